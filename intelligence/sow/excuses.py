"""What a statement is excused by, whatever its words and a reader make of it.

A cap that work ends at is an end, a delivery that counts as accepted when nobody answers in time
has its period and its consequence, and whoever praises his own house promises nothing.
"""

from __future__ import annotations

import re

from intelligence.sow.acceptance import TASTE, follows_criterion
from intelligence.sow.expenses import is_uncapped
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from intelligence.sow.surroundings import says_what_is_meant
from intelligence.sow.vocabulary import NUMBER, PROMISE, TIME, blind

_CELLS = re.compile(r"[|\t]")
#: The head of the cells that say when something is accepted.
_CRITERION_HEAD = re.compile(
    r"\b(?:accept\w*|completion|exit|success)\W{1,2}(?:criteri(?:on|a)|conditions?|tests?)\b"
    r"|^\W*criteri(?:on|a)\W*$|\b(?:accepted|complete|passed) (?:when|if|once)\b",
    re.IGNORECASE,
)
#: "Client approval" under such a head is none.
_LEAST_OF_A_CRITERION = 5
_NO_ANSWER = re.compile(
    r"\bno (?:\w+ ){0,2}(?:response|objections?|reply|replies|answer|rejection|comments?|notice"
    r"|statement)\b|\b(?:does|do|has|have) not (?:\w+ ){0,2}(?:reject|respond|object|repl(?:y|ied)"
    r"|answer|comment)|\b(?:unless|failing) [^.;]{0,60}\b(?:reject|object)|\bsilence\b",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|fifteenth|twentieth)"
)
_IN_TIME = re.compile(
    rf"\b(?:within|in|after|for|by)\s(?:the\s)?{NUMBER}\s(?:\(\d{{1,3}}\)\s)?(?:\w+\s){{0,2}}{TIME}"
    rf"s?\b|\b(?:the|on|by) {_ORDINAL} (?:\w+\s){{0,2}}{TIME}\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(r"\b(?:accepted|approved|acceptance|approval)\b", re.IGNORECASE)
#: Words of welcome and praise of one's own house.
_PRAISE = re.compile(
    r"\W*(?:we(?:'re| are|'ve been)\s(?:\w+\s)?(?:excited|pleased|proud|delighted|thrilled"
    r"|honou?red|glad|happy)\s(?:to\s(?:partner|submit|present|propose|respond|offer you|be"
    r"|have|work with|share|join)\b|about\b|that\b|of\b|for\b)"
    r"|we look forward to\b"
    r"|(?:we|our (?:team|people|company|firm|consultants|experts|specialists))\s"
    r"(?:brings?|ha(?:s|ve)|combines?|boasts?|draws? on|offers?)\s(?:[\w-]+\s){0,6}"
    r"(?:experience|expertise|track record|know-how|passion|knowledge)\b)",
    re.IGNORECASE,
)
#: "All personnel shall pass the check": whoever is meant by the first words does it.
_EACH_DOES = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\W+)?(?:all|each|every|any)\s(?:[\w'-]+\s){0,3}?(?:personnel|staff|people"
    r"|consultants?|employees?|users?|(?:team )?members?|sub-?contractors?|engineers?|technicians?"
    r"|contractors?|visitors?|operatives?)\s(?:shall|must|will|has to|have to)\s"
    r"(?!be\b|have been\b)\w",
    re.IGNORECASE,
)
_PROMISE = blind(PROMISE)
_DIGIT = re.compile(r"\d")
#: Printed on each page: "Prepared by Northlight | Commercial in confidence".
_MARKED = re.compile(
    r"(?:.{0,60}[-|\u2013\u2014:]\s?|page \d{1,4}\s)?"
    r"(?:(?:commercial(?:ly)?|private|strictly|company|staff)\s){1,2}in confidence\W{0,3}"
    r"(?:[-|\u2013\u2014]\s?.{0,20})?$",
    re.IGNORECASE,
)


def excused(setting: Setting, kind: PassageKind) -> bool:
    """Say whether something beside the words of a statement settles what a kind is about.

    Args:
        setting: the statement with its neighbours.
        kind: what a rule or a reader says that it is.

    """
    words = setting.words
    if _MARKED.match(words) or is_praise(setting):
        return True
    if kind is PassageKind.VAGUE_TERM:
        return says_what_is_meant(setting)
    if kind is PassageKind.PASSIVE_RESPONSIBILITY:
        return bool(_EACH_DOES.match(words)) or is_uncapped(words)
    if kind is PassageKind.OPEN_ENDED:
        return setting.ends_at_a_cap
    if kind is PassageKind.MISSING_ACCEPTANCE:
        return (
            follows_criterion(setting) or accepted_by_silence(words) or has_criterion_cell(setting)
        )
    return False


def accepted_by_silence(words: str) -> bool:
    """Say whether a statement tells by when who does not answer has accepted.

    >>> accepted_by_silence("What no objection is made to within ten days is accepted.")
    True
    """
    return bool(_NO_ANSWER.search(words) and _IN_TIME.search(words) and _ACCEPTED.search(words))


def has_criterion_cell(setting: Setting) -> bool:
    """Say whether a row has a cell under a head that asks for the criterion, and it tells one."""
    if not setting.is_row:
        return False
    heads = _split(setting.statement.place.columns)
    cells = _split(setting.words)
    if len(heads) != len(cells):
        return False
    return any(
        _CRITERION_HEAD.search(head)
        and len(cell.split()) >= _LEAST_OF_A_CRITERION
        and not TASTE.search(cell)
        for head, cell in zip(heads, cells, strict=True)
    )


def is_praise(setting: Setting) -> bool:
    """Say whether a statement welcomes or praises and promises nothing."""
    words = setting.words
    if not _PRAISE.match(words) or setting.is_row or _DIGIT.search(words):
        return False
    return not _PROMISE.search(setting.small)


def _split(row: str) -> list[str]:
    return _CELLS.split(row.strip().removeprefix("|").removesuffix("|"))
