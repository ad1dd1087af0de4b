"""What a statement states, in a form that two statements can be compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.alternatives import alternatives_of
from intelligence.sow.vocabulary import EXCLUDED, MONTH
from models.sentence_rules import word_set

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{1,30}")
_STOP = word_set(
    """
    a about after all also am an and any are as at be been before being between both but by
    can could did do does each either every for from had has have he her his how if in into
    is it its less may more most must need no nor not of on once one only or other our out
    over own per shall should so some such than that the their them then there these they
    this those through to under until up upon was we were what when where which while who
    will with within without would you your us
    """
)
#: Words that nearly every statement of such a text has: sharing them says little.
_GENERIC = word_set(
    """
    client custom supplier vendor contractor consult provid parti project servic work day
    week month year hour date time agre deliv contract section claus annex tabl owner employ
    agenc integr engin team includ make take give start end fix complet statement
    """
)
_GENERIC_STARTS = tuple(sorted(_GENERIC))
_SUFFIXES = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "al",
    "ion",
    "e",
    "y",
    "ly",
)
_VALUES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
_WORDS = "|".join(_VALUES)
_AMOUNT = re.compile(
    r"(?P<money>(?:EUR|USD|GBP|CHF"
    r"|[$\u20ac\u00a3])\s?)?(?<![\w.,/:-])(?P<figure>\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?"
    rf"|\d+(?:\.\d+)?|(?:{_WORDS})(?![\w-]))"
    r"(?![\d:/]|\.\d)\s?(?P<unit>%|percent|per cent"
    r"|(?:[A-Za-z][\w-]{0,20}\s){0,2}?[A-Za-z][\w-]{1,20})?",
    re.IGNORECASE,
)
_DAY = re.compile(
    (
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{MONTH})\b"
        rf"|(?P<m2>{MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)"
    ),
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:wave|phase|stage|sprint|release|severity|priority|level|lot|table|annex"
    r"|appendix|schedule|section|clause|milestone|step|batch|work ?package|group|option"
    r"|part|deliverable|tier|round|block|year|site|building|hall|module|version|item"
    r"|category|class|zone|line)s?\s(?P<name>\d+(?:\.\d+)*|[A-Z](?![a-z])|[ivx]+\b|one|two"
    r"|three|four)"
    r"|\b(?P<code>[A-Z]{1,3}-?\d{1,3}(?:\.\d)?)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|cannot|none|neither|nor|without|nothing)\b|n't\b", re.IGNORECASE
)
_SUPPLIER = re.compile(
    (
        r"\b(?:supplier|vendor|contractor|consultant|provider|integrator|agency|engineer"
        r"|seller|trainer|consultancy|reseller|architect|auditor|we|our)(?:s|'s|s')?\b"
    ),
    re.IGNORECASE,
)
_CLIENT = re.compile(
    (
        r"\b(?:client|customer|buyer|employer|owner|purchaser|you|your|bank|council|hospital)(?:s"
        r"|'s|s')?\b"
    ),
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:further|additional|another|extra|larger|smaller|above|below|remaining|rest"
    r"|others?|thereafter|more"
    r"|if|when|once|unless|where|except|otherwise|in case)\b",
    re.IGNORECASE,
)
_UNITS = {
    "working": "day",
    "business": "day",
    "calendar": "day",
    "days": "day",
    "day": "day",
    "weeks": "week",
    "week": "week",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a statement states.

    Stems of its words, amounts by unit, dates, labels ("wave 2"), whether it denies, which side
    acts, ways of doing it, and whether it says that it speaks of something further, or of a case.
    """

    stems: frozenset[str]
    amounts: dict[str, frozenset[float]]
    dates: frozenset[tuple[str, int]]
    labels: frozenset[str]
    denies: bool
    acting: str
    ways: dict[str, str]
    apart: bool


def facts_of(words: str) -> Facts:
    """Return what a statement states."""
    dated = _DAY.sub(" ", words)
    unlabelled = _LABEL.sub(" ", dated)
    return Facts(
        frozenset(
            stem(word)
            for word in _WORD.findall(words)
            if word.lower() not in _STOP and word.lower() not in _VALUES
        ),
        _amounts(unlabelled),
        frozenset(_dates(words)),
        frozenset((found["name"] or found["code"]).lower() for found in _LABEL.finditer(words)),
        bool(_NEGATIVE.search(words) or EXCLUDED.search(words)),
        _acting(words),
        alternatives_of(words),
        bool(_APART.search(words)),
    )


def stem(word: str) -> str:
    """Return a word without its ending, so that "invoiced" meets "invoices".

    >>> stem("invoices"), stem("invoiced"), stem("migration"), stem("migrates")
    ('invoic', 'invoic', 'migr', 'migrat')
    """
    bare = word.lower().removesuffix("'s").strip("'-")
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 4:  # noqa: PLR2004 - a stem, not a letter
            return bare.removesuffix(suffix)
    return bare


def weight(shared: frozenset[str]) -> float:
    """Return how much two statements share: a full point for a telling stem."""
    return sum(0.25 if word.startswith(_GENERIC_STARTS) else 1.0 for word in shared)


def _amounts(words: str) -> dict[str, frozenset[float]]:
    found: dict[str, set[float]] = {}
    for match in _AMOUNT.finditer(words):
        figure = match["figure"].lower()
        value = float(_VALUES[figure]) if figure in _VALUES else float(re.sub(r"[,' ]", "", figure))
        for unit in _units(match):
            found.setdefault(unit, set()).add(value)
    return {unit: frozenset(values) for unit, values in found.items()}


def _units(match: re.Match[str]) -> set[str]:
    if match["money"]:
        return {"money"}
    unit = (match["unit"] or "").lower()
    if unit in {"%", "percent", "per cent"}:
        return {"%"}
    parts = [part for part in unit.split() if part not in _STOP]
    return {_UNITS.get(part, stem(part)) for part in parts[:2]}


def _dates(words: str) -> list[tuple[str, int]]:
    return [
        ((match["m1"] or match["m2"]).lower()[:3], int(match["d1"] or match["d2"]))
        for match in _DAY.finditer(words)
    ]


def _acting(words: str) -> str:
    """Return which side is named first as the one that does it; empty for neither."""
    supplier, client = _SUPPLIER.search(words), _CLIENT.search(words)
    if supplier and (client is None or supplier.start() < client.start()):
        return "supplier"
    return "client" if client else ""
