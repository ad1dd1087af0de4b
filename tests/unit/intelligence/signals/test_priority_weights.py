"""Weights and scales of priorities."""

from __future__ import annotations

import pytest

from intelligence.errors import InvalidPriority
from intelligence.signals.priority_weights import PriorityScales, PriorityWeights


def test_shares_add_up_to_one_in_proportion() -> None:
    shares = PriorityWeights(4, 2, 1, 1, 0).shares
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["frequency"] == 0.5
    assert shares["controllability"] == 0


def test_huge_weights_do_not_overflow() -> None:
    assert PriorityWeights(1e308, 1e308, 1e308, 1e308, 1e308).shares["cost"] == 0.2


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf"), True])
def test_weight_that_is_no_number_from_zero_is_refused_by_name(weight: float) -> None:
    with pytest.raises(InvalidPriority, match="weight cost is"):
        PriorityWeights(cost=weight)


def test_all_zero_weights_are_refused() -> None:
    with pytest.raises(InvalidPriority, match="all five weights are 0"):
        PriorityWeights(0, 0, 0, 0, 0)


def test_trend_is_symmetric_about_no_change() -> None:
    scales = PriorityScales()
    assert scales.of("trend", 2.0) == 1.0
    assert scales.of("trend", 0.5) == 0.0
    assert scales.of("trend", 1.5) + scales.of("trend", 1 / 1.5) == pytest.approx(1.0)
    assert scales.of("trend", 0.0) == 0.0


@pytest.mark.parametrize(("name", "value"), [("cost", 0.0), ("trend", 1.0), ("frequency", -2.0)])
def test_scale_that_cannot_be_reached_is_refused(name: str, value: float) -> None:
    with pytest.raises(InvalidPriority, match=f"scale {name}"):
        PriorityScales(**{name: value})
