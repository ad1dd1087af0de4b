"""The vague words, by what they are vague about: which measure would replace them.

Drawn from lists of weak words in requirements practice (Wilson, Rosenberg and Hyatt 1997; INCOSE
Guide to Writing Requirements, rule R7, 2023) and from the wording of statements of work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.openings import Openings
from intelligence.sow.vocabulary import blind, whole


@dataclass(frozen=True, slots=True)
class Vague:
    """Words of one sort. ``in_place`` says whether the measure can stand where the word stood."""

    pattern: re.Pattern[str]
    lack: str
    measure: str
    in_place: bool
    confidence: float


_SPEED = "no time is named, so both sides may mean different days"
_RHYTHM = "no interval is named, so nobody can say when one was missed"
_USE = "ease of use is a matter of taste until a test with people and a figure stands beside it"
_PERFORM = "no load, figure or test is named by which it could be shown"
_GRADE = "quality without a test, standard or checklist is judged differently by whoever pays"
_RULE = "no standard, edition or document is named, so each side brings its own"
_TRY = "it promises trying, not a result, and says neither how hard nor for how long"
_ESCAPE = "it lets either side decide afterwards whether the duty applied at all"
_AMOUNT = "how much of it is enough is left to whoever judges it later"
_STAFF = "it names no grade, certificate or years by which a person would qualify"

TERMS: tuple[Vague, ...] = tuple(
    Vague(whole(pattern), lack, measure, in_place, confidence)
    for pattern, lack, measure, in_place, confidence in (
        (
            (
                r"as (?:soon|quickly|early|fast|promptly) as (?:is )?(?:reasonably "
                r")?(?:possible|practicable|practical|feasible)"
                r"|asap|a\.s\.a\.p\.?|prompt(?:ly)?|(?:in|on) a (?:timely|prompt|speedy|swift"
                r"|expeditious) (?:manner|fashion|way|basis)"
                r"|timely|without (?:undue|unreasonable|unnecessary) delay|quickly|swiftly"
                r"|speed(?:y|ily)|expeditious(?:ly)?"
                r"|at short notice|(?:within|in|after|for) (?:a|the) reasonable (?:period|time"
                r"|timeframe|time frame|timescale)"
                r"(?: of time)?|reasonable (?:time|period|notice|timeframe)|shortly (?:after"
                r"|before|thereafter)?|soon(?: after)?"
                r"|(?:short|fast|quick|rapid) (?:turnaround|response|resolution)(?: times?)?"
                r"|in good time|sufficient notice"
                r"|in a reasonable time|immediately|rapidly|without delay"
            ),
            _SPEED,
            "within [number] working days of [event]",
            True,
            0.85,
        ),
        (
            (
                r"regular(?:ly)?|period(?:ic|ically|ical)|frequent(?:ly)?|occasional(?:ly)?"
                r"|from time to time|routinely|at regular intervals"
                r"|on a regular basis|at (?:suitable|appropriate|reasonable) intervals|often"
            ),
            _RHYTHM,
            "every [number] weeks",
            False,
            0.78,
        ),
        (
            (
                r"(?:more |very |highly )?user[- ]?friendl(?:y|iness)|eas(?:y|ier"
                r"|iest)(?: to \w+| and \w+)?|easy-to-\w+|easily(?: \w+)?"
                r"|intuitive(?:ly)?|seamless(?:ly)?|smooth(?:ly)?|frictionless|hassle[- ]free"
                r"|self[- ]explanatory|attractive|appealing"
                r"|modern(?: look| design)?|clean and \w+|convenient(?:ly)?|straightforward"
                r"|simple|pleasant|elegant|ergonomic|engaging"
                r"|look and feel|slick"
            ),
            _USE,
            "[number] of 10 test users finish [task] unaided in [number] minutes",
            False,
            0.82,
        ),
        (
            (
                r"high[- ]perform(?:ance|ing)|(?:good|adequate|acceptable|optimal|excellent"
                r"|satisfactory|sufficient|improved|better|high)"
                r" (?:performance|response times?|availability|speed|throughput|usability"
                r"|stability|reliability|security)|performant"
                r"|(?:highly |more )?(?:scalable|available|responsive|reliable|resilient"
                r"|robust|flexible|extensible|performant|secure"
                r"|stable|maintainable|efficient|adaptable|configurable)|robust(?:ly|ness)?"
                r"|efficient(?:ly)?|efficiency|reliabl[ye]"
                r"|flexibl[ye]|flexibility|scalability|fast(?:er)?|near[- ]real[- ]time"
                r"|future[- ]proof(?:ed)?|optimal(?:ly)?|optimi[sz]ed"
                r"|fault[- ]tolerant|powerful|lightweight|enterprise[- ]grade"
                r"|production[- ]grade|production[- ]ready|state of readiness"
                r"|quick|rapid|agile"
            ),
            _PERFORM,
            "[number] [unit] under [load], shown by [test]",
            False,
            0.8,
        ),
        (
            (
                r"(?:high(?:est)?|good|excellent|top|superior|premium|best|great|outstanding"
                r"|adequate|acceptable|consistent|suitable|appropriate"
                r"|sufficient|required|professional)[- ]quality|(?:high(?:est)?|good|excellent"
                r"|professional|acceptable|adequate|exacting)"
                r" (?:standards?|levels?(?! (?:design|architecture|plan|overview|estimate|concept"
                r"|requirement|description|diagram|summary|scope|roadmap|document|view)))"
                r"(?: of \w+(?: (?:service|satisfaction|support|care|experience|security))?)?"
                r"|state[- ]of[- ]the[- ]art|world[- ]class"
                r"|best[- ](?:in[- ]class|of[- ]breed|possible)"
                r"|cutting[- ]edge|leading[- ]edge|first[- ]class|workmanlike"
                r"|in a professional (?:and \w+ )?(?:manner|way|fashion)"
                r"|professional(?:ly)?|up[- ]to[- ]date|comprehensive(?:ly)?|thorough(?:ly)?"
                r"|extensive(?:ly)?|in[- ]depth|holistic(?:ally)?"
                r"|proper(?:ly)?|fully (?:functional|functioning|operational|working|tested"
                r"|documented|integrated|trained|featured)"
                r"|well[- ](?:documented|structured|designed|tested|trained|written"
                r"|organi[sz]ed)|polished|meaningful|rigorous(?:ly)?"
                r"|excellent|outstanding|good working order|work(?:s|ing)? (?:properly"
                r"|correctly|well|as (?:intended|expected))"
                r"|high[- ]level(?= (?:of|standard))|detailed|clear|innovative|careful(?:ly)?"
                r"|diligent(?:ly)?|correctly|good|great|strong"
            ),
            _GRADE,
            "meeting [checklist or standard] and tested by [test]",
            False,
            0.78,
        ),
        (
            (
                r"(?:industry |recogni[sz]ed |current |general(?:ly)? |good |international "
                r"|common |accepted |market )*best[- ]practices?"
                r"|(?:industry|market|usual|common|generally accepted|prevailing|customary"
                r"|accepted|normal|current|applicable|relevant"
                r"|modern|appropriate|recogni[sz]ed|international|good"
                r"|professional) (?:industry )?(?:standards?|practices?|norms?"
                r"|conventions?|guidelines)|industry[- ]standard|good (?:industry )?practice"
                r"|common practice|to industry norms?"
            ),
            _RULE,
            "[standard and its edition]",
            True,
            0.82,
        ),
        (
            (
                r"(?:its |their |his |our |all )?(?:best|reasonable|commercially reasonable"
                r"|reasonable commercial|every|all reasonable"
                r"|every reasonable|utmost|all|diligent|good faith) (?:efforts?|endeavou?rs?)"
                r"|(?:strives?|endeavou?rs?|aims?|seeks?|tr(?:y|ies)"
                r"|attempts?|intends?|hopes?) to|(?:does|do|try) (?:its|their|our) (?:best"
                r"|utmost)|best[- ]effort(?:s)?(?: basis)?"
                r"|as far as (?:is )?(?:reasonably )?(?:possible|practicable|feasible)"
                r"|as much as possible|to the (?:best|greatest|fullest"
                r"|maximum|largest) (?:of \w+ abilit(?:y|ies)|(?:possible )?extent(?: possible"
                r"| practicable| feasible)?|degree(?: possible)?)"
                r"|to the extent (?:\w+ )?(?:possible|practicable|feasible|practical)"
            ),
            _TRY,
            "up to [number] person-days",
            False,
            0.85,
        ),
        (
            (
                r"(?:where|if|when|wherever|whenever|as) (?:it is |this is |deemed "
                r"|considered )?(?:reasonably |commercially |technically )?"
                r"(?:possible|feasible|practicable|practical|appropriate|applicable|suitable"
                r"|sensible|reasonable|useful|relevant|convenient)"
                r"|as (?:is )?(?:appropriate|applicable)|at (?:its|their|the \w+'s) (?:sole "
                r"|own )?discretion"
            ),
            _ESCAPE,
            "when [condition that both sides can observe]",
            True,
            0.8,
        ),
        (
            (
                r"(?:suitably |appropriately |adequately |sufficiently |properly |highly "
                r"|fully )(?:qualified|skilled|experienced|trained|sized"
                r"|equipped|staffed|configured|secured|protected|documented|tested|informed"
                r"|maintained|supported|prepared|dimensioned)"
                r"|(?:qualified|experienced|skilled|senior|competent|knowledgeable"
                r"|capable) (?:and \w+ )?(?:staff|personnel|resources?|people|consultants?"
                r"|engineers?|team(?: members?)?|specialists?|developers?|trainers?|experts?"
                r"|professionals?)|expert"
            ),
            _STAFF,
            "[role, certificate, years]",
            True,
            0.72,
        ),
        (
            (
                r"appropriate(?:ly)?|adequate(?:ly)?|sufficient(?:ly)?|suitabl[ey]"
                r"|(?:un)?reasonabl[ey]|satisfactor(?:y|ily)|acceptable|acceptably"
                r"|effective(?:ly)?|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]"
                r"|minimal(?:ly)?|minimi[sz]ed?|maximi[sz]ed?|as little as possible"
                r"|normal|typical(?:ly)?|usual(?:ly)?|customary|noticeabl[ey]"
                r"|material(?:ly)?(?= (?:improve|reduce|increase|better))"
                r"|meets? (?:the )?expectations|(?:client|customer|user|business"
                r"|stakeholder)s?'?s? expectations|(?:business|project|user) needs"
                r"|generally|largely|mostly|more or less|minor|moderate|limited|basic|relevant"
                r"|necessary|improve[sd]?|enhance[sd]?|improving|better"
                r"|relatively|roughly|around(?= \d)|approximately|about(?= \d)|essentially"
                r"|competitive|low[- ]maintenance|cost[- ]effective(?:ly)?"
                r"|value[- ]adding|key|important|critical|major|complex|standard"
            ),
            _AMOUNT,
            "[figure or list]",
            False,
            0.7,
        ),
    )
)
#: The same patterns over small letters, and which of them can be met in a text at all.
BLIND_TERMS = tuple(blind(term.pattern) for term in TERMS)
OPENINGS = Openings(dict(enumerate(BLIND_TERMS)))

#: Words that are vague only where something is promised with them, and often are not.
WEAK = whole(
    r"eas(?:y|ier|iest|ily)|simple|modern|good|great|clear|detailed|fast|quick|rapid"
    r"|limited|basic|minor|major|key|important|critical"
    r"|complex|standard|relevant|necessary|normal|typical(?:ly)?|usual(?:ly)?|improve[sd]?"
    r"|improving|enhance[sd]?|better|generally|approximately"
    r"|around|about|roughly|moderate|immediately|secure|strong|expert|correctly|stable"
    r"|faster|competitive|often|applicable standards?"
    r"|where applicable|if applicable|as applicable|soon|professional|effective|material"
    r"|relatively|essentially|careful(?:ly)?|available"
    r"|without delay|configurable|agile|convenient|attractive|excellent|shortly|limited"
    r"|timely|maintainable|significant|innovative|look and feel"
)
#: Fixed names in which such a word is not vague.
NAMES = re.compile(
    r"\bregular (?:expression|expense|working (?:hours|days))|\bnormal (?:working|business"
    r"|office) (?:hours|days|time)|\bperiodic table|\brobust(?:ness)? test"
    r"|\bfast[- ]track|\beasy ?access|\bkey (?:user|vault|account|performance)"
    r"|\bcritical (?:path|defect|incident|severity)|\bmajor (?:defect|incident|release"
    r"|version)|\bminor (?:defect|incident|release|version)|\bstandard (?:report"
    r"|configuration|functionality|interface|contract|operating|form|api|sap"
    r"|working|business|edition|licen[cs]e|rate)|\bmodern workplace|\bagile"
    r"|\bprofessional services?|\bprofessional indemnity|\bclear (?:text|desk)"
    r"|\bgood faith|\bsufficient cause|\breasonable (?:doubt|care|expenses?|grounds|costs)"
    r"|\bsimple mail|\bflexible (?:field|working)|\bsecure (?:shell|ftp|file)"
    r"|\bflexfield|\bsafe and\b|\befficient frontier|\bacceptable use|\bbest (?:and final"
    r"|before)|\btypical day\b|\bstrong authentication|\brapid application"
    r"|\bacceptance\b.{0,20}\bsatisfactory\b|\bquick reference",
    re.IGNORECASE,
)
