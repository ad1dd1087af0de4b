"""Where things stand in a trend chart."""

from __future__ import annotations

from reports.trend_frame import TrendFrame


def test_quarters_stand_side_by_side_and_rates_rise_to_the_top() -> None:
    frame = TrendFrame(330, 168, 10, 20.0)
    assert frame.x(9) - frame.x(8) == frame.step
    assert frame.y(0) == frame.floor > frame.y(10) > frame.y(20) == frame.above


def test_rate_above_the_top_is_cut_there() -> None:
    frame = TrendFrame(330, 168, 10, 20.0)
    assert frame.y(1e9) == frame.y(20.0)


def test_no_quarter_is_no_division_by_zero() -> None:
    assert TrendFrame(330, 168, 0, 1.0).step > 0
