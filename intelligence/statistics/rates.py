"""Intervals of a single Poisson count."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Array = NDArray[np.float64]


def poisson_interval(count: ArrayLike, level: float = 0.95) -> tuple[Array, Array]:
    """Return the exact interval of the mean of Poisson counts (Garwood 1936).

    >>> low, high = poisson_interval([0, 10])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.0, 4.8], [3.69, 18.39])
    """
    events = np.asarray(count, dtype=np.float64)
    tail = (1 - level) / 2
    low = np.where(events > 0, special.gammaincinv(np.maximum(events, 1e-9), tail), 0.0)
    return np.asarray(low), np.asarray(special.gammaincinv(events + 1, 1 - tail))
