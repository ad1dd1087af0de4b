"""Interrupted time series."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.its import Series, level_change
from tests.unit.intelligence.statistics.oracle_files import oracle


def _sicily() -> Series:
    frame = oracle("sicily.csv")
    return Series(
        frame["aces"].to_numpy(dtype=float),
        frame["stdpop"].to_numpy(dtype=float),
        frame["smokban"].to_numpy(dtype=float),
    )


def test_smoking_ban_of_sicily_comes_out() -> None:
    # Bernal, Cummins and Gasparrini (2017), with quasi-Poisson limits from R's glm.
    found = level_change(_sicily(), periods_a_year=12, small_sample=False)
    assert found is not None
    assert (found.ratio, found.low, found.high) == pytest.approx((0.8944, 0.8392, 0.9532), abs=6e-5)
    assert found.dispersion == pytest.approx(3.5592, abs=1e-3)
    # Limits of chance alone, as of a plain Poisson model: by the root of the dispersion narrower.
    wide = np.log([found.low / found.ratio, found.high / found.ratio]) / np.sqrt(found.dispersion)
    assert found.ratio * np.exp(wide) == pytest.approx([0.8647, 0.9251], abs=6e-5)


def test_smoking_ban_with_its_season_comes_out() -> None:
    found = level_change(_sicily(), 2, 12, small_sample=False)
    assert found is not None
    assert (found.ratio, found.low, found.high) == pytest.approx((0.8851, 0.8394, 0.9332), abs=6e-5)
    assert found.dispersion == pytest.approx(2.2622, abs=1e-3)


def test_counts_that_vary_less_than_chance_have_limits_of_chance() -> None:
    series = Series(np.full(12, 20.0), np.full(12, 100.0), np.repeat([0.0, 1.0], 6))
    found = level_change(series)
    assert found is not None
    assert found.dispersion < 1
    assert found.low < 0.7
    assert found.high > 1.4


@pytest.mark.parametrize(
    "series",
    [
        Series(np.zeros(12), np.ones(12), np.repeat([0.0, 1.0], 6)),
        Series(np.ones(3), np.ones(3), np.array([0.0, 0.0, 1.0])),
        Series(np.ones(12), np.ones(12), np.zeros(12)),
        Series(np.zeros(0), np.zeros(0), np.zeros(0)),
    ],
)
def test_what_cannot_be_told_is_no_answer(series: Series) -> None:
    assert level_change(series) is None


def _season(phase: int, times: np.ndarray, after: np.ndarray, ratio: float) -> Series:
    wave = np.exp(0.7 * np.cos(2 * np.pi * (times - phase) / 4))
    return Series(
        14.4 * wave * np.where(after > 0, ratio, 1), np.full(len(times), 120.0), after, times
    )


@pytest.mark.parametrize("phase", range(4))
@pytest.mark.parametrize(("periods", "start"), [(24, 13), (20, 12), (17, 11)])
def test_a_period_that_is_left_out_does_not_shift_the_season(
    periods: int, start: int, phase: int
) -> None:
    times = np.delete(np.arange(periods, dtype=float), start)
    found = level_change(_season(phase, times, (times > start).astype(float), 0.5), 1)
    assert found is not None
    assert found.ratio == pytest.approx(0.5, abs=0.02)


def test_what_ended_has_fallen_to_none_with_a_limit_above() -> None:
    after = np.repeat([0.0, 1.0], [12, 6])
    counts = np.where(after > 0, 0.0, np.tile([3.0, 5.0], 9))
    found = level_change(Series(counts, np.full(18, 50.0), after), 1)
    assert found is not None
    assert (found.ratio, found.low) == (0, 0)
    assert 0 < found.high < 1
    assert found.p < 0.05
    begun = level_change(Series(counts[::-1].copy(), np.full(18, 50.0), 1 - after[::-1]), 1)
    assert begun is not None
    assert (begun.ratio, begun.high) == (np.inf, np.inf)
    assert (begun.low, begun.p) == pytest.approx((1 / found.high, found.p), rel=1e-4)


def test_a_short_series_that_ended_says_what_is_not_excluded() -> None:
    few = Series(np.repeat([1.0, 0.0], [3, 3]), np.ones(6), np.repeat([0.0, 1.0], 3))
    found = level_change(few)
    assert found is not None
    assert found.p > 0.05
    assert found.high > 1
