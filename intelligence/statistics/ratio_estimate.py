"""A ratio of two totals, with limits that know that rows of one cluster go together.

The jackknife that leaves out a cluster at a time (Rust and Rao 1996), with t limits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]

#: Clusters below which limits would be a guess.
FEWEST_CLUSTERS = 5


@dataclass(frozen=True, slots=True)
class RatioEstimate:
    """A ratio of totals; limits are None where clusters are too few."""

    value: float
    low: float | None
    high: float | None
    clusters: int


def ratio_of_totals(
    top: Array, bottom: Array, clusters: NDArray[np.int64], level: float = 0.95
) -> RatioEstimate | None:
    """Return ``sum(top) / sum(bottom)``; None where the bottom comes to nothing.

    Args:
        top: shape (rows,).
        bottom: shape (rows,), not negative.
        clusters: shape (rows,).
        level: of the interval.

    >>> ratio_of_totals(np.array([1.0, 2.0]), np.array([4.0, 8.0]), np.array([0, 1])).value
    0.25

    """
    whole = float(bottom.sum())
    if whole <= 0:
        return None
    value = float(top.sum()) / whole
    _, codes = np.unique(clusters, return_inverse=True)
    tops, bottoms = np.bincount(codes, weights=top), np.bincount(codes, weights=bottom)
    count = len(tops)
    left = whole - bottoms
    if count < FEWEST_CLUSTERS or (left <= 0).any():
        return RatioEstimate(value, None, None, count)
    without = (float(top.sum()) - tops) / left
    error = float(np.sqrt((count - 1) / count * ((without - without.mean()) ** 2).sum()))
    reach = float(stats.t.ppf((1 + level) / 2, count - 1)) * error
    return RatioEstimate(value, value - reach, value + reach, count)
