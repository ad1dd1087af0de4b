"""Outcomes of units of two factors and groups: the first factor matters, the second does not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import special

from intelligence.statistics.incidence import Predictors

Array = NDArray[np.float64]


def incidence_world(
    units: int = 800, outcomes: int = 20, seed: int = 0
) -> tuple[Array, Predictors, Array]:
    """Return what shows, by what units are told apart, and the true log odds."""
    draw = np.random.default_rng(seed)
    one, other = draw.integers(0, 6, units), draw.integers(0, 5, units)
    groups = draw.integers(0, 20, units)
    columns = np.hstack([np.eye(6)[one], np.eye(5)[other]])
    log_odds = -1.5 + draw.normal(0, 1.0, (6, outcomes))[one]
    log_odds = log_odds + draw.normal(0, 0.6, (20, outcomes))[groups]
    shows = (draw.random(log_odds.shape) < special.expit(log_odds)).astype(np.float64)
    return shows, Predictors(columns, np.repeat([0, 1], [6, 5]), groups, 20), log_odds


def strong_world(seed: int) -> tuple[np.ndarray, Predictors, np.ndarray]:
    """Shows, predictors and visible shares of a small portfolio with two cells that stand out.

    Twelve to ninety units in twelve groups, of five kinds and four teams, and 27 outcomes; the
    first group nearly always shows the first outcome, the second kind the second one.
    """
    draw = np.random.default_rng(seed)
    units = int(draw.integers(12, 90))
    every, groups = np.arange(units), draw.integers(0, 12, units)
    kinds, teams = draw.integers(0, 5, units), draw.integers(0, 4, units)
    columns = np.zeros((units, 9))
    columns[every, kinds] = 1
    columns[every, 5 + teams] = 1
    chance = np.full((units, 27), 0.14)
    chance[groups == 0, 0] = 0.95
    chance[kinds == 1, 1] = 0.9
    shows = (draw.random(chance.shape) < chance).astype(np.float64)
    visible = draw.uniform(0.3, 1.0, units)
    return shows, Predictors(columns, np.repeat([0, 1], [5, 4]), groups, 12), visible
