import re
from xml.etree import ElementTree as ET

import pytest

from reports.charts import QUARTERS, describe, scale_top, sparkline, trend_chart
from reports.figures import estimate
from reports.views import Basis, Point


def points(*counts: int | None, exposure: int = 20, incomplete: bool = False) -> list[Point]:
    last = len(counts) - 1
    return [
        Point(
            quarter=f"{2020 + order // 4}Q{order % 4 + 1}",
            documents=count or 0,
            engagements=count or 0,
            exposure=None if count is None else exposure,
            estimate=None if count is None else estimate(count, exposure),
            incomplete=incomplete and order == last,
        )
        for order, count in enumerate(counts)
    ]


def chart(series: list[Point], **options: float) -> ET.Element:
    svg = trend_chart(series, name="Late", basis=Basis.ENGAGEMENTS, top=options.get("top"))
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def all_of(svg: ET.Element, tag: str) -> list[ET.Element]:
    return [element for element in svg.iter() if element.tag.endswith(f"}}{tag}")]


def test_a_sparkline_breaks_where_nothing_is_known() -> None:
    line = str(sparkline([1.0, None, 3.0, 4.0], label="x"))
    drawn = re.findall(r'd="([^"]+)"', line)[1]
    assert drawn.count("M") == 2
    assert drawn.count("L") == 1


def test_the_newest_value_of_an_incomplete_quarter_is_hollow() -> None:
    assert 'fill="#ffffff"' in sparkline([1.0, 2.0], label="x", incomplete=True)
    assert 'fill="#ffffff"' not in sparkline([1.0, 2.0], label="x")


@pytest.mark.parametrize("rates", [[], [None], [0.0], [None, None], [5.0]])
def test_a_sparkline_of_hardly_anything_is_still_a_drawing(rates: list[float | None]) -> None:
    ET.fromstring(sparkline(rates, label="x"))  # noqa: S314 - our own drawing
    assert "nan" not in sparkline(rates, label="x")


def test_a_label_cannot_leave_its_attribute() -> None:
    line = sparkline([1.0], label='"><script>alert(1)</script>\u202e')
    assert "<script" not in line
    assert "\u202e" not in line
    assert "&#34;&gt;&lt;script&gt;" in line


def test_a_higher_rate_stands_higher() -> None:
    dots = all_of(chart(points(2, 8)), "circle")
    assert float(dots[1].attrib["cy"]) < float(dots[0].attrib["cy"])


def test_a_quarter_without_exposure_has_no_dot() -> None:
    assert len(all_of(chart(points(2, None, 3)), "circle")) == 2


def test_every_quarter_with_a_rate_has_an_interval() -> None:
    svg = chart(points(2, 3, 4))
    bars = next(p for p in all_of(svg, "path") if p.attrib["stroke"] == "#c6dbec")
    assert bars.attrib["d"].count("V") == 3


def test_exposure_is_drawn_below_where_there_is_any() -> None:
    svg = chart(points(2, None, 4))
    strip = next(p for p in all_of(svg, "path") if p.attrib["stroke"] == "#c3cbd3")
    assert strip.attrib["d"].count("v-18") == 2
    assert [t.text for t in all_of(svg, "text")][-1] == "n 20"


def test_a_rate_beyond_the_scale_stays_inside_the_drawing() -> None:
    dots = all_of(chart(points(20, 1), top=10.0), "circle")
    assert float(dots[0].attrib["cy"]) >= 0


def test_only_the_newest_quarters_are_drawn_when_there_are_many() -> None:
    dots = all_of(chart(points(*([1] * (QUARTERS + 9)))), "circle")
    assert len(dots) == QUARTERS


def test_an_incomplete_quarter_is_hollow_in_a_chart() -> None:
    dots = all_of(chart(points(1, 2, incomplete=True)), "circle")
    assert [dot.attrib["fill"] for dot in dots] == ["#1f5a8f", "#ffffff"]


def test_a_chart_without_points_is_a_drawing_that_says_so() -> None:
    svg = chart([])
    assert svg.attrib["aria-label"] == "Late: no quarter with known active engagements."


def test_a_scale_has_a_round_top_above_every_rate() -> None:
    assert scale_top([points(3, 8)]) >= 40
    assert scale_top([points(3, 8)]) in {40, 50, 60, 80, 100}
    assert scale_top([]) == 1.0


def test_a_chart_is_told_in_a_sentence_with_its_counts() -> None:
    told = describe(points(2, 8, 1, incomplete=True), "Late access", Basis.ENGAGEMENTS)
    assert told == (
        "Late access, per 100 active engagements by quarter, 2020Q1 to 2020Q3. "
        "2020Q2 40 (8 of 20); highest 2020Q2 40 (8 of 20)."
    )
