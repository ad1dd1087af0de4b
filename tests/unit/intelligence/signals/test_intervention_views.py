"""The views on an intervention."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from intelligence.quarters import quarter_range
from intelligence.signals.intervention_panel import InterventionPanel, panel_of
from intelligence.signals.intervention_views import own_peak, placebo_of, views_of
from intelligence.statistics.did_rates import RatePanel
from tests.unit.intelligence.signals.intervention_portfolio import action, portfolio

Array = NDArray[np.float64]


def test_course_before_that_was_already_falling_is_seen() -> None:
    falling = views_of(panel_of(portfolio(0.4, trend=0.4), action("A"), "2025-12-31"))
    assert falling.pre_trend is not None
    assert falling.pre_trend.high < 1
    level = views_of(panel_of(portfolio(0.4), action("A"), "2025-12-31"))
    assert level.pre_trend is not None
    assert level.pre_trend.low < 1 < level.pre_trend.high


def test_days_on_which_nothing_was_done_have_four_quarters_on_each_side() -> None:
    panel = panel_of(portfolio(0.5), action("A"), "2025-12-31")
    assert placebo_of(panel).dates == 2
    early = panel_of(portfolio(0.5), action("A", day=date(2023, 7, 1)), "2025-12-31")
    assert placebo_of(early).dates == 0
    assert not placebo_of(early).flagged


def test_year_above_those_before_is_a_peak() -> None:
    high = panel_of(portfolio(1.0, peak=2.5), action("A"), "2025-12-31")
    assert views_of(high).peaked
    assert own_peak(panel_of(portfolio(1.0, peak=2.5), action(), "2025-12-31"))
    assert not own_peak(panel_of(portfolio(1.0, peak=0.5), action("A"), "2025-12-31"))


def test_scope_of_everything_has_its_own_course_alone() -> None:
    views = views_of(panel_of(portfolio(0.5), action(), "2025-12-31"))
    assert views.change is None
    assert views.shrunk is None
    assert views.series is not None
    assert views.series.low < views.series.ratio < views.series.high


def _expected(rate: Array, start: int, first: int, known: Array | None) -> InterventionPanel:
    """Return a scope of everyone that shows a theme at exact rates, one a quarter from 2020Q1.

    Args:
        rate: of each quarter.
        start: first place that is not before.
        first: first place after.
        known: share of each quarter that is reported.

    """
    at_risk, numbers = 400, np.arange(len(rate))
    shows = np.arange(at_risk) < np.round(rate * at_risk)[:, None]
    every = np.ones(shows.size, dtype=bool)
    units = np.tile(np.arange(at_risk), len(rate))
    rows = RatePanel(shows.ravel(), every, np.repeat(numbers, at_risk), units)
    quarters = quarter_range("2020Q1", "2026Q4")[: len(rate)]
    before, after = numbers < start, numbers >= first
    return InterventionPanel(quarters, before, after, rows, "engagement", 0, units, known)


def test_a_day_inside_a_quarter_leaves_the_season_where_it_is() -> None:
    numbers = np.arange(24)
    rate = 0.15 * np.exp(0.7 * np.cos(np.pi * numbers / 2)) * np.where(numbers > 13, 0.5, 1.0)
    series = views_of(_expected(rate, 13, 14, None)).series
    assert series is not None
    assert series.ratio == pytest.approx(0.5, abs=0.01)


def test_quarters_that_are_not_all_reported_are_no_fall_of_the_own_series() -> None:
    reported = np.array([1.0] * 16 + [1.0, 0.9, 0.6, 0.1])
    known = np.where(reported < 0.4, 0.0, reported)
    told = views_of(_expected(0.2 * reported, 16, 16, None)).series
    series = views_of(_expected(0.2 * reported, 16, 16, known)).series
    assert told is not None
    assert series is not None
    assert told.ratio < 0.8
    assert series.ratio == pytest.approx(1.0, abs=0.02)
    assert series.freedom == told.freedom - 1
