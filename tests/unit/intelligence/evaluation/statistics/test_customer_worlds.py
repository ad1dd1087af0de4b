"""Simulated portfolios."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from intelligence.evaluation.statistics.customer_worlds import Planted, Recipe, customer_world


def test_world_is_the_same_for_the_same_seed() -> None:
    one, other = customer_world(Recipe(), 4), customer_world(Recipe(), 4)
    assert one.counts.engagements.equals(other.counts.engagements)
    assert not one.counts.engagements.equals(customer_world(Recipe(), 5).counts.engagements)


@pytest.mark.parametrize(
    ("planted", "escalating", "failing"),
    [(Planted.RELATIONSHIP, 2.5, 1.0), (Planted.DELIVERY, 2.5, 2.5)],
)
def test_planted_customers_are_lifted_as_told(
    planted: Planted, escalating: float, failing: float
) -> None:
    recipe = replace(Recipe(planted), engagements=60_000, share=0.5)
    world = customer_world(recipe, 1)
    frame, ill = world.counts.engagements, world.planted[world.customers]
    for name, means, lift in (
        ("escalations", world.escalation_means, escalating),
        ("problems", world.problem_means, failing),
    ):
        counted = frame[name].to_numpy()
        assert counted[ill].sum() / means[ill].sum() == pytest.approx(lift, rel=0.05)
        assert counted[~ill].sum() / means[~ill].sum() == pytest.approx(1.0, rel=0.05)


def test_nothing_planted_is_nothing_planted() -> None:
    assert not customer_world(Recipe(Planted.NOTHING), 0).planted.any()


def test_each_escalation_lies_within_its_engagement() -> None:
    counts = customer_world(Recipe(), 2).counts
    told = counts.escalations.groupby("engagement").size()
    frame = counts.engagements.set_index("engagement")["escalations"]
    assert told.to_dict() == frame[frame > 0].to_dict()
    assert counts.escalations["phase"].nunique() == 4
    assert np.array(list(counts.quarters.values())).max() <= 12
