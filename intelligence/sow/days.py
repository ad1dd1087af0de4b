"""Days of the calendar that a statement names, each with what happens on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.concepts import concepts
from intelligence.sow.vocabulary import MONTH

_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{MONTH})\b\.?(?:,?\s(?P<y1>\d{{4}}))?"
    rf"|\b(?P<m2>{MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:])(?:,?\s(?P<y2>\d{{4}}))?",
    re.IGNORECASE,
)
_START = re.compile(r"\b(?:from|start|begin|commenc|open|launch|as of|between)\w*\b", re.IGNORECASE)
_END = re.compile(
    r"\b(?:end|finish|complet|until|till|by|conclud|expir|before|latest|through|due|deadline)\w*\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[;:|,()]|\s-\s|\.\s|\sand\s")
_TOPIC = re.compile(r"\W*(?P<topic>[^:|.;,()]{2,60})[:|]")


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


def days_of(words: str) -> tuple[Day, ...]:
    """Return the days that a statement names.

    >>> [(one.day, one.month, one.role) for one in days_of("The pilot begins on 21 April.")]
    [(21, 'apr', 'start')]
    """
    return tuple(_day(words, match) for match in _DAY.finditer(words))


def _day(words: str, match: re.Match[str]) -> Day:
    begins = [mark.end() for mark in _BOUNDARY.finditer(words, 0, match.start())]
    stop = _BOUNDARY.search(words, match.end())
    first = begins[-1] if begins else 0
    part = words[first : stop.start() if stop else len(words)]
    topic = _TOPIC.match(words, 0, match.start())
    around = f"{topic['topic']} {part}" if topic else part
    lead = words[first : match.start()]
    role = "start" if _START.search(lead) else "end" if _END.search(lead) else "on"
    clause = concepts(_DAY.sub(" ", around))
    return Day(
        int(match["y1"] or match["y2"] or 0),
        (match["m1"] or match["m2"]).lower()[:3],
        int(match["d1"] or match["d2"]),
        clause,
        role,
    )
