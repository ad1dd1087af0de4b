"""What could be found of planted customers by one who is told the world: two bounds.

Both know how a portfolio is drawn, every kind's effect and every shape, the size of the excess and
the share of customers that have it. One is told each team's effect too. The other has to work it
out, as everyone must who has counts alone: most of a customer's engagements are of one team, so
that an excess may be the team's. Its probabilities are those of the exact posterior, up to a grid
of team effects, drawn by Gibbs sampling (Geman and Geman 1984) and averaged over the draws.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

from intelligence.evaluation.statistics.customer_worlds import CustomerWorld, Planted, Recipe

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

TOLD_TEAMS = "told everything but the planted"
TOLD_REST = "told all but teams"

_FALSE_DISCOVERIES = 0.1
#: Places of the grid of a team's effects in delivery and in escalations, in standard deviations.
_GRID = (np.linspace(-2.75, 2.75, 21), np.linspace(-2.75, 2.75, 12))
_WARMING, _SWEEPS = 100, 500


def told_the_teams(world: CustomerWorld, recipe: Recipe) -> Flags:
    """Return the most customers whose mean probability of being planted is 0.9, all else known."""
    none, all_of = (np.zeros((1, 1)) for _ in range(2))
    scores = [_scores(world, recipe, lift, (none, all_of)) for lift in (1.0, recipe.lift)]
    gained = np.bincount(world.customers, (scores[1] - scores[0])[:, 0], recipe.customers)
    return _most(special.expit(special.logit(recipe.share) + gained))


def told_the_rest(world: CustomerWorld, recipe: Recipe, seed: int = 0) -> Flags:
    """Return the same for one who has to work out the effects of teams."""
    random = np.random.default_rng(seed)
    first, second = (part.ravel() for part in np.meshgrid(*_GRID, indexing="ij"))
    grid = (first * recipe.team_deviations[0], second * recipe.team_deviations[1])
    offsets = tuple(
        own[None, :] - true[world.teams][:, None]
        for own, true in zip(grid, world.team_effects, strict=True)
    )
    plain, raised = (
        _placed(world, recipe, _scores(world, recipe, lift, (offsets[0], offsets[1])))
        for lift in (1.0, recipe.lift)
    )
    prior = -(first**2 + second**2) / 2 + plain.sum(axis=0)
    gained = raised - plain
    ill = np.zeros(recipe.customers)
    chances = np.zeros(recipe.customers)
    teams = np.arange(recipe.teams)
    for sweep in range(_WARMING + _SWEEPS):
        logs = prior + np.tensordot(ill, gained, axes=1)
        place = (logs + random.gumbel(size=logs.shape)).argmax(axis=1)
        odds = special.logit(recipe.share) + gained[:, teams, place].sum(axis=1)
        chance = special.expit(odds)
        ill = (random.random(recipe.customers) < chance).astype(np.float64)
        if sweep >= _WARMING:
            chances += chance
    return _most(chances / _SWEEPS)


def _scores(
    world: CustomerWorld, recipe: Recipe, lift: float, offsets: tuple[Array, Array]
) -> Array:
    """Return the log likelihood of each engagement, shape (engagements, places of the grid).

    Args:
        world: the portfolio.
        recipe: how it is drawn.
        lift: of its escalations, and of its problems where delivery is what is planted.
        offsets: what is added to the true effects of the team, in delivery and in escalations.

    """
    frame = world.counts.engagements
    escalations = frame["escalations"].to_numpy(dtype=np.float64)[:, None]
    problems = frame["problems"].to_numpy(dtype=np.float64)[:, None]
    shape, own = recipe.shapes
    failing = lift if recipe.planted is Planted.DELIVERY else 1.0
    means = world.problem_means[:, None] * failing * np.exp(offsets[0])
    score = stats.nbinom.logpmf(problems, shape, shape / (shape + means))
    awaited = world.escalation_means[:, None] * lift * np.exp(offsets[0] + offsets[1])
    given = awaited * (shape + problems) / (shape + means)
    # The product of two gammas, matched to one by its mean and variance.
    joint = 1 / ((1 + 1 / (shape + problems)) * (1 + 1 / own) - 1)
    return np.asarray(score + stats.nbinom.logpmf(escalations, joint, joint / (joint + given)))


def _placed(world: CustomerWorld, recipe: Recipe, scores: Array) -> Array:
    """Return sums by customer and team, shape (customers, teams, places)."""
    sums = np.zeros((recipe.customers, recipe.teams, scores.shape[1]))
    np.add.at(sums, (world.customers, world.teams), scores)
    return sums


def _most(chance: Array) -> Flags:
    """Return the most customers of which one in ten at most is expected to be sound."""
    order = np.argsort(-chance)
    wrong = np.cumsum(1 - chance[order]) / np.arange(1, len(order) + 1)
    flags = np.zeros(len(chance), dtype=bool)
    flags[order[wrong <= _FALSE_DISCOVERIES]] = True
    return flags
