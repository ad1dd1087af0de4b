"""Figures of a statement, each with what it measures: how many of which, for what, and per what.

Two figures can be compared only when they are of one thing. What a figure is of is told by the noun
that follows it, by the words before that noun, by what narrows it ("of the branch") and by
the part of the sentence that it stands in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from intelligence.sow.amount import APART, MEASURED, Amount, Bound, clause_of
from intelligence.sow.concepts import STOP, VALUES, concept, concepts, value_of
from intelligence.sow.frequencies import frequencies_of
from intelligence.sow.vocabulary import MONTH

_HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8760}
_TIMES = r"minutes?|mins?|hours?|days?|weeks?|months?|years?"
_SCALES = {"million": 1e6, "thousand": 1e3, "k": 1e3, "billion": 1e9, "": 1.0}
_CURRENCY = (
    r"EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN|CZK|INR|AUD|CAD|[$\u20ac\u00a3\u20b9]|euros?|dollars?|pounds?"
)
_WORDS = "|".join(sorted(VALUES, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<before>(?:{_CURRENCY})\s?)?"
    r"(?<![\w.,/:-])(?P<figure>\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|(?:{_WORDS})(?![\w]))"
    r"(?![\d:/]|\.\d)(?:\s\(\d{1,4}\))?(?:\s?(?P<scale>million|thousand|billion|k)(?!\w))?",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    rf"[\s-]?(?:(?P<percent>%|percent|per cent)|(?P<money>{_CURRENCY})(?!\w)"
    r"|(?P<effort>(?:person|man|working person)[- ]?(?:days?|hours?|months?)|PDs?\b|FTEs?\b)"
    rf"|(?:(?:full|working|business|calendar|consecutive|further|clear)\s)*(?P<time>{_TIMES})\b"
    r"(?!\s(?:rate|plan|off)\b))",
    re.IGNORECASE,
)
_NO_MONEY = "".join(
    rf"(?<!{one}\s)" for one in ["EUR", "USD", "GBP", "CHF", "NOK", "SEK", "DKK", "PLN", "INR"]
)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b(?:,?\s\d{{4}})?"
    rf"|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,?\s\d{{4}})?|\b{MONTH}\s\d{{4}}\b"
    rf"|{_NO_MONEY}(?<![$\u20ac\u00a3])\b(?:[01]?\d|2[0-4])[:.][0-5]\d\b(?!%| %)"
    r"(?:\s?(?:a\.?m|p\.?m)\b\.?)?|\b\d{1,2}\s?(?:a\.?m\b\.?|p\.?m\b\.?"
    r"|o'clock)"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b24/7\b|\b24x7\b",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"\s(?P<words>[A-Za-z][\w'-]*(?:\s[A-Za-z][\w'-]*){0,3})")
_PLURAL = re.compile(
    r"(?:[^s]s|people|staff|men|women|children|data|personnel|media)$", re.IGNORECASE
)
_NARROWING = re.compile(
    r"^\s(?:of|in|for|from|with|at|to|on|who|which|that|under|over|as|whose|between)\s"
    r"(?P<words>[^,.;:|()]*?)(?=\s(?:is|are|was|were|will|shall|must|has|have|gets?|and|needs?"
    r"|stay|come"
    r"|exists?|take|holds?)\b|[,.;:|()]|$)",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:per|each|every|apiece)\b|\b(?:a|an)\s(?:minute|hour|day|week|month|quarter|year|site"
    r"|person|head|piece|user|unit|trip|country|sheet|session|visit|bridge|call|point)\b"
    r"|/\s?(?:day|week|month|year|user|site)\b|\b(?:daily|weekly|monthly|yearly|annual(?:ly)?)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:up to|at most|no more than|not more than|not exceed(?:ing)?|max(?:imum|\.)?(?: of)?"
    r"|limited to|capped at|a cap of|under|below|fewer than|less than|not be over"
    r"|in under)\s*(?:a\s|the\s)?"
    rf"(?:{_CURRENCY})?\s?$",
    re.IGNORECASE,
)
_LEAST = re.compile(
    rf"(?:at least|no fewer than|not less than|no less than|min(?:imum|\.)?(?: of)?|over|above"
    rf"|more than"
    rf"|beyond|exceeding|from|exceeds)\s*(?:{_CURRENCY})?\s?$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\s(?:at most|or (?:less|fewer)|at (?:the )?maximum|max\b)", re.IGNORECASE
)
_AT_LEAST = re.compile(r"\s(?:at least|or more|at (?:the )?minimum|and more|min\b)", re.IGNORECASE)
_RANGE = re.compile(
    rf"(?:\bbetween\s(?P<low>[\w.,]+)\sand|\bfrom\s(?P<from>[\w.,]+)\sto"
    rf"|(?<![\w.,])(?P<dash>\d[\d.,]*)\s?"
    rf"(?:-|to))\s?(?:{_CURRENCY})?\s?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin\s(?:the\s)?$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|all|all the|there are|with|those)\s$", re.IGNORECASE)
_OF_EACH = re.compile(r"\W*(?:Each|Every|An?)\s")
_ANY_EACH = re.compile(r"\b(?:(?:at|for|in|of|to|with) (?:each|every)|per)\b", re.IGNORECASE)
_EACH_BEHIND = re.compile(
    r"\s(?:(?!(?:and|or|for|in|at|of|with|to)\s)[\w-]+\s)?(?:an?|per|each|every|apiece)\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"\W*(?:[\w-]+\s){0,4}(?P<noun>[A-Za-z][\w-]+)\s*\|")
_CELL = re.compile(r"\s*(?:\||$)")
_NOT_OVER = re.compile(r"\b(?:no|not|never|nor)\b.{0,40}\b(?:\w+er|more) than\s$", re.IGNORECASE)
_HELD_BY = re.compile(r"'s?\s(?P<words>(?:[\w-]+\s?){1,2})")
_OFFSET = re.compile(
    r"\s(?:after|before|ahead|prior|later|earlier|beforehand|in advance|thereafter|from now)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total|totals|totalling|altogether|together|in all|overall|whole|sum|entire)\b",
    re.IGNORECASE,
)
_COMES_TO = re.compile(r"\b(?:comes?|amounts?) to\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_WORDS = 160
_NEAR = 16


def amounts_of(words: str) -> tuple[Amount, ...]:
    """Return the figures of a statement from which dates and numbers of sections were taken.

    >>> [(one.low, one.unit, sorted(one.before)) for one in amounts_of("Forty key users in Oslo.")]
    [(40.0, 'user', ['key'])]
    """
    dated = _DIGIT.search(words)
    plain = _DAY.sub(lambda day: "_" * len(day[0]), words) if dated else words
    found = [one for match in _FIGURE.finditer(plain) if (one := _amount(plain, match))]
    return (*_without_lower_ends(found), *frequencies_of(plain))


def _without_lower_ends(found: list[tuple[Amount, str]]) -> Iterator[Amount]:
    """Leave out a figure that is the lower end of the range after it."""
    for place, (one, _) in enumerate(found):
        after = found[place + 1][0] if place + 1 < len(found) else None
        if after is None or after.bound is not Bound.RANGE or after.low != one.high:
            yield one


def _amount(words: str, match: re.Match[str]) -> tuple[Amount, str] | None:
    value = value_of(match["figure"]) * _SCALES[(match["scale"] or "").lower()]
    rest = words[match.end() : match.end() + _MOST_WORDS]
    measure = _MEASURE.match(rest)
    unit, before, end = _unit(match, measure, rest)
    if unit == "time" and measure:
        value *= _HOURS[_time(measure["time"])]
    bare_year = float(_FIRST_YEAR) <= value <= _LAST_YEAR and match["figure"].isdigit()
    if bare_year and (not unit or not _PLURAL.search(rest[:end])):
        return None
    lead = words[max(0, match.start() - 40) : match.start()] + (match["before"] or "")
    after = rest[end:]
    low, high, bound = _bounds(value, lead, after, _factor(unit, measure))
    narrow = _NARROWING.match(after) or _HELD_BY.match(after)
    clause = clause_of(words, match.start(), match.end() + end)
    told = (match[0] + rest[:end]).strip()
    own = concepts(told) if unit in MEASURED else frozenset[str]()
    return (
        Amount(
            *(low, high, bound, unit, before),
            concepts(narrow["words"])
            if narrow and not _FIGURE.search(narrow["words"])
            else frozenset(),
            concepts(clause) - own,
            _is_per(unit, lead, after, clause),
            bool(_TOTAL.search(clause) or (unit == "money" and _COMES_TO.search(clause))),
            bool(_OFFSET.match(after)),
            bool(APART.search(clause)),
            bool(_DEFINITE.search(lead)) or "|" in words,
            told,
        ),
        told,
    )


def _is_per(unit: str, lead: str, after: str, clause: str) -> bool:
    """Whether a figure is for each of several: of a count told behind it, or by the subject."""
    if unit == "time" and _WITHIN.search(lead):
        return bool(_PER.search(after[:_NEAR]))
    if unit in MEASURED:
        return bool(_PER.search(clause))
    return bool(_OF_EACH.match(clause) or _EACH_BEHIND.match(after) or _ANY_EACH.search(clause))


def _time(word: str) -> str:
    bare = word.lower().removesuffix("s")
    return {"min": "minute"}.get(bare, bare)


def _factor(unit: str, measure: re.Match[str] | None) -> float:
    return _HOURS[_time(measure["time"])] if unit == "time" and measure else 1.0


def _unit(
    match: re.Match[str], measure: re.Match[str] | None, rest: str
) -> tuple[str, frozenset[str], int]:
    """Return the unit, what stands between figure and noun, and where the noun ends."""
    if match["before"]:
        return "money", frozenset(), 0
    if measure:
        for name in ("percent", "money", "effort", "time"):
            if measure[name]:
                return "%" if name == "percent" else name, frozenset(), measure.end()
    taken = _taken(rest)
    if not taken:
        return _of_row(match), frozenset(), 0
    before = frozenset(concept(word) for word, _ in taken[:-1])
    return concept(taken[-1][0]), before, taken[-1][1]


def _taken(rest: str) -> list[tuple[str, int]]:
    """Return the words up to the noun that is counted, each with where it ends."""
    nouns = _NOUNS.match(rest)
    taken: list[tuple[str, int]] = []
    for word in re.finditer(r"\S+", nouns["words"] if nouns else ""):
        if word[0].lower() in STOP:
            break
        taken.append((word[0], 1 + word.end()))
        if _PLURAL.search(word[0]) and not word[0].endswith("'s"):
            break
    return taken if taken and _PLURAL.search(taken[-1][0]) else taken[:1]


def _of_row(match: re.Match[str]) -> str:
    """Return what a row is of, where the figure fills a cell: its first cell's last word."""
    row = _ROW.match(match.string)
    if not row or match.start() < row.end() or not _CELL.match(match.string, match.end()):
        return ""
    return concept(row["noun"])


def _bounds(value: float, lead: str, after: str, factor: float) -> tuple[float, float, Bound]:
    ranged = _RANGE.search(lead)
    if ranged:
        low = ranged["low"] or ranged["from"] or ranged["dash"]
        if low.lower() in VALUES or re.fullmatch(r"\d[\d.,]*", low):
            lower = value_of(low.rstrip(".,")) * factor
            if lower < value:
                return lower, value, Bound.RANGE
    if _MOST.search(lead) or _NOT_OVER.search(lead) or _AFTERWARDS.match(after):
        return -math.inf, value, Bound.MOST
    if _LEAST.search(lead) or _AT_LEAST.match(after):
        return value, math.inf, Bound.LEAST
    return value, value, Bound.EXACT
