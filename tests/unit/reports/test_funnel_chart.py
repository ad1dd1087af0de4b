"""The funnel of customers, drawn."""

from __future__ import annotations

import re

from reports.funnel import FunnelPlot, Unit
from reports.funnel_chart import describe_funnel, funnel_chart
from reports.svg import ACCENT, MUTED, WARN


def unit(name: str, expected: float, ratio: float, *, judged: bool = True) -> Unit:
    return Unit(name, expected, ratio, (0.5, 1.7), (0.3, 2.2), judged)


PLOT = FunnelPlot(
    (unit("Quiet", 4, 1.0), unit("Near", 8, 1.9), unit("Far", 12, 3.0), unit("Still", 20, 0.9)),
    0.1,
    0,
)


def _circles(drawn: str) -> list[tuple[float, float, str, str]]:
    found = re.findall(r'cx="([\d.]+)" cy="([\d.]+)" r="\d" fill="(#\w+)" stroke="(#\w+)"', drawn)
    return [(float(x), float(y), fill, stroke) for x, y, fill, stroke in found]


def test_more_expected_is_further_right_and_a_higher_ratio_further_up() -> None:
    circles = _circles(funnel_chart(PLOT, title="Customers"))
    assert [circle[0] for circle in circles] == sorted(circle[0] for circle in circles)
    assert circles[2][1] < circles[1][1] < circles[0][1] < circles[3][1]


def test_only_customers_outside_are_filled_and_named() -> None:
    drawn = funnel_chart(PLOT, title="Customers")
    assert [circle[2] for circle in _circles(drawn)] == ["#ffffff", ACCENT, WARN, "#ffffff"]
    named = re.findall(r">([^<]+)</text>", drawn)
    assert {"Near", "Far"} <= set(named)
    assert not {"Quiet", "Still"} & set(named)


def test_customer_outside_with_too_little_data_is_named_and_not_coloured() -> None:
    drawn = funnel_chart(FunnelPlot((unit("None seen", 3, 0.0, judged=False),), 0.1, 0), title="x")
    assert [circle[2:] for circle in _circles(drawn)] == [("#ffffff", MUTED)]
    assert ">None seen<" in drawn


def test_limits_are_two_solid_and_two_broken_lines_and_leave_no_scale() -> None:
    drawn = funnel_chart(PLOT, title="Customers")
    assert len(re.findall(r'stroke-dasharray="5 4"', drawn)) == 2
    wide = FunnelPlot((Unit("A", 1, 1, (0.0, 2.0), (0.0, 1e9), judged=True), *PLOT.units), 0.1, 0)
    assert "nan" not in funnel_chart(wide, title="x")
    assert "inf" not in funnel_chart(wide, title="x")


def test_names_close_together_are_moved_apart() -> None:
    drawn = funnel_chart(
        FunnelPlot((unit("One", 9, 3.0), unit("Two", 9.1, 3.0)), 0.1, 0), title="x"
    )
    ys = [float(y) for y in re.findall(r'y="([\d.]+)"[^>]*>(?:One|Two)<', drawn)]
    assert abs(ys[0] - ys[1]) >= 12


def test_whoever_cannot_see_hears_how_many_lie_within_and_who_is_farthest() -> None:
    said = describe_funnel(PLOT, "Customers")
    assert said == (
        "Customers: 2 of 4 customers within the 95 % limits, 1 beyond 99.8 %. "
        "Highest: Far, 3.00 x of 12.0 expected."
    )
    assert 'aria-label="Customers: 2 of 4' in funnel_chart(PLOT, title="Customers")


def test_hostile_name_stays_text_and_nothing_is_drawn_of_nobody() -> None:
    drawn = funnel_chart(FunnelPlot((unit("<script>x", 5, 9.0),), None, 0), title="x")
    assert "<script>" not in drawn
    assert funnel_chart(None, title="x") == ""
    assert funnel_chart(FunnelPlot((), None, 3), title="x") == ""
