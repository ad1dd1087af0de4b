"""Alarms."""

from __future__ import annotations

import numpy as np

from intelligence.statistics.window_scan import BASELINE, LONGEST, scan

_EXPOSURE = np.full(16, 50.0)


def _quiet(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).poisson(3, size=(40, 16)).astype(np.float64)


def test_a_rate_that_trebles_in_the_newest_two_quarters_is_seen_with_its_window() -> None:
    counts = _quiet()
    counts[0] = [2, 3, 3, 4, 3, 2, 3, 3, 4, 3, 2, 3, 3, 3, 10, 11]
    found = scan(counts, _EXPOSURE, first=15)
    assert found.p_value[0, 15] < 0.002
    assert found.window[0, 15] == 2
    assert found.ratio[0, 15] > 2.5
    assert 1 < found.low[0, 15] < found.ratio[0, 15] < found.high[0, 15]


def test_false_alarms_are_near_what_they_are_called() -> None:
    tested = [scan(_quiet(seed), _EXPOSURE).p_value for seed in range(6)]
    chances = np.concatenate([found[~np.isnan(found)] for found in tested])
    assert 0.02 < float(np.mean(chances <= 0.05)) < 0.07


def test_a_rise_of_the_exposure_alone_is_none() -> None:
    exposure = np.array([20.0] * 12 + [80.0] * 4)
    counts = np.tile(exposure / 20, (30, 1))
    assert np.nanmin(scan(counts, exposure).p_value[:, -1]) > 0.1


def test_nothing_is_tested_before_there_is_a_baseline() -> None:
    found = scan(_quiet(), _EXPOSURE)
    first = LONGEST + BASELINE - 1
    assert np.isnan(found.p_value[:, :first]).all()
    assert not np.isnan(found.p_value[:, first:]).any()
    assert (found.window[:, :first] == 0).all()


def test_the_same_series_gives_the_same_alarms() -> None:
    one, other = scan(_quiet(), _EXPOSURE, seed=4), scan(_quiet(), _EXPOSURE, seed=4)
    assert np.array_equal(one.p_value, other.p_value, equal_nan=True)


def test_a_quarter_has_the_same_alarms_whichever_quarters_are_tested_before_it() -> None:
    whole, newest = scan(_quiet(), _EXPOSURE), scan(_quiet(), _EXPOSURE, first=15)
    assert np.array_equal(whole.p_value[:, 15], newest.p_value[:, 15])


def test_themes_never_seen_and_portfolios_of_one_theme_raise_no_alarm() -> None:
    assert np.nanmin(scan(np.zeros((3, 12)), np.full(12, 50.0)).p_value) > 0.3
    assert scan(np.zeros((0, 12)), np.full(12, 50.0)).p_value.shape == (0, 12)


def test_an_interval_of_an_excess_is_that_of_its_window_against_what_was_known() -> None:
    """A known count of the prior's shape before, five events in one quarter of the window."""
    counts = np.zeros((1, 12))
    counts[0, -1] = 5
    found = scan(counts, np.full(12, 50.0))
    assert found.window[0, -1] == 1
    assert 0 < found.low[0, -1] < found.ratio[0, -1] < found.high[0, -1]
    nothing = scan(np.zeros((1, 12)), np.full(12, 50.0))
    assert nothing.ratio[0, -1] == nothing.low[0, -1] == 0
    assert np.isnan(nothing.low[0, 0])
