"""Quantiles of classes, with limits."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from intelligence.statistics.quantiles import (
    credibility_strength,
    quantile_with_limits,
    shrunk_quantile,
)


def test_limits_of_a_median_of_twenty_are_the_sixth_and_the_fifteenth() -> None:
    # Tables of the sign test: 0.0207 a tail at ranks 6 and 15 of 20.
    found = quantile_with_limits(np.arange(1.0, 21.0), 0.5)
    assert found is not None
    assert (found.value, found.low, found.high, found.count) == (10.5, 6.0, 15.0, 20)


def test_limit_that_the_sample_cannot_give_is_open() -> None:
    found = quantile_with_limits(np.arange(1.0, 11.0), 0.8)
    assert found is not None
    assert (found.low, found.high) == (5.0, inf)
    lone = quantile_with_limits(np.array([3.0]), 0.5)
    assert lone is not None
    assert (lone.low, lone.value, lone.high) == (-inf, 3.0, inf)


def test_no_values_have_no_quantile() -> None:
    assert quantile_with_limits(np.array([]), 0.5) is None


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_limits_hold_the_quantile_at_least_as_often_as_they_say(share: float) -> None:
    draw = np.random.default_rng(5)
    truth = -np.log(1 - share)
    held = 0
    for _ in range(1000):
        found = quantile_with_limits(draw.exponential(size=40), share)
        assert found is not None
        held += found.low <= truth <= found.high
    assert held >= 940


def test_small_class_is_drawn_to_all_cases_and_a_large_one_is_not() -> None:
    pooled = np.linspace(0.0, 1.0, 101)
    small = shrunk_quantile(np.array([5.0]), pooled, 20.0, 0.5)
    large = shrunk_quantile(np.full(2000, 5.0), pooled, 20.0, 0.5)
    assert small == pytest.approx(0.525, abs=0.02)
    assert large == 5.0
    assert shrunk_quantile(np.array([]), pooled, 20.0, 0.5) == pytest.approx(0.5)


def test_strength_is_the_variance_within_classes_over_that_between() -> None:
    draw = np.random.default_rng(6)
    classes = [draw.normal(draw.normal(0, 0.5), 1.0, size=60) for _ in range(60)]
    assert credibility_strength(classes) == pytest.approx(4.0, rel=0.35)


def test_classes_that_look_alike_are_drawn_together_but_not_without_bound() -> None:
    alike = [np.array([0.0, 1.0]), np.array([0.0, 1.0]), np.array([0.0, 1.0])]
    assert credibility_strength(alike) == 50.0
    assert credibility_strength([]) == 50.0
    assert credibility_strength([np.array([1.0, 1.0]), np.array([2.0, 2.0])]) == 0.0


def test_quantile_of_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="at least one case"):
        shrunk_quantile(np.array([]), np.array([]), 5.0, 0.5)
