"""Days of the calendar that a statement names, each with what happens on it, and spans of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from intelligence.sow.concepts import concepts
from intelligence.sow.vocabulary import MONTH

_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{MONTH})\b\.?(?:,?\s(?P<y1>\d{{4}}))?"
    rf"|\b(?P<m2>{MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:])(?:,?\s(?P<y2>\d{{4}}))?"
    r"|\b(?P<d3>\d{1,2})[./](?P<n3>\d{1,2})[./](?P<y3>\d{4})\b"
    r"|\b(?P<y4>\d{4})-(?P<n4>\d{2})-(?P<d4>\d{2})\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: "3 to 7 May": the day that shares its month with the one behind it.
_FIRST = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s?(?:to|until|-|\u2013|and|through)\s?$")
_UNTIL = re.compile(r"\s?(?:\||to|until|till|-|\u2013|through|and ends on)\s?(?:the\s)?")
_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_START = re.compile(r"\b(?:from|start|begin|commenc|open|launch|as of|between)\w*\b", re.IGNORECASE)
_END = re.compile(
    r"\b(?:end|finish|complet|until|till|by|conclud|expir|before|latest|through|due|deadline)\w*\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[;:|,()]|\s-\s|\.\s|\sand\s")
_TOPIC = re.compile(r"\W*(?P<topic>[^:|.;,()]{2,60})[:|]")
#: "14", "14 to 21", "12 to CW 14".
_A_WEEK = r"\d{1,2}\b(?:\s?(?:to|until|-|\u2013|through)\s?(?:(?:week|cw|kw) )?\d{1,2}\b)?"
#: "week 14", "CW 12 to CW 14", and after "weeks" a list; in "weeks 3 and 40 users" 40 is none.
_WEEKS = re.compile(
    rf"\b(?:calendar )?(?:weeks (?P<several>{_A_WEEK}(?:(?:, | and |, and | & ){_A_WEEK}"
    r"(?![.,:]\d|\s?%|\s(?!(?:is|was|this|plus)\b)[a-z-]+s\b))*)"
    rf"|(?:week|cw|kw) (?P<one>{_A_WEEK}))",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s|\band\b|&")
_NUMBER = re.compile(r"\d+")
_LAST_WEEK = 53
#: A year in which a day without one is counted: no leap year.
_ANY_YEAR = 2027
_LEAD = 12
#: Without a digit there is no day.
_DIGIT = re.compile(r"\d")
#: Days of one statement that are read; a sentence has no more.
_MOST_DAYS = 16


@dataclass(frozen=True, slots=True)
class Day:
    """A day: year (0 if not told), month, day; the concepts around it; start, end or on."""

    year: int
    month: str
    day: int
    clause: frozenset[str]
    role: str

    def same(self, other: Day) -> bool:
        """Return whether it is the same day, as far as is told."""
        years = {self.year, other.year} - {0}
        return (self.month, self.day) == (other.month, other.day) and len(years) < 2  # noqa: PLR2004 - one year

    def until(self, other: Day) -> int | None:
        """Return how many days there are to another; null where the years cannot be told."""
        known = self.year or other.year or _ANY_YEAR
        return _between(self, other, self.year or known, other.year or known)


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another of a statement, both in it: so many days."""

    first: Day
    last: Day
    days: int


def _between(one: Day, other: Day, year: int, years: int) -> int | None:
    try:
        first = dt.date(year, _MONTHS.index(one.month) + 1, one.day)
        last = dt.date(years, _MONTHS.index(other.month) + 1, other.day)
    except ValueError:
        return None
    return (last - first).days


def days_of(words: str) -> tuple[Day, ...]:
    """Return the days that a statement names.

    >>> [(one.day, one.month, one.role) for one in days_of("The pilot begins on 21 April.")]
    [(21, 'apr', 'start')]
    """
    found = islice(_DAY.finditer(words), _MOST_DAYS) if _DIGIT.search(words) else ()
    return tuple(day for match in found if (day := _day(words, match)))


def spans_of(words: str) -> tuple[Span, ...]:
    """Return the stretches of days that a statement names.

    >>> [one.days for one in spans_of("Fieldwork: 3 to 7 May and 28 May to 2 June.")]
    [5, 6]
    >>> [one.days for one in spans_of("Racking is put up between 2 June and 13 June.")]
    [12]
    """
    began = 0
    found: list[Span] = []
    last: tuple[Day, int] | None = None
    for match in islice(_DAY.finditer(words), _MOST_DAYS) if _DIGIT.search(words) else ():
        day = _day(words, match)
        if day is None:
            continue
        start = last[0] if last and _UNTIL.fullmatch(words, last[1], match.start()) else None
        if last and not start and words[last[1] : match.start()].strip() == "and":
            start = last[0] if _BETWEEN.search(words, 0, began) else None
        told = _FIRST.search(words, max(0, match.start() - _LEAD), match.start())
        if start is None and told and match["d1"]:
            start = Day(day.year, day.month, int(told["day"]), day.clause, day.role)
        if start and (days := start.until(day)) is not None:
            found.append(Span(start, day, days + 1))
        last = day, match.end()
        began = match.start()
    return tuple(found)


def weeks_of(words: str) -> frozenset[int]:
    """Return the weeks that a statement names by their numbers.

    >>> sorted(weeks_of("Tests run in weeks 12 to 14, the report follows in week 16."))
    [12, 13, 14, 16]
    >>> sorted(weeks_of("Shifts in weeks 51 to 2, 5 and 7."))
    [1, 2, 5, 7, 51, 52, 53]
    """
    if not _DIGIT.search(words):
        return frozenset()
    return frozenset(
        week
        for match in islice(_WEEKS.finditer(words), _MOST_DAYS)
        for part in _LISTED.split(match["several"] or match["one"])
        for week in _stretch([int(number) for number in _NUMBER.findall(part)])
    )


def _stretch(ends: Sequence[int]) -> Iterator[int]:
    """Yield the weeks from the first to the last, over the new year where the last is lower."""
    first, last = ends[0], ends[-1]
    if not (1 <= first <= _LAST_WEEK and 1 <= last <= _LAST_WEEK):
        return
    if first > last:
        yield from range(first, _LAST_WEEK + 1)
        first = 1
    yield from range(first, last + 1)


def _day(words: str, match: re.Match[str]) -> Day | None:
    month = (match["m1"] or match["m2"] or "").lower()[:3] or _month(match["n3"] or match["n4"])
    if not month:
        return None
    begins = [mark.end() for mark in _BOUNDARY.finditer(words, 0, match.start())]
    stop = _BOUNDARY.search(words, match.end())
    first = begins[-1] if begins else 0
    part = words[first : stop.start() if stop else len(words)]
    topic = _TOPIC.match(words, 0, match.start())
    around = f"{topic['topic']} {part}" if topic else part
    lead = words[first : match.start()]
    role = "start" if _START.search(lead) else "end" if _END.search(lead) else "on"
    return Day(
        int(match["y1"] or match["y2"] or match["y3"] or match["y4"] or 0),
        month,
        int(match["d1"] or match["d2"] or match["d3"] or match["d4"]),
        concepts(_DAY.sub(" ", around)),
        role,
    )


def _month(number: str) -> str:
    place = int(number) - 1
    return _MONTHS[place] if 0 <= place < len(_MONTHS) else ""
