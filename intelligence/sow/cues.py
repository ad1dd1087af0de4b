"""Words that speak for or against a kind of passage without deciding it: what the judge weighs.

A cue is a pattern over the reading of a statement. Many are ordinary words ("when", "other"): only
together, and with what is missing beside them, do they tell something.
"""

from __future__ import annotations

import re
from functools import lru_cache

from intelligence.sow.acceptance import CRITERION, GATE, TASTE, TIED
from intelligence.sow.openings import Openings
from intelligence.sow.passive import ACTIVE, BY_SOMEBODY
from intelligence.sow.setting import Setting
from intelligence.sow.unquantified import WEAK_AMOUNT
from intelligence.sow.vague import MEASURE
from intelligence.sow.vague_terms import BLIND_TERMS, WEAK
from intelligence.sow.vague_terms import OPENINGS as TERM_OPENINGS
from intelligence.sow.vocabulary import (
    CAP,
    CHANGE,
    DATE,
    DEFINITION,
    EXCLUDED,
    LEGAL,
    REFERENCE,
    blind,
    in_small_letters,
    whole,
)

CUES: dict[str, re.Pattern[str]] = {
    "accepts": GATE,
    "taste": TASTE,
    "criterion": CRITERION,
    "tied": TIED,
    "by somebody": BY_SOMEBODY,
    "somebody acts": ACTIVE,
    "weak amount": WEAK_AMOUNT,
    "measure": MEASURE,
    "reference": REFERENCE,
    "cap": CAP,
    "change": CHANGE,
    "excluded": EXCLUDED,
    "definition": DEFINITION,
    "law": LEGAL,
    "date": re.compile(DATE, re.IGNORECASE),
    "code": re.compile(r"\b[A-Z]{1,4}-?\d"),
    "digit": re.compile(r"\d"),
    "two figures": re.compile(r"\d\D+\d"),
    "money": re.compile(r"[€£$]\s?\d|\b(?:EUR|USD|GBP|CHF)\b"),
    "quotation": re.compile(r'"'),
    "colon": re.compile(r":\s"),
    "semicolon": re.compile(r";"),
    "bracket": re.compile(r"\([^()]+\)"),
    "negation": whole("not|no|never|nothing|none|neither|nor|without|cannot"),
    "modal": whole("will|shall|must|should|to be|needs? to|ha(?:s|ve) to"),
    "limit": whole(
        "within|no later than|at the latest|at most|at least|no more than|maximum|minimum"
        "|not exceed|ends? on|fewer than|less than"
    ),
    "deadline": whole(
        "by|before|prior to|ahead of|until|on the (?:evening|night|day)|in advance|in time"
    ),
    "nobody": whole(
        "somebody|someone|both (?:parties|sides)|the (?:project|parties|business|organi[sz]ation)"
        "|either side|everyone|all parties|all concerned|those (?:concerned|involved)"
        "|one of (?:us|the parties)|jointly|together|interested parties|the relevant \\w+"
    ),
    "to happen": whole(
        "needs? (?:to be )?\\w+(?:ing|ed)|to be \\w+(?:ed|ne|en)|to be (?:in place|done|made|held)"
        "|(?:is|are|be) (?:in place|in hand|available|ready|there|on hand|on site)|gets? \\w+ed"
        "|there (?:will|shall|must) be|ha(?:s|ve) to have been|takes? place|(?:is|are) expected"
    ),
    "mass": whole(
        "documentation|assistance|training|support|advice|help|travel|coverage|stock|staff|people"
        "|data|content|guidance|coaching|consultancy|consulting|maintenance|testing|material"
        "|on-?site presence|floor-?walking|hypercare|locali[sz]ation|translation|cover|capacity"
    ),
    "repeated": whole(
        "regular(?:ly)?|periodic(?:al)?(?:ly)?|frequent(?:ly)?|ongoing|continuous(?:ly)?|often"
        "|cycles?|from time to time|routine(?:ly)?|at intervals|recurring|repeated(?:ly)?|rounds?"
    ),
    "taken as": whole(
        "enough|such that|so that|so as to|as \\w+ as|the way|in the spirit|to the degree"
        "|(?:a|the|an?) \\w+ (?:level|degree|standard|manner|way|fashion) of|level of|kind|feels?"
        "|love|enjoy|proud|expect(?:s|ed|ations?)?|should notice|with (?:care|tact|flexibility)"
        "|makes? sense|adds? value|valued?|fit for|fit to|worthy|spirit|notice(?:s|abl[ey])?"
        "|like|look and feel|impress(?:es|ive)?|confiden(?:t|ce)|comfortabl[ey]|sensibl[ey]|wisely"
        "|in a \\w+ (?:manner|way|fashion)|due (?:speed|care|regard|diligence)|right|pleased"
    ),
    "all": whole(
        "all|any|every|everything|whatever|anything|wherever|whenever|always|each time|whichever"
    ),
    "other": whole(
        "else|others?|further|additional(?:ly)?|more|rest|related|surrounding|remaining|etc"
        "|and so on|similar|such as|go(?:es)? with|depends? on|extras?|small|minor|thereafter"
        "|afterwards|in general|associated|adjacent|around|ecosystem|wider|beyond|new"
    ),
    "helps": whole(
        "helps?|supports?|assists?|advises?|advice|accompan(?:y|ies)|stays?|is there|available"
        "|at (?:the |its )?disposal|answers? (?:queries|questions)|attends?|looks? after|around"
        "|takes? care|adapts?|keeps? up|contact|responsib(?:le|ility)|guides?|assistance|hand in"
        "|steps? in|on call|on hand|involved|partner|troubleshoots?|questions?|queries|puts? right"
    ),
    "as long": whole(
        "until|as long as|throughout|during|whenever|as often as|in the course|over the life"
        "|for as|as they (?:come|arise|occur)|as required|as needed|following|after|when invited"
        "|long-term|end-to-end|from start to finish|whatever it takes|at any time|where"
    ),
    "free": whole(
        "includ(?:es?|ed|ing)|free of charge|without (?:extra |any )?charge|no (?:extra|additional)"
        "|part of the (?:fixed )?(?:price|fee)|covered by|covers?|in scope|incl|at no|goes? without"
        "|fixed price|lump sum|flat rate"
    ),
    "wish": whole(
        "wish(?:es|ed)?|wants?|wanted|needs?|needed|desir(?:ed|able|es?)|taste|requests?|requested"
        "|asks?(?: for)?|deems?|helpful|invited|calls? for|necessary|required|turns? out|demands?"
        "|come(?:s)? to light|comes? into|arises?|occurs?|advisable|should (?:a|the"
        "|any) \\w+|likes?"
    ),
    "later": whole(
        "later|yet|still|pending|open|provisional(?:ly)?|placeholder|parked|under review|whether"
        "|which|where|clear(?:er)?|discuss(?:ed|ion)?|question|blank|reserved|follows?|to follow"
        "|separate(?:ly)?|in due course|stage|for now|for the time being|once|depends|tb[cdan]"
        "|not yet|unknown|at some point|course of|proposed|proposal|understanding|arrangement"
        "|preliminary|tentative(?:ly)?|indicative|draft|in progress"
        "|being (?:\\w+ )?(?:looked|worked"
        "|discussed|considered|clarified)|as the \\w+ proceeds|revisit(?:ed)?|future"
        "|if it turns out"
    ),
    "settled": whole(
        "agree(?:s|d|ment)?|decid(?:e|es|ed)|decision|defin(?:e|es|ed)|determin(?:e|es|ed)|chosen"
        "|choose|chooses|named|fix|fixed|find|found|settle[sd]?|worked out|develop(?:ed)?"
        "|clarif(?:y|ied)|confirm(?:s|ed)?|finali[sz]ed?|specif(?:y|ied)|select(?:s|ed)?|written"
    ),
    "left open": whole(
        "to be (?:\\w+ly )?(?:agreed|defined|decided|determined|confirmed|discussed|inserted|named"
        "|specified|clarified|advised)|yet to be|remains? (?:subject|open)|tb[cdan]|n/?k"
        "|(?:has|have|is|are|was) not (?:been |yet |been yet )*\\w+(?:ed|own|en)|open (?:point"
        "|question|issue|item)|(?:will|shall) become|left (?:to|open|blank)|not (?:yet )?available"
    ),
    "blank": re.compile(
        r"\?{2,}|_{3,}|\bX{2,}\b|\bn{2,}\b|\[(?:to|insert|tb|date|name|number|\W)", re.IGNORECASE
    ),
    "finished": whole(
        "complete[sd]?|completion|finish(?:es|ed)?|ends?|ended|closes?|closed|concludes?|done|over"
        "|pass(?:es|ed)|released?|earned|due|counts? as|accept\\w*|approv\\w*|sign\\w*|satisf\\w+"
        "|happy|handover|handed|hand-?over|takes? over|taken over|commission\\w*|go-?live|launch"
        "|check\\w*|inspect\\w*|review\\w*|judg\\w+|evaluat\\w+|test(?:ing|ed)?|protocol"
        "|certificate"
        "|convinc\\w+|content\\w*|complaints?|useful|positive|successful\\w*|moves? on|objection"
    ),
    "paid": whole(
        "payment|payable|pays?|paid|invoices?|invoiced|instal?ments?|fees?|milestones?|gate|phase"
        "|warranty|retention|M\\d|stage|part|tranche|bills?|billed"
    ),
    "when": whole("when|once|after|upon|on|if|as soon as|whereupon|subject to|with the|following"),
    "in a negotiation": whole(
        "write to|in writing|requests? (?:them|it|this)|form|signed|signature"
    ),
}

_ABOVE: dict[str, re.Pattern[str]] = {
    "above: acceptance": re.compile(r"accept|sign-?off|approv|complet", re.IGNORECASE),
    "above: change": re.compile(r"chang|variation|amend", re.IGNORECASE),
    "above: client": re.compile(r"client|customer|responsib|dut|obligation|you", re.IGNORECASE),
    "above: assumption": re.compile(r"assum|premise|condition|out of|exclu|not", re.IGNORECASE),
    "above: price": re.compile(r"price|fee|charge|payment|commercial|compensation", re.IGNORECASE),
}
_NEXT: dict[str, re.Pattern[str]] = {
    "next: digit": re.compile(r"\d"),
    "next: goes on": re.compile(r"^(?:this|that|these|it|they|he|she|the latter)\b", re.IGNORECASE),
}
_SHORT, _LONG = 45, 130
_Cues = dict[str, re.Pattern[str]]


def _told_apart(cues: _Cues) -> tuple[_Cues, _Cues]:
    """Cues that capitals matter to, and those to be looked for in small letters."""
    seeing = {name: one for name, one in cues.items() if not one.flags & re.IGNORECASE}
    return seeing, {name: blind(one) for name, one in cues.items() if name not in seeing}


_SEEING, _BLIND = _told_apart(CUES)
_BLIND_ABOVE = {name: blind(one) for name, one in _ABOVE.items()}
_BLIND_NEXT = {name: blind(one) for name, one in _NEXT.items()}
_OPENINGS = Openings(_BLIND)
_BLIND_CRITERION, _BLIND_ACTIVE = blind(CRITERION), blind(ACTIVE)
#: Statements whose telling their neighbours is remembered.
_NEIGHBOURS = 8


@lru_cache(maxsize=_NEIGHBOURS)
def _of_neighbour(small: str) -> tuple[bool, bool]:
    """Return whether a statement has a criterion, and whether somebody acts in it.

    Statements come in order: what comes after one is what came before the second next.
    """
    return bool(_BLIND_CRITERION.search(small)), bool(_BLIND_ACTIVE.search(small))


def cues_of(setting: Setting) -> dict[str, bool]:
    """Return which cues a statement, its heading and its neighbours have."""
    words = setting.words
    small, above = setting.small, in_small_letters(setting.above)
    after = in_small_letters(setting.after.words) if setting.after else ""
    before = in_small_letters(setting.before.words) if setting.before else ""
    possible = _OPENINGS.possible(small)
    strengths = [
        0.0 if WEAK.fullmatch(words, found.start(), found.end()) else 1.0
        for number in sorted(TERM_OPENINGS.possible(small))
        for found in BLIND_TERMS[number].finditer(small)
    ]
    return (
        {name: bool(pattern.search(words)) for name, pattern in _SEEING.items()}
        | {
            name: name in possible and bool(pattern.search(small))
            for name, pattern in _BLIND.items()
        }
        | {name: bool(pattern.search(above)) for name, pattern in _BLIND_ABOVE.items()}
        | dict(zip(("next: criterion", "next: acts"), _of_neighbour(after), strict=True))
        | {name: bool(pattern.search(after)) for name, pattern in _BLIND_NEXT.items()}
        | dict(zip(("before: criterion", "before: acts"), _of_neighbour(before), strict=True))
        | {
            "elsewhere: criterion": setting.accepted_elsewhere,
            "vague": any(strengths),
            "weakly vague": 0.0 in strengths,
            "twice vague": len(strengths) > 1,
            "short": len(words) < _SHORT,
            "long": len(words) > _LONG,
            "row": setting.is_row,
            "item": setting.promises and not setting.is_row,
        }
    )
