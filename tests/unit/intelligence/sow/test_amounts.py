"""Figures, and what they are of."""

from __future__ import annotations

import math

import pytest

from intelligence.sow.amount import Bound
from intelligence.sow.amounts import amounts_of


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("The Academy trains 120 nurses.", 120, 120, "nurs"),
        ("The report is due within two weeks.", 336, 336, "time"),
        ("The fee is EUR 64k.", 64_000, 64_000, "money"),
        ("It takes up to 50 sheets.", -math.inf, 50, "sheet"),
        ("At least 99% of lines load.", 99, math.inf, "%"),
        ("The desk takes between 900 and 1,200 calls.", 900, 1200, "call"),
        ("We charge EUR 31.50 a head.", 31.5, 31.5, "money"),
        ("It lasts thirty (30) calendar days.", 720, 720, "time"),
        ("Servers | 38 | list A", 38, 38, "serv"),
    ],
)
def test_figure_is_told_with_its_bounds_and_its_unit(
    words: str, low: float, high: float, unit: str
) -> None:
    (found,) = amounts_of(words)
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_days_years_and_clock_times_are_no_amounts() -> None:
    assert amounts_of("From 4 May 2027, 08:30, in the year 2027.") == ()


def test_ends_of_a_range_are_one_figure() -> None:
    (found,) = amounts_of("The second depot has 18 to 20 trucks.")
    assert found.bound is Bound.RANGE


def test_figure_for_each_is_told_from_a_figure_for_all() -> None:
    (each,) = amounts_of("Each course has 12 drivers.")
    (every,) = amounts_of("The course is for 90 drivers.")
    assert each.per
    assert not every.per
