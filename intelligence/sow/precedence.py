"""Which document a statement lets prevail over which."""

from __future__ import annotations

import re

_DOCUMENTS = {
    "framework": r"framework|master|umbrella|main (?:agreement|contract)|msa\b",
    "annexes": r"annex|annexes|appendix|appendices|schedules?|exhibits?|attachments?",
    "tender": r"tender|proposal|offer|brochure|presentation|bid",
    "drawings": r"drawings?|plans?\b",
    "specification": r"specifications?|specs?\b",
    "terms": r"general terms|terms and conditions|purchase terms|terms of (?:business|purchase)",
    "this": (
        r"this (?:order|document|contract|agreement|statement|sow|offer|paper|work order)"
        r"|statement of work|the order|call-off|sow\b|work order|these (?:conditions|terms)"
    ),
}
_DOCUMENT = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _DOCUMENTS.items()), re.IGNORECASE
)
_LATTER = re.compile(r"\bthe (?P<which>latter|former)\b", re.IGNORECASE)
_PREVAILS = re.compile(
    r"\b(?:takes? (?:precedence|priority)|ha(?:s|ve) (?:precedence|priority)|prevails?"
    r"|shall prevail"
    r"|(?:shall )?governs?|shall govern|rules?|overrides?|supersedes?|goes before|go before"
    r"|comes? (?:first|before)|ranks? (?:before|above)|controls?|wins?|applies first|appl(?:y"
    r"|ies) before|shall follow|follows?|is (?:the )?binding)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:in this order|following order|order of (?:precedence|priority))\b", re.IGNORECASE
)
_LEAST_LISTED = 2
_DIFFER = re.compile(
    r"\b(?:conflict|contradict|deviat|differ|discrepanc|inconsisten|over|before|precedence|priority"
    r"|prevail)\w*",
    re.IGNORECASE,
)


#: A document, and those it prevails over.
Prevailing = tuple[str, frozenset[str]]


def prevailing(words: str) -> Prevailing | None:
    """Return which document prevails, and over which; null where that is not what is told.

    >>> prevailing("This order prevails over the framework agreement.")
    ('this', frozenset({'framework'}))
    """
    ordered = _in_order(words)
    if ordered:
        return ordered
    verb = _PREVAILS.search(words)
    if not verb or not _DIFFER.search(words):
        return None
    named = [(found.start(), str(found.lastgroup)) for found in _DOCUMENT.finditer(words)]
    before = [name for place, name in named if place < verb.start()]
    after = [name for place, name in named if place >= verb.start()]
    if "follow" in verb[0].lower():
        before = after[:1]
    latter = _LATTER.search(words, 0, verb.start())
    if latter and len(before) > 1:
        before = [before[0]] if latter["which"].lower() == "former" else [before[-1]]
    if not before:
        return None
    winner = before[-1]
    return winner, frozenset(name for _, name in named) - {winner}


def _in_order(words: str) -> Prevailing | None:
    """Return the first document of an order that is listed."""
    order = _ORDER.search(words)
    if not order:
        return None
    listed = [str(found.lastgroup) for found in _DOCUMENT.finditer(words, order.end())]
    if len(set(listed)) < _LEAST_LISTED:
        return None
    return listed[0], frozenset(listed) - {listed[0]}


def opposed(mine: Prevailing | None, its: Prevailing | None) -> bool:
    """Return whether two statements let two documents prevail over each other."""
    if mine is None or its is None:
        return False
    # "In a conflict, the master agreement prevails" names no loser: it prevails over all.
    loses = mine[0] in its[1] or not its[1], its[0] in mine[1] or not mine[1]
    return mine[0] != its[0] and all(loses) and bool(mine[1] or its[1])
