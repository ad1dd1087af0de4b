"""Limits of a class that is drawn towards all cases."""

from __future__ import annotations

from math import inf, isinf

import numpy as np
import pytest
from scipy import stats

from intelligence.statistics.drawn_shares import drawn_limits, drawn_share

POOLED = np.arange(1.0, 41.0)


def test_share_is_that_of_class_and_pool_by_their_weights() -> None:
    share, low, high = drawn_share(np.array([1.0, 35.0, 39.0]), POOLED, 5.0, 20.0)
    assert share == pytest.approx((1 + 2.5) / 8)
    assert (low, high) == pytest.approx(tuple(stats.beta.ppf([0.025, 0.975], 3.5, 4.5)))


def test_share_of_all_or_none_is_not_certain() -> None:
    own = np.array([1.0, 2.0])
    share, low, high = drawn_share(own, POOLED, 6.0, 100.0)
    assert (share, high) == (1.0, 1.0)
    assert low == pytest.approx(0.025 ** (1 / 8))
    assert drawn_share(own, POOLED, 6.0, -1.0) == pytest.approx((0.0, 0.0, 1 - 0.025 ** (1 / 8)))


def test_limits_of_a_quantile_agree_with_draws_of_the_process() -> None:
    own, strength, share = np.array([30.0, 33.0, 36.0, 38.0]), 12.0, 0.6
    draw = np.random.default_rng(9)
    cases = np.concatenate([own, POOLED])
    weights = np.concatenate([np.ones(4), np.full(40, strength / 40)])
    drawn = draw.dirichlet(weights, size=20_000)
    order = np.argsort(cases)
    reached = np.cumsum(drawn[:, order], axis=1) >= share
    quantiles = cases[order][reached.argmax(axis=1)]
    low, high = drawn_limits(own, POOLED, strength, share)
    assert abs(low - np.quantile(quantiles, 0.025)) <= 1
    assert abs(high - np.quantile(quantiles, 0.975)) <= 1


def test_limit_that_no_case_bounds_is_infinite() -> None:
    low, high = drawn_limits(np.array([5.0]), np.array([4.0, 5.0, 6.0]), 3.0, 0.9)
    assert isinf(high)
    assert low == -inf or low <= 6.0
    assert drawn_limits(np.array([5.0]), np.array([5.0]), 50.0, 0.5) == (-inf, inf)


def test_pool_counts_for_no_more_cases_than_it_has() -> None:
    few = np.array([1.0, 2.0, 3.0, 4.0])
    own = np.array([3.0])
    assert drawn_share(own, few, 50.0, 2.0) == drawn_share(own, few, 4.0, 2.0)
    assert drawn_limits(own, few, 50.0, 0.5) == drawn_limits(own, few, 4.0, 0.5)


def test_limits_narrow_with_what_counts() -> None:
    few = drawn_limits(np.array([8.0, 36.0]), POOLED, 3.0, 0.5)
    many = drawn_limits(np.linspace(1.0, 40.0, 400), POOLED, 3.0, 0.5)
    assert few[0] < many[0] < 20.5 < many[1] < few[1]


@pytest.mark.parametrize(("share", "count"), [(0.5, 6), (0.9, 3)])
def test_limits_hold_the_quantile_of_a_small_class_that_is_like_the_others(
    share: float, count: int
) -> None:
    """With an upper end at the largest case met nine tenths of three cases were held in .70."""
    draw, held = np.random.default_rng(8), 0
    truth = stats.norm.ppf(share)
    for _ in range(300):
        pooled = draw.normal(size=60)
        low, high = drawn_limits(pooled[:count], pooled, 3.0, share)
        held += low <= truth <= high
    assert held >= 0.93 * 300
