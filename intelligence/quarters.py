"""Calendar quarters as text (``2026Q3``), which sort as time does."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MONTHS = 3
_DAYS_OF_A_WEEK = 7


def quarter_of(day: date) -> str:
    """Return the quarter of a day.

    >>> quarter_of(date(2026, 8, 20))
    '2026Q3'
    """
    return f"{day.year:04d}Q{(day.month - 1) // _MONTHS + 1}"


def quarter_range(first: str, last: str) -> tuple[str, ...]:
    """Return every quarter from first to last, both included.

    >>> quarter_range("2025Q4", "2026Q2")
    ('2025Q4', '2026Q1', '2026Q2')
    """
    return tuple(_name(index) for index in range(_index(first), _index(last) + 1))


def quarters_after(last: str, count: int) -> tuple[str, ...]:
    """Return the quarters that follow one.

    >>> quarters_after("2026Q3", 2)
    ('2026Q4', '2027Q1')
    """
    return tuple(_name(_index(last) + step) for step in range(1, count + 1))


def quarters_between(first: str, last: str) -> int:
    """Return how many quarters lie from one to another, 0 for the same.

    >>> quarters_between("2025Q4", "2026Q2")
    2
    """
    return _index(last) - _index(first)


def is_complete(quarter: str, last_day: date) -> bool:
    """Say whether a quarter whose last document is of ``last_day`` was seen to its last week.

    An edition has no clock, so the documents themselves must tell how far the portfolio reaches.

    >>> is_complete("2026Q3", date(2026, 9, 24)), is_complete("2026Q3", date(2026, 8, 31))
    (True, False)
    """
    year, number = int(quarter[:4]), int(quarter[5])
    month = number * _MONTHS
    end = date(year, month, monthrange(year, month)[1])
    return (end - last_day).days < _DAYS_OF_A_WEEK


def _index(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[5]) - 1


def _name(index: int) -> str:
    return f"{index // 4:04d}Q{index % 4 + 1}"
