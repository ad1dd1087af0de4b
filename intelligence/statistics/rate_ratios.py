"""Rates and ratios of counts with intervals, alone or shrunk towards each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from intelligence.statistics.glm import Design
from intelligence.statistics.negative_binomial import fit_negative_binomial

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Ratios:
    """Ratios of observed to expected, shape (units,) each, with the limits of an interval."""

    value: Array
    low: Array
    high: Array


def shrunk_ratios(observed: ArrayLike, expected: ArrayLike, level: float = 0.9) -> Ratios:
    """Return ratios shrunk by a gamma prior that all units share (Clayton and Kaldor 1987).

    The prior is fitted to the units by maximum likelihood, the counts being negative binomial.
    Expected counts may be of any unit: the shrunk ratios are relative to the same unit.

    Args:
        observed: shape (units,), counts.
        expected: shape (units,), positive.
        level: of the interval, of equal tails.

    Raises:
        ValueError: when an expected count is not positive.

    """
    counts = np.asarray(observed, dtype=np.float64)
    means = np.asarray(expected, dtype=np.float64)
    if not (means > 0).all():
        raise ValueError("every expected count must be positive")
    if not len(counts) or not counts.sum():
        nothing = np.full(len(counts), np.nan)
        return Ratios(nothing, nothing, nothing)
    fit = fit_negative_binomial(Design(counts, np.ones((len(counts), 1)), np.log(means)))
    shape, rate = fit.shape, fit.shape / float(np.exp(fit.coefficients[0]))
    tail = (1 - level) / 2
    after, scale = counts + shape, 1 / (means + rate)
    return Ratios(
        after * scale,
        np.asarray(stats.gamma.ppf(tail, after, scale=scale)),
        np.asarray(stats.gamma.isf(tail, after, scale=scale)),
    )


def poisson_limits(counts: ArrayLike, level: float = 0.9) -> tuple[Array, Array]:
    """Return the exact limits of each mean (Garwood 1936).

    >>> low, high = poisson_limits([0, 10], level=0.95)
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.0, 4.8], [3.69, 18.39])

    """
    given = np.asarray(counts, dtype=np.float64)
    tail = (1 - level) / 2
    low = np.where(given > 0, stats.gamma.ppf(tail, np.maximum(given, 1e-12)), 0.0)
    return low, np.asarray(stats.gamma.isf(tail, given + 1))
