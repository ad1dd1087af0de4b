"""How often so many successes happen when every trial has a chance of its own."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import binom


def success_chances(chances: ArrayLike) -> NDArray[np.float64]:
    """Return the chance of 0, 1, … successes (Poisson-binomial), shape (trials + 1,).

    Trials of equal chance are binomial together, and their sums are convolved; exact, and fast
    where few chances differ.

    Args:
        chances: shape (trials,), each from 0 to 1.

    >>> success_chances([0.5, 0.5, 1.0]).round(6).tolist()
    [0.0, 0.25, 0.5, 0.25]

    """
    values, counts = np.unique(np.asarray(chances, dtype=np.float64), return_counts=True)
    told = np.ones(1)
    for chance, count in zip(values, counts, strict=True):
        told = np.convolve(told, binom.pmf(np.arange(count + 1), count, chance))
    return np.asarray(told, dtype=np.float64)


def two_sided_mid_p(successes: int, chances: ArrayLike) -> float:
    """Return twice the lesser tail, of which the observed number counts half (Lancaster 1961).

    >>> round(two_sided_mid_p(9, [0.5] * 10), 4)
    0.0117
    """
    told = success_chances(chances)
    upper = float(told[successes + 1 :].sum() + told[successes] / 2)
    lower = float(told[:successes].sum() + told[successes] / 2)
    return min(1.0, 2 * min(upper, lower))
