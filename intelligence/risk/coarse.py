"""Figures of a single engagement, made so coarse that they do not tell which one it is."""

from __future__ import annotations

import re
from math import isfinite

#: Lower ends of the bands in which counts are told.
COUNT_BANDS = (0, 1, 2, 5, 10, 20, 50)
_NUMBER = re.compile(r"\d[\d,. \u00a0\u202f]*\d|\d")


def banded(count: int) -> int:
    """Return the lower end of the band of a count.

    >>> banded(0), banded(7), banded(400)
    (0, 5, 50)
    """
    return max((low for low in COUNT_BANDS if low <= count), default=0)


def stepped(value: float | None, step: float, most: float) -> float | None:
    """Return a figure to a whole step, no further than ``most`` from zero; null stays null.

    >>> stepped(22.5, 10, 100), stepped(-431.0, 10, 100), stepped(None, 10, 100)
    (20.0, -100.0, None)
    """
    if value is None or not isfinite(value):
        return None
    return round(float(min(max(round(value / step) * step, -most), most)), 6)


def rough_numbers(text: str) -> str:
    """Return a text whose numbers have one digit that says something.

    >>> rough_numbers("4,137 hours of 12 people")
    '4,000 hours of 10 people'
    """
    return _NUMBER.sub(_rough, text)


def _rough(match: re.Match[str]) -> str:
    digits = re.sub(r"[^\d.]", "", match.group().replace(",", ""))
    try:
        value = float(digits)
    except ValueError:
        return "…"
    if value < 1:
        return f"{value:.1g}"
    step = 10 ** (len(str(int(value))) - 1)
    return f"{round(value / step) * step:,}"
