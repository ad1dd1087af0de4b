"""Which recommendations and resolutions can be read by themselves, as advice to somebody else.

A statement that was clear where it stood ("Do it earlier", "Fixed with the update of 5 April") says
nothing on another page. The rules are about words alone; what is general can also be told by where
it stands, which :mod:`intelligence.risk.said` does.
"""

from __future__ import annotations

import re

from intelligence.boilerplate import is_boilerplate
from models.sentence_rules import word_set

FEWEST_WORDS = 5
MOST_CHARACTERS = 320

_FRAME = re.compile(r"[_*~`\"'\u201c\u201d\u2018\u2019\s]+")
_MARKED = re.compile(r"([_*])\1{0,2}\S.*\S\1{1,3}")
#: Where a clause begins; a pronoun after one is mostly explained by the clause before.
_BOUNDARY = re.compile(
    r"(?i)[,;:\u2013\u2014]|\b(?:if|when|whenever|once|until|till|unless|before|after|as|because|while"
    r"|where|whether|how|what|that|than|and|or|but|since|so|who|whom|whose|which|to)\b"
)
#: "IT" is a department.
_PRONOUN = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Tt]hem|[Hh]e|[Ss]he|[Hh]im)\b")
_EXPLETIVE = re.compile(
    r"(?i)\bit (?:is|was|will be|would be|has been|may be) \w+ (?:to|that|for)\b"
)
_WORDS_BEFORE = 3
_POINTING = re.compile(
    r"(?i)\b(?:this(?! (?:day|week|month|quarter|year)\b)|these|such(?! as\b)"
    r"|the (?:above|below|latter)|as (?:above|below|discussed|mentioned|described)"
    r"|aforementioned|herein|thereof|(?:see|per|cf\.?) (?:above|below|also|attached|annex"
    r"|appendix|section|figure|table|ref))\b"
)
_LOOSE_START = re.compile(
    r"(?i)(?:and|but|then|so|also|its|their|his|her|otherwise|instead|therefore|hence|thus"
    r"|however|likewise|similarly|additionally|furthermore|moreover|that|which|who|because"
    r"|rather|note|figure|table|as a result|for (?:this|that) reason|in addition|here|there"
    r"|neither|those)\b"
)
#: A sentence that was cut, by a line end or a page.
_CUT = re.compile(
    r"(?i)(?:\b(?:and|or|of|the|a|an|to|in|on|for|with|by|from|as|at|is|are|be|that|which)"
    r"|\b(?:and|or) \d+\.|,)\s*$"
)
_ADDRESSED = re.compile(
    r"(?i)(?:\b(?:please|kindly|pls)\b|\b(?:you|your|yours|i|i'm|i've|me|my)\b"
    r"|^we (?:expect|request|demand|ask|want|need|require|await|propose|suggest|offer|are asking"
    r"|would like|look forward)\b"
    r"|\?\s*$)"
)
#: What a form asks of its writer.
_FORM = re.compile(
    r"(?i)(?:name|list|give|mention|state|write|describe) (?:at least|at most|up to|no more than"
    r"|(?:one|two|three|five|\d+) (?:thing|point|example|lesson|action|reason)s?)\b"
)
#: What ends a ticket and helps nobody else: it is done, agreed, under way.
_CLOSED = re.compile(
    r"(?i)(?:^(?:done|fixed|closed|corrected|resolved|solved|handled|sorted|completed|waiting|pending"
    r"|in progress|under way|forwarded|acknowledged|reopened|noted|no action|nothing further"
    r"|raised (?:the )?(?:priority|severity|with|again)|moved to (?:the )?next)\b"
    r"|\b(?:ticket|case|incident|call|issue|item|point|matter)\b[^.]{0,20}\b(?:closed|resolved|settled"
    r"|not come up)\b[^.]{0,20}\.?$|\bnothing further needed\b)"
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_CALENDAR = word_set(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday mon tue wed thu fri sat sun easter christmas i"
)
_MASKED = re.compile(r"\W+|\d+")


def stands_alone(text: str) -> bool:
    """Whether a statement can be read without the page it came from.

    >>> stands_alone("Rehearse the cutover twice with the people who will do it.")
    True
    >>> stands_alone("Raise it with the head of practice as soon as it is three days old.")
    False
    >>> stands_alone("See above, as discussed with the team."), stands_alone("Plan better.")
    (False, False)
    """
    bare = _FRAME.sub(" ", text).strip()
    if len(bare) > MOST_CHARACTERS or len(_WORD.findall(bare)) < FEWEST_WORDS:
        return False
    if any(rule(bare) for rule in (_LOOSE_START.match, _POINTING.search, _CUT.search)):
        return False
    return _explained(_EXPLETIVE.sub(" ", bare))


def _explained(text: str) -> bool:
    """Whether the first pronoun, if any, has a clause before it that can say what it means."""
    pronoun = _PRONOUN.search(text)
    if pronoun is None:
        return True
    boundaries = _BOUNDARY.finditer(text, 0, pronoun.start())
    return any(len(_WORD.findall(text[: mark.start()])) >= _WORDS_BEFORE for mark in boundaries)


def is_advice(text: str, *, asked: bool) -> bool:
    """Whether a statement may be advice at all: no template line, no answer that closes a ticket.

    Args:
        text: of a recommendation or resolution.
        asked: whether it comes from an escalation, where what is addressed to somebody is a
            demand and not advice.

    >>> is_advice("_One line per action, with an owner and a date._", asked=False)
    False
    >>> is_advice("Kindly confirm the number of applications.", asked=True)
    False

    """
    line = text.strip()
    bare = _FRAME.sub(" ", line).strip()
    if is_boilerplate(line) or _MARKED.fullmatch(line) or line.endswith(":"):
        return False
    if not bare[:1].isalnum() or _FORM.match(bare):
        return False
    return not (_CLOSED.search(line) or (asked and _ADDRESSED.search(line)))


def named(text: str) -> int:
    """Return how many words inside a statement look like names of people, firms or products.

    >>> named("Let Henrik read the plan of Wessex before Friday."), named("Let QA read the plan.")
    (2, 0)
    """
    words = [(m.start(), m[0]) for m in _WORD.finditer(text)]
    return sum(
        1
        for start, word in words
        if start and word[0].isupper() and not word.isupper() and _inside(text, start, word)
    )


def _inside(text: str, start: int, word: str) -> bool:
    before = text[:start].rstrip("\"'(\u201c\u2018 ")
    return word.casefold() not in _CALENDAR and bool(before) and before[-1] not in ".!?:;"


def masked(text: str) -> str:
    """Return a statement without dates, figures, marks and capitals, to tell it said again.

    >>> masked("Fixed with the update of 5 April.") == masked("fixed with the update of 10 May")
    True
    """
    words = _MASKED.sub(" ", text.casefold()).split()
    return " ".join(word for word in words if word not in _CALENDAR)
