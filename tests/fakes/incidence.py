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
