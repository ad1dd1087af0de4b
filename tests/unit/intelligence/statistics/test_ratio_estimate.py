"""Ratios of totals."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from intelligence.statistics.ratio_estimate import ratio_of_totals


def test_ratio_of_alike_clusters_has_the_t_limits_of_their_mean() -> None:
    top = np.array([1.0, 3, 2, 5, 4, 6])
    found = ratio_of_totals(top, np.ones(6), np.arange(6))
    assert found is not None
    wanted = stats.t.interval(0.95, 5, top.mean(), stats.sem(top))
    assert (found.low, found.high) == pytest.approx(wanted)


def test_rows_of_a_cluster_count_as_one() -> None:
    top, bottom = np.array([1.0, 3, 2, 5, 4]), np.array([2.0, 4, 4, 5, 9])
    once = ratio_of_totals(top, bottom, np.arange(5))
    doubled = ratio_of_totals(np.tile(top, 3), np.tile(bottom, 3), np.tile(np.arange(5), 3))
    assert once is not None
    assert doubled is not None
    assert (doubled.low, doubled.high) == pytest.approx((once.low, once.high))


def test_limits_hold_the_truth_as_often_as_they_say() -> None:
    draw = np.random.default_rng(4)
    held = 0
    for _ in range(500):
        bottom = draw.lognormal(0, 0.5, 40)
        top = bottom * (0.2 + draw.normal(0, 0.3, 40))
        found = ratio_of_totals(top, bottom, np.arange(40))
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.2 <= found.high
    assert 460 <= held <= 490


def test_few_clusters_have_no_limits_and_nothing_has_no_ratio() -> None:
    found = ratio_of_totals(np.ones(4), np.ones(4), np.arange(4))
    assert found is not None
    assert (found.value, found.low, found.high, found.clusters) == (1.0, None, None, 4)
    assert ratio_of_totals(np.ones(3), np.zeros(3), np.arange(3)) is None
    assert ratio_of_totals(np.zeros(0), np.zeros(0), np.zeros(0, dtype=int)) is None
