"""How soon a rise could be seen by one who was told the world: the bound for every alarm.

At a given share of false alarms over all theme-quarters nothing sees more rises than the likelihood
ratio (Neyman and Pearson 1933). Here it is that of a rise by the planted factor that began one to
four quarters ago, over none. Whoever knows each theme's rate has the Poisson ratio; whoever knows
only how rates are drawn, and has the counts before, has the ratio of two negative binomials.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import special

from intelligence.evaluation.statistics.drifting import World
from intelligence.statistics.discounted import Forgetting, learn
from intelligence.statistics.window_scan import LONGEST

Array = NDArray[np.float64]


def told_the_rates(counts: Array, exposure: Array, rates: Array, factor: float) -> Array:
    """Return the score of each theme-quarter of one who knows every rate without a rise.

    Args:
        counts: shape (themes, quarters).
        exposure: shape (quarters,).
        rates: shape (themes,), before any rise.
        factor: by which rates rise.

    """
    score = np.full(counts.shape, -np.inf)
    for quarter in range(LONGEST, counts.shape[1]):
        for length in range(1, LONGEST + 1):
            inside = slice(quarter - length + 1, quarter + 1)
            expected = rates * exposure[inside].sum()
            gain = counts[:, inside].sum(axis=1) * np.log(factor) - (factor - 1) * expected
            score[:, quarter] = np.logaddexp(score[:, quarter], gain)
    return score


def told_the_process(counts: Array, exposure: Array, world: World, factor: float) -> Array:
    """Return the score of each theme-quarter of one who knows how rates are drawn.

    Args:
        counts: shape (themes, quarters).
        exposure: shape (quarters,).
        world: what the portfolio was drawn from; its rates do not drift.
        factor: by which rates rise.

    """
    prior = Forgetting(world.spread, world.spread / world.rate, 1.0)
    known = learn(counts, exposure, prior)
    score = np.full(counts.shape, -np.inf)
    for quarter in range(LONGEST, counts.shape[1]):
        for length in range(1, LONGEST + 1):
            start = quarter - length + 1
            count, spent = counts[:, start : quarter + 1].sum(axis=1), exposure[start : quarter + 1]
            shape, odds = known.shape[:, start], spent.sum() / known.rate[:, start]
            gain = _log_chance(count, shape, factor * odds) - _log_chance(count, shape, odds)
            score[:, quarter] = np.logaddexp(score[:, quarter], gain)
    return score


def _log_chance(count: Array, shape: Array, odds: Array) -> Array:
    """Return the log probability of a negative binomial count, but for its factorial."""
    return np.asarray(
        special.gammaln(shape + count)
        - special.gammaln(shape)
        + special.xlogy(count, odds / (1 + odds))
        - shape * np.log1p(odds)
    )
