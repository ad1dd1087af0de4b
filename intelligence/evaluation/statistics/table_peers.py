"""What is commonly done with a table of counts by customer and theme: the peers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from intelligence.statistics.gamma_poisson import fit_mixture, shrink
from intelligence.statistics.multiplicity import benjamini_hochberg

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

_DOUBLE = 2.0
_CHI_SQUARED = 3.841


def expected_of(counts: Array) -> Array:
    """Return what a table's margins predict of each cell, shape (customers, themes)."""
    total = max(float(counts.sum()), 1.0)
    return np.asarray(counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / total)


def by_chi_squared(counts: Array, sizes: Array | None = None) -> Flags:
    """Flag cells above expectation whose two-by-two table has a chi-squared of 5 % or rarer.

    ``sizes`` are the engagements of each customer; without them findings are set against findings.
    """
    rows = counts.sum(axis=1) if sizes is None else sizes
    total = max(float(rows.sum()), 1.0)
    inside, outside = rows[:, None] - counts, counts.sum(axis=0) - counts
    neither = total - counts - inside - outside
    top = total * (counts * neither - inside * outside) ** 2
    columns = counts.sum(axis=0)[None]
    below = rows[:, None] * (total - rows[:, None]) * columns * (total - columns)
    statistic = np.divide(top, below, out=np.zeros_like(top), where=below > 0)
    return np.asarray((statistic > _CHI_SQUARED) & (counts * total > rows[:, None] * columns))


def by_adjusted_p(counts: Array, expected: Array, level: float) -> Flags:
    """Flag by Benjamini-Hochberg on one-sided Poisson mid-p values, the mix of work ignored."""
    mid_p = stats.poisson.sf(counts, expected) + stats.poisson.pmf(counts, expected) / 2
    return np.asarray(benjamini_hochberg(mid_p.ravel()).reshape(counts.shape) <= level)


def by_doubled(counts: Array, expected: Array) -> Flags:
    """Flag cells with at least two seen, and at least twice what is expected."""
    return np.asarray((counts >= _DOUBLE) & (counts >= _DOUBLE * expected))


def by_shrunk(counts: Array, expected: Array) -> Flags:
    """Flag cells whose 5 % quantile of the shrunk lift is two or more (EB05)."""
    known = expected > 0
    low = np.zeros(counts.shape)
    fitted = fit_mixture(counts[known], expected[known])
    low[known] = shrink(counts[known], expected[known], fitted).low
    return low >= _DOUBLE
