"""Calendar quarters as text (``2026Q3``), which sort as time does."""

from __future__ import annotations

from datetime import date

_MONTHS = 3


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


def _index(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[5]) - 1


def _name(index: int) -> str:
    return f"{index // 4:04d}Q{index % 4 + 1}"
