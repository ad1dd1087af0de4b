"""Forecasts, late reports and changes of meaning in a trend chart."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from markupsafe import Markup

from reports.charts import trend_chart
from reports.figures import estimate
from reports.outlook import NOTHING_AHEAD, Ahead, Changed, Nowcast, Outlook
from reports.outlook_chart import describe_outlook, outlook_drawn
from reports.trend_frame import TrendFrame
from reports.views import Basis, Point

_QUARTERS = ("2026Q2", "2026Q3")
_AHEAD = tuple(
    Ahead(quarter, 4.0, 2.0, 8.0, 0.0, 10.0) for quarter in ("2026Q4", "2027Q1", "2027Q2", "2027Q3")
)
_FRAME = TrendFrame(330, 168, 6, 20.0)


def _drawn(outlook: Outlook) -> str:
    return Markup("").join(outlook_drawn(_FRAME, outlook, _QUARTERS, (80.0, 50.0)))


def test_each_quarter_to_come_is_a_hollow_dot_with_two_intervals() -> None:
    drawn = _drawn(Outlook(_AHEAD))
    assert drawn.count('fill="#ffffff"') == 4
    paths = re.findall(r'<path d="([^"]+)"', drawn)
    assert sorted(one.count("V") for one in paths) == [0, 1, 4, 4]
    assert 'stroke-dasharray="1.5 3"' in drawn


def test_everything_to_come_stands_right_of_the_rule_and_the_dotted_line_starts_left_of_it() -> (
    None
):
    drawn = _drawn(Outlook(_AHEAD))
    rule = _FRAME.left + _FRAME.step * 2
    assert all(float(x) > rule for x in re.findall(r'cx="([\d.]+)"', drawn))
    assert "M80 50L" in drawn


def test_wider_interval_is_the_thinner_line() -> None:
    drawn = _drawn(Outlook(_AHEAD[:1]))
    bars = re.findall(r'd="M([\d.]+) ([\d.]+)V([\d.]+)"[^>]*stroke-width="([\d.]+)"', drawn)[1:]
    (thick, wide), (thin, wider) = ((float(b[3]), float(b[1]) - float(b[2])) for b in bars)
    assert thick > thin
    assert wide < wider


def test_late_reports_and_changed_meanings_are_marked_in_their_quarter_alone() -> None:
    late = Nowcast("2026Q3", 6.0, 5.0, 9.0)
    changed = (Changed("2026Q2", "2026Q2"),)
    drawn = _drawn(Outlook(nowcasts=(late, replace(late, quarter="1999Q1")), changed=changed))
    assert drawn.count("with late reports") == 1
    assert drawn.count("meaning changed") == 1


def test_trend_chart_tells_of_what_is_to_come_and_makes_room_for_it() -> None:
    points = [Point(q, 2, 2, 20, estimate(2, 20), incomplete=False) for q in _QUARTERS]
    plain = trend_chart(points, name="Late", basis=Basis.ENGAGEMENTS)
    told = trend_chart(points, name="Late", basis=Basis.ENGAGEMENTS, outlook=Outlook(_AHEAD))
    assert "Expected in 2026Q4: 4.0 (80 % interval 2.0 to 8.0, 95 % 0 to 10)." in told
    assert told.count("<circle") == plain.count("<circle") + 4


def test_expected_rate_above_the_scale_lifts_it() -> None:
    points = [Point("2026Q3", 1, 1, 90, estimate(1, 90), incomplete=False)]
    high = Outlook((Ahead("2026Q4", 80.0, 70.0, 90.0, 60.0, 95.0),))
    drawn = trend_chart(points, name="Late", basis=Basis.ENGAGEMENTS, top=5.0, outlook=high)
    assert ">80<" in drawn


def test_nothing_ahead_is_no_sentence_and_no_drawing() -> None:
    assert describe_outlook(NOTHING_AHEAD) == ""
    assert _drawn(NOTHING_AHEAD) == ""


def test_changes_and_late_reports_are_said_to_whoever_cannot_see() -> None:
    said = describe_outlook(
        Outlook((), (Nowcast("2026Q3", 6.0, 5.0, 9.0),), (Changed("2026Q2", "2026Q2"),))
    )
    assert "2026Q3 with late reports: 6.0 (90 % interval 5.0 to 9.0)." in said
    assert "Its meaning changed in 2026Q2." in said


def test_a_change_after_the_newest_quarter_is_marked_at_it_and_told_with_its_own() -> None:
    """The chart said 2026Q3, and the history 2026Q4, of the same decision."""
    late = Outlook(changed=(Changed("2026Q3", "2026Q3"), Changed("2026Q4", "2026Q3")))
    drawn = _drawn(late)
    told = "2026Q3; 2026Q4, after the newest quarter shown"
    assert f"{told}: the theme's meaning changed" in html.unescape(drawn)
    assert drawn.count("<title>") == 1
    assert describe_outlook(late) == f" Its meaning changed in {told}."
