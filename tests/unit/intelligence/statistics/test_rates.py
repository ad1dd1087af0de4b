"""Intervals of counts and of ratios."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.rates import (
    poisson_interval,
    rate_interval,
    ratio_interval,
    share_interval,
)


def test_limits_are_those_of_garwood() -> None:
    low, high = poisson_interval([0, 1, 5])
    assert low.tolist() == pytest.approx([0, 0.0253, 1.6235], abs=1e-4)
    assert high.tolist() == pytest.approx([3.6889, 5.5716, 11.6683], abs=1e-4)


def test_limits_of_a_share_are_those_of_clopper_and_pearson() -> None:
    """3 of 10 and 0 of 5: any table of exact binomial limits."""
    low, high = share_interval([3, 0], [7, 5])
    assert low.tolist() == pytest.approx([0.0667, 0.0], abs=1e-4)
    assert high.tolist() == pytest.approx([0.6525, 0.5218], abs=1e-4)


def test_limits_of_a_rate_of_units_are_those_of_a_share_as_long_as_there_are_enough() -> None:
    """3 of 10 and 12 of 12; of 5 among 4 active ones no share is told, and of none nothing."""
    low, high = rate_interval([3, 12, 5, 2], [10, 12, 4, 0])
    assert low.tolist()[:3] == pytest.approx([0.0667, 0.7354, 1.6235 / 4], abs=1e-4)
    assert high.tolist()[:3] == pytest.approx([0.6525, 1.0, 11.6683 / 4], abs=1e-4)
    assert np.isnan([low[3], high[3]]).all()


def test_limits_of_a_ratio_are_open_where_a_count_is_zero() -> None:
    low, high = ratio_interval([0, 5, 0], [5, 0, 0], 2.0)
    assert low.tolist()[::2] == [0, 0]
    assert 0 < low[1] < 2
    assert high[0] == pytest.approx(2 * 0.5218 / (1 - 0.5218), abs=1e-3)
    assert np.isinf(high[1:]).all()


def test_limits_of_a_ratio_hold_it_as_often_as_they_say_at_least() -> None:
    random = np.random.default_rng(3)
    hit, rest = random.poisson(12, 4000), random.poisson(24, 4000)
    low, high = ratio_interval(hit, rest, 4.0)
    assert 0.95 <= float(np.mean((low <= 2) & (high >= 2))) < 0.985
