"""What could be found of planted customers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from intelligence.evaluation.statistics.attainable_customers import told_the_rest, told_the_teams
from intelligence.evaluation.statistics.customer_worlds import Planted, Recipe, customer_world

SMALL = Recipe(customers=20, teams=5, engagements=200, share=0.2)


@pytest.mark.parametrize("planted", [Planted.RELATIONSHIP, Planted.DELIVERY])
def test_what_is_plain_is_found_with_and_without_the_teams(planted: Planted) -> None:
    recipe = replace(SMALL, planted=planted, lift=12.0, shapes=(6.0, 6.0))
    world = customer_world(recipe, 3)
    assert world.planted.any()
    assert np.array_equal(told_the_teams(world, recipe), world.planted)
    assert np.array_equal(told_the_rest(world, recipe), world.planted)


def test_one_who_has_to_work_out_the_teams_finds_no_more_on_average() -> None:
    recipe = replace(SMALL, planted=Planted.DELIVERY)
    found = []
    for seed in range(6):
        world = customer_world(recipe, 40 + seed)
        found.append(
            [
                int((flags & world.planted).sum())
                for flags in (told_the_teams(world, recipe), told_the_rest(world, recipe))
            ]
        )
    told, rest = np.asarray(found).sum(axis=0)
    assert rest <= told


def test_the_same_portfolio_gives_the_same() -> None:
    world = customer_world(SMALL, 1)
    assert np.array_equal(told_the_rest(world, SMALL), told_the_rest(world, SMALL))
    with_no_excess = replace(SMALL, lift=1.0)
    assert not told_the_rest(customer_world(with_no_excess, 1), with_no_excess).any()
