"""What a forecast could attain that was told the world: the bound beside which others are read.

Log rates walk at random and counts are Poisson. Whoever knows the law of the walk, and only what
was counted, can do no better than the exact posterior of the rates (a filter on a grid of log
rates); whoever also knows today's rates is spared learning them; whoever knows the coming rates is
left with chance alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

from intelligence.evaluation.statistics.drifting import LEAST_RATE, World
from intelligence.statistics.forecast import Forecast

Array = NDArray[np.float64]

#: Chances of median and limits, in the order of `Forecast`.
_CHANCES = (0.5, 0.1, 0.9, 0.025, 0.975)
_POINTS = 161
_REACH = 12.0
_SLIM = 1e-12


@dataclass(frozen=True)
class _Grid:
    """Log rates, shape (points,), and the chances of a step between them, each row one start."""

    logs: Array
    step: Array


def told_the_process(counts: Array, exposure: Array, coming: Array, world: World) -> Forecast:
    """Predict from counts, knowing how rates are drawn and how they walk.

    Args:
        counts: shape (themes, quarters).
        exposure: shape (quarters,).
        coming: shape (quarters ahead,).
        world: what the portfolio was drawn from.

    """
    grid = _grid(world)
    belief = np.tile(_first(world, grid), (len(counts), 1))
    for quarter, spent in enumerate(exposure):
        belief = belief @ grid.step
        mean = np.exp(grid.logs) * spent
        likelihood = special.xlogy(counts[:, quarter, None], mean) - mean
        belief *= np.exp(likelihood - likelihood.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
    return _ahead(belief, grid, coming)


def told_the_rates(rates: Array, coming: Array, world: World) -> Forecast:
    """Predict from today's true rates, shape (themes,), knowing how they walk."""
    grid = _grid(world)
    nearest = np.abs(grid.logs[None] - np.log(rates)[:, None]).argmin(axis=1)
    return _ahead(np.eye(len(grid.logs))[nearest], grid, coming)


def told_the_coming_rates(rates: Array, coming: Array) -> Forecast:
    """Predict from the true rates of the coming quarters, shape (themes, quarters ahead)."""
    mean = rates * coming
    return Forecast(mean, *(stats.poisson.ppf(chance, mean) for chance in _CHANCES))


def _grid(world: World) -> _Grid:
    low, high = np.log(LEAST_RATE) - 2.5, np.log(world.rate * _REACH) + 1.0
    logs = np.linspace(low, high, _POINTS)
    drift = max(world.drift, 1e-3)
    step = np.exp(-0.5 * ((logs[:, None] - logs[None]) / drift) ** 2)
    return _Grid(logs, step / step.sum(axis=1, keepdims=True))


def _first(world: World, grid: _Grid) -> Array:
    """Return the chances of a rate before its first step: gamma, but not below the least rate."""
    scale = world.rate / world.spread
    edges = np.exp((grid.logs[1:] + grid.logs[:-1]) / 2)
    below = stats.gamma.cdf(edges, world.spread, scale=scale)
    chances = np.diff(below, prepend=0.0, append=1.0)
    least = int(np.searchsorted(grid.logs, np.log(LEAST_RATE)))
    chances[least] += chances[:least].sum()
    chances[:least] = 0.0
    return np.asarray(chances / chances.sum())


def _ahead(belief: Array, grid: _Grid, coming: Array) -> Forecast:
    found = np.empty((1 + len(_CHANCES), len(belief), len(coming)))
    for place, spent in enumerate(coming):
        belief = belief @ grid.step
        mean = np.exp(grid.logs) * spent
        most = int(stats.poisson.isf(1e-6, mean[-1]))
        at_most = belief @ stats.poisson.cdf(np.arange(most + 1)[None], mean[:, None])
        found[0, :, place] = belief @ mean
        for at, chance in enumerate(_CHANCES):
            found[at + 1, :, place] = (at_most < chance - _SLIM).sum(axis=1)
    return Forecast(*found)
