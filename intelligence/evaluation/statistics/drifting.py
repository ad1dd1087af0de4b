"""Portfolios that are simulated: themes of different rates, active engagements that grow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: No theme's rate begins below this.
LEAST_RATE = 0.005


@dataclass(frozen=True, slots=True)
class World:
    """What a portfolio is like.

    Attributes:
        themes: how many.
        quarters: how many.
        rate: mean engagements with a theme per active engagement and quarter.
        spread: gamma shape of the rates over themes; small is uneven.
        drift: standard deviation of a log rate's step from quarter to quarter.
        active: engagements active in the first and in the last quarter.

    """

    themes: int = 60
    quarters: int = 24
    rate: float = 0.05
    spread: float = 1.5
    drift: float = 0.0
    active: tuple[int, int] = (40, 90)


def exposure_of(world: World, random: np.random.Generator) -> Array:
    """Return engagements active in each quarter, which grow and vary by 15 %."""
    line = np.linspace(*world.active, world.quarters)
    return np.asarray(np.round(line * random.uniform(0.85, 1.15, world.quarters)))


def rates_of(world: World, random: np.random.Generator) -> Array:
    """Return the rate of each theme in each quarter, shape (themes, quarters)."""
    level = np.maximum(
        random.gamma(world.spread, world.rate / world.spread, world.themes), LEAST_RATE
    )
    steps = random.normal(0.0, world.drift, (world.themes, world.quarters))
    return np.asarray(level[:, None] * np.exp(np.cumsum(steps, axis=1)))
