"""How often a statement says that something is done, as times a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intelligence.sow.amount import APART, Amount, Bound, clause_of
from intelligence.sow.concepts import VALUES, concepts, value_of

_WORDS = "|".join(sorted(VALUES, key=len, reverse=True))
_A_YEAR = {
    "day": 365,
    "working day": 250,
    "night": 365,
    "week": 52,
    "month": 12,
    "quarter": 4,
    "year": 1,
    "daily": 365,
    "nightly": 365,
    "weekly": 52,
    "monthly": 12,
    "quarterly": 4,
    "yearly": 1,
    "annually": 1,
    "fortnight": 26,
    "weekday": 250,
    "weekend": 52,
    "evening": 365,
    "morning": 365,
    **dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 52
    ),
    "half-year": 2,
    "fortnightly": 26,
}
_ORDINALS = {"second": 2.0, "other": 2.0, "third": 3.0}
_PERIOD = (
    r"(?:working day|weekday|weekend|day|night|evening|morning|week|fortnight|month|quarter"
    r"|half-year|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
)
#: "on Mondays and Thursdays": as often a week as days are named.
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_ON_DAYS = re.compile(
    rf"\bon (?P<days>{_WEEKDAY}(?:(?:, | and |, and ){_WEEKDAY}){{0,3}})", re.IGNORECASE
)
#: "Closed on Sundays" tells when nothing is done.
_NOT_THEN = re.compile(
    r"\b(?:closed|not|no|never|nor|except|unless|save|excluding|without)\b[^.;:]*$", re.IGNORECASE
)
_EACH = r"(?:a|per|each|every)"
_OFTEN = re.compile(
    rf"\b(?P<times>once|twice|(?:\d{{1,2}}|{_WORDS}) times) (?:in )?{_EACH} (?P<period>{_PERIOD})\b"
    rf"|\b(?P<count>{_WORDS}|\d{{1,2}}) (?:[\w-]+ ){{1,3}}{_EACH} (?P<of>year|quarter)\b"
    r"|\b(?:every|each) (?:(?P<each>two|three|four|six|second|other|third"
    rf"|\d{{1,2}}) )?(?P<every>{_PERIOD})\b"
    r"|\b(?P<ly>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly"
    r"|annually)\b",
    re.IGNORECASE,
)


def frequencies_of(words: str) -> Iterator[Amount]:
    """Yield how often something is done, as times a year.

    >>> [one.low for one in frequencies_of("Windows are cleaned twice a year.")]
    [2.0]
    """
    for match in _OFTEN.finditer(words):
        period = match["period"] or match["every"] or match["ly"] or match["of"]
        number = match["times"] or match["count"] or "one"
        word = number.lower().removesuffix(" times")
        times = {"once": 1.0, "twice": 2.0}.get(word) or value_of(word)
        told = (match["each"] or "one").lower()
        each = _ORDINALS.get(told) or value_of(told)
        yield _told(words, match, times / each * _A_YEAR[period.lower().removesuffix("s")])
    for match in _ON_DAYS.finditer(words):
        around = clause_of(words, match.start(), match.end())
        if _OFTEN.search(around) or _NOT_THEN.search(words, 0, match.start()):
            continue
        days = len(re.findall(_WEEKDAY, match["days"], re.IGNORECASE))
        told = _told(words, match, days * _A_YEAR["week"])
        # "On Mondays" need not be on each of them: twice a month on Mondays.
        yield told if days > 1 else replace(told, low=0.0, bound=Bound.MOST)


def _told(words: str, match: re.Match[str], yearly: float) -> Amount:
    around = clause_of(words, match.start(), match.end())
    clause = concepts(around) - concepts(match[0])
    none = frozenset[str]()
    return Amount(
        *(yearly, yearly, Bound.EXACT, "frequency", none, none, clause),
        *(True, False, False, bool(APART.search(around)), False, match[0].strip()),
    )
