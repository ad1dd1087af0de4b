"""Funnels whose limits allow for spread."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.funnel import INNER, OUTER, funnel, limits


def test_chance_alone_has_no_spread_and_the_limits_of_chance() -> None:
    expected = np.full(400, 20.0)
    place = funnel(np.random.default_rng(1).poisson(expected), expected)
    assert place.spread < 0.06
    low, high = limits([20.0], 0.0, INNER)
    # Square roots above: (1 + 1.96 / (2 * sqrt(20)))²; below, P(11 or fewer of 20) < .025 < P(12).
    assert float(high[0]) == pytest.approx(1.4864, abs=1e-3)
    assert 11 < 20 * float(low[0]) < 12


def test_none_of_a_few_expected_is_no_outlier() -> None:
    """Square roots put 0 of 2.6 beyond 99.8 %, where chance gives it in 7 of 100."""
    low, _ = limits([2.6, 3.0, 8.0], 0.0, OUTER)
    assert low[:2].tolist() == [0.0, 0.0]
    assert low[2] > 0


def test_units_that_differ_are_not_all_called_outliers() -> None:
    random = np.random.default_rng(2)
    expected = random.uniform(10, 80, 500)
    observed = random.poisson(expected * random.gamma(8, 1 / 8, 500))
    place = funnel(observed, expected)
    low, high = place.limits(INNER)
    outside = ((place.ratio < low) | (place.ratio > high)).mean()
    bare_low, bare_high = limits(expected, 0.0, INNER)
    bare = ((place.ratio < bare_low) | (place.ratio > bare_high)).mean()
    assert bare > 0.3
    assert outside < 0.12


def test_outer_limits_enclose_inner_ones_and_do_not_fall_below_zero() -> None:
    for expected in (0.1, 1.0, 100.0):
        low, high = limits([expected], 0.2, INNER)
        least, most = limits([expected], 0.2, OUTER)
        assert 0 <= least[0] <= low[0] < 1 < high[0] < most[0]


def test_unit_without_expectation_has_no_place() -> None:
    place = funnel([3, 4, 5, 6], [0.0, np.nan, 5.0, 6.0])
    assert np.isnan(place.score[:2]).all()
    assert place.ratio[2:].tolist() == [1.0, 1.0]


def test_no_units_and_two_units_have_no_spread() -> None:
    assert funnel([], []).spread == 0.0
    assert funnel([50, 1], [5.0, 5.0]).spread == 0.0
