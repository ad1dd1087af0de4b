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
        Series(np.repeat([3.0, 0.0], 6), np.ones(12), np.repeat([0.0, 1.0], 6)),
        Series(np.ones(3), np.ones(3), np.array([0.0, 0.0, 1.0])),
        Series(np.ones(12), np.ones(12), np.zeros(12)),
        Series(np.zeros(0), np.zeros(0), np.zeros(0)),
    ],
)
def test_what_cannot_be_told_is_no_answer(series: Series) -> None:
    assert level_change(series) is None
