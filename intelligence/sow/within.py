"""What a single statement says twice, each time another: a figure, a stretch of time, its order."""

from __future__ import annotations

import re

from intelligence.sow.amount import Bound
from intelligence.sow.amounts import amounts_of
from intelligence.sow.concepts import VALUES
from intelligence.sow.days import Span, spans_of
from intelligence.sow.vocabulary import MONTH

_NUMERAL = "|".join(sorted(VALUES, key=len, reverse=True))
#: "thirty (45)", "one hundred twenty (120)".
_TWICE = re.compile(
    rf"(?<![\w-])(?P<words>(?:{_NUMERAL})(?:(?:[ -]| and )(?:{_NUMERAL})){{0,6}})"
    r" \((?P<digits>\d{1,4})\)(?!\w)",
    re.IGNORECASE,
)
_FILLER = r"[\s,:;(|-]*"
#: Behind how long it is, from when: ", starting on 1 May".
_FROM = re.compile(
    rf"{_FILLER}(?:(?:term|period|duration){_FILLER})?(?:(?:i\.e\.|that is|namely|running|starting"
    rf"|beginning|commencing|lasting){_FILLER})?(?:(?:on|from|between)\s)?(?:the\s)?"
    rf"(?:\d|{MONTH}\b)",
    re.IGNORECASE,
)
#: Between two days and how long that is: "30 April 2026 (six months)".
_LASTS = re.compile(
    rf"(?:\d|{MONTH}){_FILLER}(?:(?:i\.e\.|that is|namely|for|lasting|a (?:total|period|term"
    r"|duration) of)\s)?$",
    re.IGNORECASE,
)
#: Days may be working days; weeks and months are those of the calendar.
_WHOLE = re.compile(r"\b(?:week|month|year)s?$", re.IGNORECASE)
_LONGER = 1.25
_HOURS = 24.0
_HUNDRED = 100.0


def at_odds_with_itself(words: str) -> str:
    """Return in what a statement contradicts itself; empty where it does not.

    >>> at_odds_with_itself("The Contractor reports within thirty (45) days.")
    'thirty against 45'
    >>> at_odds_with_itself("The term is six months, from 1 January 2026 to 30 April 2026.")
    'six months against 120 days'
    >>> at_odds_with_itself("Splicing | 19/04/2027 | 09/04/2027")
    'it ends before it starts'
    """
    return _two_figures(words) or _two_stretches(words)


def _two_figures(words: str) -> str:
    for found in _TWICE.finditer(words):
        value = _value(re.split(r"[ -]", found["words"].lower()))
        if value is not None and value != float(found["digits"]):
            return f"{found['words']} against {found['digits']}"
    return ""


def _value(numerals: list[str]) -> float | None:
    """Return what numerals are together; null where that is not one number."""
    total, last = 0.0, float("inf")
    for word in numerals:
        if word == "and":
            continue
        value = float(VALUES[word]) if word in VALUES else None
        if value is None:
            return None
        if value == _HUNDRED and 0 < total < _HUNDRED:
            total, last = total * value, value
            continue
        if value >= last or (last < _HUNDRED and (value > 9 or last < 20)):  # noqa: PLR2004 - "twenty" takes a digit
            return None
        total, last = total + value, value
    return total


def _two_stretches(words: str) -> str:
    spans = spans_of(words)
    if len(spans) != 1:
        return ""
    span = spans[0]
    if span.days < 1:
        return "it ends before it starts" if _ordered(span) else ""
    for amount in amounts_of(words):
        if amount.unit != "time" or amount.per or not _WHOLE.search(amount.told):
            continue
        told = amount.high / _HOURS
        apart = span.days > told * _LONGER or span.days < told / _LONGER
        if amount.bound is Bound.EXACT and apart and _beside(words, amount.told):
            return f"{amount.told} against {span.days} days"
    return ""


def _ordered(span: Span) -> bool:
    """Whether it is told which of two days is the earlier: with years, or in one month."""
    return bool(span.first.year and span.last.year) or span.first.month == span.last.month


def _beside(words: str, told: str) -> bool:
    """Whether a stretch of time is told right before two days, or right behind them."""
    start = words.find(told)
    before, behind = words[:start], words[start + len(told) :]
    return bool(_FROM.match(behind) or _LASTS.search(before))
