from __future__ import annotations

from typing import Any

from api.pages import charts


def quarters(*rates: float | None) -> list[dict[str, Any]]:
    return [
        {
            "quarter": f"2026Q{at + 1}",
            "documents": at,
            "engagements": at,
            "active_engagements": None if rate is None else 10,
            "rate": rate,
        }
        for at, rate in enumerate(rates)
    ]


def test_the_highest_rate_touches_the_top_and_zero_the_bottom() -> None:
    line = charts.sparkline(quarters(0.0, 10.0, 5.0))
    assert line is not None
    assert line.points.split() == ["3.0,23.0", "56.0,3.0", "109.0,13.0"]
    assert (line.x, line.y) == (109.0, 13.0)


def test_one_quarter_is_no_line_and_none_no_bars() -> None:
    assert charts.sparkline(quarters(1.0)) is None
    assert charts.bars([]) == ()


def test_a_theme_that_never_happened_is_a_flat_line() -> None:
    line = charts.sparkline(quarters(0.0, 0.0))
    assert line is not None
    assert line.points == "3.0,23.0 109.0,23.0"


def test_without_exposure_documents_are_drawn() -> None:
    drawn = charts.bars(quarters(None, None, None))
    assert charts.measure(quarters(None, None)) == "documents"
    assert [bar.shown for bar in drawn] == ["0", "1", "2"]
    assert "active" not in drawn[0].words


def test_bars_stay_in_their_box_however_many_quarters_there_are() -> None:
    for count in (1, 12, 60):
        drawn = charts.bars(quarters(*([3.0] * count)))
        assert all(bar.x >= 0 and bar.x + bar.width <= charts.BARS_WIDTH for bar in drawn)
        assert all(bar.y >= 0 and bar.y + bar.height <= charts.BARS_HEIGHT for bar in drawn)


def test_a_rate_stands_inside_its_interval_and_documents_have_none() -> None:
    for bar in charts.bars(quarters(10.0, 20.0, 0.0)):
        assert bar.low is not None
        assert bar.high is not None
        assert charts.BARS_HEIGHT >= bar.low >= bar.high >= 0
    first = charts.bars(quarters(0.0, 20.0))[0]
    assert first.low == first.y
    assert first.high is not None
    assert first.high < first.y
    assert all(bar.high is None for bar in charts.bars(quarters(None, None)))


def test_shares_of_nothing_have_no_width() -> None:
    assert charts.shares([0, 0], 100) == [(0.0, 0.0), (0.0, 0.0)]
