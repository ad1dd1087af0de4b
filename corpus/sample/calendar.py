"""Quarters and working days of the sample's three years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter.

    >>> str(Quarter.of(date(2024, 5, 11)))
    '2024Q2'
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        """Return the quarter as ``2024Q2``."""
        return f"{self.year}Q{self.number}"

    @property
    def first(self) -> date:
        """First day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Last day."""
        return self.shifted(1).first - timedelta(days=1)

    def shifted(self, quarters: int) -> Quarter:
        """Return the quarter so many quarters later (earlier when negative)."""
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)


FIRST = Quarter(2023, 4)
QUARTERS = tuple(FIRST.shifted(step) for step in range(12))


def working_day(random: Random, first: date, last: date) -> date:
    """Draw a weekday of ``[first, last]``; ``last`` itself when no weekday lies between."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    weekdays = [day for day in days if day.weekday() < SATURDAY]
    return random.choice(weekdays) if weekdays else last
