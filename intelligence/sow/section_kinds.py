"""How each section of a statement of work is recognised, and what to write where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intelligence.sow.customers import HELPS, customer_helps
from intelligence.sow.outline import Outline
from intelligence.sow.passage import Section

_CLIENT = (
    r"(?:client|customer|buyer|purchaser|employer|owner|authority|you|your|agency|company|bank"
    r"|council|hospital|university|society|county|group|foundation|ministry|trust|board|school"
    r"|insurer|operator of the site|commissioner|principal|recipient|government|department|bureau"
    r"|subscriber|licensee"
    r"|district|tenant|union|plant|country office|committee|highways authority|cooperative|chair)"
)


@dataclass(frozen=True, slots=True)
class SectionKind:
    """How a section is recognised.

    By its heading, by a statement that says it, or by a few that follow each other and together
    have everything that ``together`` asks for. Where a heading may name a party alone, such a label
    with nothing but a name behind it ("Customer: Nordic Foods") says nothing. ``of_whole`` is asked
    of the whole text where none of these tells it.
    """

    heading: re.Pattern[str]
    statement: re.Pattern[str]
    why: str
    rewrite: str
    together: tuple[re.Pattern[str], ...] = ()
    names_party: bool = False
    of_whole: Callable[[Outline], bool] | None = None


def _all_of(*fragments: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in fragments)


_HOW_ACCEPTED = _all_of(
    r"(?:'s|is|are|be) (?:\w+ )?(?:accepted|complete|finished|done|passed|good|taken over|final)"
    r"|counts? (?:as|\w+ \w+ as)|accepted is|done means|was met|certif\w+",
    r"if|when|once|after that|means|as soon as|whether|no more than|not more than|at least"
    r"|from \d+",
    r"confirm\w*|sign\w*|tick\w*|certif\w+|records?|notes?|minut\w+|writ\w+|stamp|e-mail"
    r"|compare[sd]?|said|set it to|review(?:s|ed) by (?:the )?\w+ within"
    r"|reviews? (?:it|them|each \w+) within",
    r"within|by (?:the )?\d+|by [a-z]{3,9} \d+|(?:has|have) \w+ (?:\w+ )?days|\w+ days|until"
    r"|in (?:the|its|each) (?:\w+ )?(?:review|meeting)|quarter",
)
_HOW_CHANGED = _all_of(
    r"chang\w*|variations?|wants?|wish\w*|something else"
    r"|anything (?:else|new|more|beyond|extra)|extras?"
    r"|additional (?:services|work)|do more|need more|further \w+|different",
    r"prices?|priced|quot\w+|estimat\w*|costs?|fees?|surcharge|offer|days",
    r"signs?|signed|countersign\w*|approv\w*|yes|in writing|agree[sd]?|instruct\w*|replied|reply"
    r"|confirm\w*|authori[sz]\w*|stamps?",
    r"before|then|begin\w*|start\w*|takes? effect|effective|appl(?:y|ies)|valid|go when"
    r"|does it|until",
)


KINDS: Mapping[Section, SectionKind] = {
    Section.EXCLUSIONS: SectionKind(
        re.compile(
            (
                r"exclu|out[- ]of[- ]scope|^(?:[\w.]{1,6} )?not\b|n't\b"
                r"|\b(?:we|you|do|does|is|are|will|shall|may|can)(?: \w+)? not\b|scope boundar"
                r"|outside(?! (?:of )?(?:\w+ )?hours)|limits? of(?! liab)"
                r"|limitations(?! of liab)|boundar|restriction|(?:leaves?|stays?) out|^out$"
                r"|\blimits$|^out of (?:the|this)\b"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bexclud(?:es|ed|ing)\b|\bout of scope\b|\boutside (?:of )?(?:the |this "
            r"|his |her |our )?(?:scope|engagement|work|mandate)"
            r"|\bnot (?:be )?(?:included|covered|in scope|part of|to be done|ours)\b"
            r"|\b(?:lies?|are|is|fall) outside\b|\bnothing (?:beyond|else)\b"
            r"|\bnot within\b"
            r"|\b(?:supplier|vendor|contractor|consultant|provider|integrator|agency"
            r"|engineer|auditor|firm|trainer|we|she|he|price|fee|scope|work|it|team"
            r"|coach)\s(?:does|do|will|shall|is|are|were)(?: not|n't)\s(?!react|hold|so\b)"
            r"|\bleft out\b|\b(?:is|are) by others\b|\bin the price\b(?<=not in the price)"
            r"|\bnot in this (?:contract|order)\b|\bnot (?:required|requested|needed)\b"
            r"|\b(?:do|does|shall|will) not (?:provide|include|cover|comprise|perform|extend to)\b"
            r"|\b(?:is|are|stays?|remains?) out"
            r"(?= of the (?:order|perimeter|works?|price)\b|[.;,]|$)"
            r"|^out of the (?:perimeter|works?|order|price) (?:is|are)\b|\bleaves? out\b"
            r"|\boutside (?:of )?(?:the |this )?(?:service|order|fee|price)s?\b|\bby neither\b"
            r"|\bunder (?:a |another )?separate (?:contract|order|agreement)\b"
            r"|\b(?:no business of|another firm|not our (?:task|job|business)"
            r"|remains? with|left to others|leaves? aside|beyond this)\b",
            re.IGNORECASE,
        ),
        (
            "Nothing says what the price does not cover: whatever is not written can be "
            "claimed as included."
        ),
        (
            "Out of scope are: [work that a reader might expect, item by item]. What is not "
            "listed under Scope is not included."
        ),
    ),
    Section.ASSUMPTIONS: SectionKind(
        re.compile(
            (
                r"assum|premise|suppos|precondition|prerequisite|deemed true|basis of (?:the "
                r"|our )?(?:offer|estimate|price|proposal|calculation)|planning basis"
                r"|constraints|^calculation|dependenc|what (?:we|\w+ \w+) (?:rely|count|rests?) on"
                r"|we (?:plan|reckon|count|rely) (?:on|with)|^on what|^basis$|sized for|hypothes"
                r"|conditions on which|^(?:price|pricing) basis"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bassum(?:es?|ed|ing|ption|ptions)\b|\b(?:is|are) based on the (?:following"
            r"|premise|understanding)|\bpre-?condition|\bprerequisite|\bsuppos(?:es?|ed"
            r"|ition)|\breckon(?:ed|s)?\b"
            r"|\bon the (?:basis|understanding|premise|footing) that\b|\b(?:price|offer"
            r"|estimate|plan|fee|schedule|dates?|calculation)s? (?:and \w+ )?(?:is|are"
            r"|rests?|rel(?:y|ies)|depends?|holds?) (?:based )?(?:up)?on\b"
            r"|\btakes? (?:it )?(?:for granted|as given)|\bpremised?\b(?! of)|\bpresum"
            r"|\bcondition of (?:the )?(?:fee|price|offer)\b"
            r"|\bcalculated on\b|\bsized for\b|\breckon with\b|\bwe plan on\b|\b(?:counts?|counted"
            r"|count) on\b|\bwe expect that\b|\bpriced on\b",
            re.IGNORECASE,
        ),
        (
            "No assumption is written down: when one that the price rests on turns out "
            "false, there is no ground for a change."
        ),
        (
            "The price and the dates assume: [assumption, with its figure], confirmed by "
            "[role at the Client] by [date]; where one does not hold, the change procedure "
            "applies."
        ),
    ),
    Section.ACCEPTANCE: SectionKind(
        re.compile(
            (
                r"accept|sign-?off|approval|completion criteria|definition of done"
                r"|success criteria|deliverables? pass|fulfilled|when .{0,20}(?:done|finished"
                r"|complete)|\bpass\b|proof|^reception\b|recette|^verification$|\bchecking$"
                r"|tak(?:ing|e)[- ]over"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:is|are|be|counts? as|deemed)\s(?:\w+\s)?(?:accepted|approved|passed"
            r"|fulfilled)\b(?=.{0,160}(?:\bwhen|\bif\b|\bonce|\bas soon|\bat \d|\bby\b"
            r"|\bwithin|\bunless))|\baccept(?:s|ance)\b.{0,120}\b(?:criteria|within|days"
            r"|cases)\b"
            r"|\b(?:criteria|test cases?)\b.{0,80}\baccept|\bsigns? off\b|\bdeemed accept"
            r"|\bpass(?:es|ed)? (?:when|if|once)\b|\bapproves?\b.{0,80}\bif\b"
            r"|\bif\b.{0,120}\b(?:accepts|approves)\b|\bnot objected\b.{0,60}\baccepted\b"
            r"|\bwill (?:compare|check|test)\b.{0,200}\bconfirm"
            r"|\byou (?:check|confirm)\b.{0,80}\b(?:by|within"
            r"|as follows)\b"
            r"|\b(?:confirms?|accepts?|approves?|signs?"
            r"|rejects?)\b.{0,60}\bwithin\b.{0,30}\bdays\b"
            r"|\bwithin\b.{0,30}\bdays\b.{0,80}\b(?:confirms?|accepts?|signs?|tests?"
            r"|rejects?)\b",
            re.IGNORECASE,
        ),
        (
            "Nothing says how, by whom and within what period the deliverables are accepted, "
            "so the last payment can be held back at will."
        ),
        (
            "A deliverable is accepted when [criteria in Annex [letter]] are met. [Role at "
            "the Client] accepts or lists the defects in writing within [number] working "
            "days; after that it counts as accepted."
        ),
        _HOW_ACCEPTED,
    ),
    Section.CHANGE_CONTROL: SectionKind(
        re.compile(
            (
                r"(?<!organisational )(?<!organizational )\bchang(?:e|es|ing)\b(?! management)"
                r"|variation|amend|alteration|modification|additional work|more or less work"
                r"|addendum"
            ),
            re.IGNORECASE,
        ),
        re.compile(
            r"\bchange[- ](?:request|order|control|notice|note|procedure|process|board"
            r"|form|letter)|\bvariations?\b|\baddend(?:um|a)\b"
            r"|\bsupplement\b.{0,40}\b(?:form|writing|signed)|\bwritten amendment"
            r"|\brequests? for change"
            r"|\b(?:changes?|amendments?|additions?|additional work|modifications?"
            r"|requests?|further \w+|more \w+|wants? (?:anything|something|more"
            r"|further))\b.{0,120}\b(?:in writing|written|signed|prices? (?:it|them)"
            r"|quotes?|agreed|estimat\w+|approved)\b"
            r"|\b(?:extra|additional|further|out-of-scope) (?:work|hours?|days?|effort|tasks?"
            r"|services?)\b.{0,80}\b(?:once|after|when|only if|before) (?:you|the \w+) "
            r"(?:has |have )?(?:approve|agree|sign|accept|confirm)\w*\b",
            re.IGNORECASE,
        ),
        (
            "No procedure says how scope, price and dates change: changes will be made on "
            "the word of whoever asks."
        ),
        (
            "A change is asked for in writing. The Supplier states its effect on price and "
            "dates within [number] working days, and nothing is done before [role at the "
            "Client] and [role at the Supplier] have signed it."
        ),
        _HOW_CHANGED,
    ),
    Section.CLIENT_RESPONSIBILITIES: SectionKind(
        re.compile(
            rf"\b{_CLIENT}(?:'?s'?)?\b.{{0,30}}\b(?:responsib|obligat|dut|task|input|depend"
            r"|contribut|provid|furnish|role|cooperat|part\b|share|side|does|helps?|gives)"
            r"|\b(?:responsib|obligations?|duties|inputs?|cooperation|dependenc"
            r"|contribution|part|share|works?|to be done|done)\w*\b.{0,20}\b(?:of|by|from"
            rf"|on)\b.{{0,10}}\b{_CLIENT}\b"
            rf"|\b{_CLIENT}(?:'?s'?)? (?:work|will|shall)$|\bcharge of\b.{{0,10}}\b{_CLIENT}\b"
            r"|\b(?:provisions?|collaboration|engagements?)\b.{0,10}\b(?:of|by|from)\b"
            rf".{{0,10}}\b{_CLIENT}\b"
            r"|^what (?!we\b|you\b)[\w ]{2,30} (?:furnishes|brings|contributes)$"
            r"|^(?:what )?you (?:do|bring|provide|supply|furnish|send|contribute|prepare|arrange)$"
            r"|^raci\b|\braci$|\bresponsibility (?:assignment )?matrix\b|\bwho does what\b"
            r"|what we need|you(?:r)? (?:part|tasks|inputs|side|share|help)"
            r"|roles and responsibilities|(?:client|customer)[- ](?:furnished|side)"
            r"|'s (?:part|share|duties|side|obligations|contribution|tasks"
            rf"|responsibilities|help)\b|^(?:from )?(?:the )?{_CLIENT}$|^your \w+$"
            r"|^(?!.*\b(?:supplier|vendor|contractor|consultant|provider|our)).*\b(?:responsibilities"
            r"|obligations|duties|co-?operation|contributions?|furnished)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b{_CLIENT}(?:'s [\w ]{{2,40}}(?:, [^,.;]{{2,40}},)?)?\s(?:for its part\s|also\s"
            r"|\([^()]{1,30}\)\s)?(?:will|shall|must|is to|agrees to"
            rf"|has to)?\s?(?:{HELPS}|buys?|has \w+)\b"
            rf"|^(?:the )?{_CLIENT} will (?:[-*\u2022]|\d+[.)])"
            r"|\byour [\w ]{2,30} (?:has to|have to|must|needs? to)\b"
            r"|\b(?:from|on) your side\b|\b(?:we|i) (?:shall |will )?need (?:from you|your)\b"
            r"|\byou (?:will )?(?:let|get) (?:us|the)\b"
            r"|\bplease (?:name|give|send|provide)\b|\bby (?:the )?(?:client|customer"
            r"|buyer|owner|employer)(?:, at its (?:own )?cost)\b|\bfree[- ]issue\b"
            rf"|\bprovided by (?:the )?{_CLIENT}\b",
            re.IGNORECASE,
        ),
        (
            "Nothing lists what the client has to do and by when, so delays that it causes "
            "will be charged to the supplier."
        ),
        (
            "The Client provides, at its own cost: [input or access] by [date], [people, by "
            "role] for [number] days, and decisions within [number] working days of the "
            "request. Delay of these moves the dates by as much."
        ),
        names_party=True,
        of_whole=customer_helps,
    ),
}
