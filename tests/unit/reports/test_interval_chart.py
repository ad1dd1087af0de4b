"""Figures with intervals on one scale."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.interval_chart import interval_chart
from reports.intervals import IntervalRow, Scale

_RATIO, _POINTS = Scale(1.0, ratio=True), Scale(0.0, ratio=False)


def _row(value: float, low: float | None = None, high: float | None = None) -> IntervalRow:
    return IntervalRow(f"theme at {value}", value, low, high, f"{value} x")


def _dots(drawn: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)]


def test_larger_figures_stand_further_to_the_right() -> None:
    dots = _dots(interval_chart([_row(0.5), _row(1.0), _row(4.0)], _RATIO, title="Lift"))
    assert all(one < other for one, other in pairwise(dots))


def test_doubling_and_halving_are_equally_far_from_no_effect() -> None:
    half, none, double = _dots(
        interval_chart([_row(0.5), _row(1.0), _row(2.0)], _RATIO, title="Lift")
    )
    assert abs((double - none) - (none - half)) < 0.3


def test_interval_that_leaves_the_scale_is_cut_and_its_figures_are_not() -> None:
    drawn = interval_chart(
        [_row(1.2, 1.1, 1.4), IntervalRow("far", 1.3, 0.9, 1e9, "1.3 (0.9 to 1e9)")],
        _RATIO,
        title="Lift",
    )
    ends = [float(x) for x in re.findall(r"H([\d.]+)\"", drawn)]
    assert max(ends) <= 1100
    assert "1.3 (0.9 to 1e9)" in drawn


def test_figure_without_interval_has_a_dot_and_no_bar() -> None:
    drawn = interval_chart([_row(3.0)], _POINTS, title="Points")
    assert len(_dots(drawn)) == 1
    assert 'stroke-width="7"' not in drawn


def test_hostile_label_stays_text() -> None:
    row = IntervalRow("<script>alert(1)</script>", 1.0, None, None, "1")
    drawn = interval_chart([row], _RATIO, title="x")
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_negative_and_equal_figures_can_be_drawn() -> None:
    drawn = interval_chart([_row(-3.0, -5.0, -1.0), _row(-3.0)], _POINTS, title="Points")
    one, other = _dots(drawn)
    assert one == other
    assert "nan" not in drawn


def test_whoever_cannot_see_hears_what_it_shows() -> None:
    drawn = interval_chart([_row(2.0, 1.5, 3.0)], _RATIO, title="Lift by customer")
    assert 'aria-label="Lift by customer: 1 figure with intervals. First: theme at 2.0' in drawn


def test_nothing_to_draw_is_nothing() -> None:
    assert interval_chart([], _RATIO, title="x") == ""
