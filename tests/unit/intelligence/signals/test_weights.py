"""Weights as a person gives them."""

from __future__ import annotations

import pytest

from intelligence.errors import InvalidPriority
from intelligence.signals.priority_weights import PriorityWeights
from intelligence.signals.weights import DEFAULTS, read_weights


def test_what_is_not_named_keeps_its_default() -> None:
    given = read_weights(["cost=2", " trend = 0"])
    assert (given.cost, given.trend) == (2.0, 0.0)
    assert given.breadth == PriorityWeights().breadth
    assert read_weights([]) == PriorityWeights()


@pytest.mark.parametrize("text", ["costs=2", "2", "=", "cost=2;trend=1", "cost="])
def test_what_is_no_weight_is_refused_by_name(text: str) -> None:
    with pytest.raises(InvalidPriority, match="weight"):
        read_weights([text])


def test_a_weight_given_twice_or_below_zero_is_refused() -> None:
    with pytest.raises(InvalidPriority, match="once at most"):
        read_weights(["cost=1", "cost=2"])
    with pytest.raises(InvalidPriority, match="from 0"):
        read_weights(["cost=-1"])


def test_defaults_read_back_are_the_defaults() -> None:
    assert read_weights(DEFAULTS.split(", ")) == PriorityWeights()
    with pytest.raises(InvalidPriority, match=f"the defaults are {DEFAULTS}"):
        read_weights(["money=1"])
