"""Growth a year."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.growth import growth


def test_a_rate_that_doubles_each_year_is_said_to_double() -> None:
    exposure = np.full(12, 50.0)
    found = growth(np.round(4 * 2 ** (np.arange(12) / 4)), exposure)
    assert found is not None
    assert found.ratio == pytest.approx(2, abs=0.1)
    assert found.low > 1.3
    assert found.p_value < 0.001


def test_counts_that_only_follow_the_exposure_do_not_grow() -> None:
    exposure = 10.0 * 2 ** (np.arange(12) / 4)
    found = growth(exposure / 5, exposure)
    assert found is not None
    assert found.ratio == pytest.approx(1, abs=1e-6)
    assert found.log_gain == pytest.approx(0, abs=1e-6)


def test_quarters_without_exposure_are_left_out() -> None:
    counts, exposure = np.array([2.0, 3, 9, 2, 3, 2, 3]), np.array([9.0, 9, 0, 9, 9, 9, 9])
    with_gap = growth(counts, exposure)
    assert with_gap is not None
    assert with_gap.ratio < 1.5


def test_too_few_events_or_quarters_give_nothing() -> None:
    assert growth([1, 1, 1, 1], [9, 9, 9, 9]) is None
    assert growth([9, 9, 9], [9, 9, 9]) is None
    assert growth(np.zeros(12), np.ones(12)) is None


def test_interval_and_detectable_ratio_are_finite_even_when_all_events_are_in_one_quarter() -> None:
    found = growth([0] * 11 + [40], np.full(12, 50.0))
    assert found is not None
    assert np.isfinite([found.low, found.high, found.detectable]).all()
