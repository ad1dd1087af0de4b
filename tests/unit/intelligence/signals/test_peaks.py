"""Columns of past peaks."""

from __future__ import annotations

import numpy as np

from intelligence.signals.peaks import COLUMNS, peak_columns
from intelligence.signals.verdicts import make_tests
from intelligence.statistics.clumping import Clumps

QUARTERS = tuple(f"{year}Q{part}" for year in range(2018, 2024) for part in (1, 2, 3, 4))


def test_peak_of_one_theme_is_told_and_too_few_events_are_not() -> None:
    counts = np.full((3, len(QUARTERS)), 4.0)
    counts[0, 8] = 25.0
    counts[2] = 0.0
    tests = make_tests(counts, np.full(len(QUARTERS), 60.0))
    first, second, none = peak_columns(tests, QUARTERS)
    assert first["peak_quarter"] == "2020Q1"
    assert first["peak_quarters"] == 1
    assert first["peak_q"] < 0.01  # type: ignore[operator]
    assert second["peak_q"] > 0.1  # type: ignore[operator]
    assert none == dict.fromkeys(COLUMNS)


def test_season_that_is_claimed_is_no_peak() -> None:
    counts = np.tile([3.0, 3.0, 3.0, 24.0], 6)[None, :]
    tests = make_tests(counts, np.full(len(QUARTERS), 60.0))
    assert tests.season_q[0] <= 0.1
    (found,) = peak_columns(tests, QUARTERS)
    assert found["peak_q"] > 0.1  # type: ignore[operator]


def test_short_portfolio_has_no_peak() -> None:
    tests = make_tests(np.full((1, 5), 9.0), np.full(5, 20.0))
    assert peak_columns(tests, QUARTERS[:5]) == [dict.fromkeys(COLUMNS)]


def test_peak_of_three_engagements_is_told_with_the_weight_of_three() -> None:
    shown = np.zeros((1, 40, len(QUARTERS)))
    shown[0, :3, 8:12] = 1
    shown[0, 3:6, (2, 15, 20)] = 1
    series, unit, quarter = np.nonzero(shown)
    clumps = Clumps(series, unit, quarter, *np.nonzero(np.ones(shown.shape[1:])))
    counts, exposure = shown.sum(axis=1), np.full(len(QUARTERS), 40.0)
    (own,) = peak_columns(make_tests(counts, exposure, clumps=clumps), QUARTERS)
    (plain,) = peak_columns(make_tests(counts, exposure), QUARTERS)
    assert own["peak_quarter"] == plain["peak_quarter"]
    assert own["peak_p"] > 2 * plain["peak_p"]  # type: ignore[operator]
    assert own["peak_low"] < plain["peak_low"]  # type: ignore[operator]
