"""Rates and ratios of counts with intervals, alone or shrunk towards each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, stats

from intelligence.statistics.negative_binomial import log_likelihood

Array = NDArray[np.float64]

_LOG_SHAPES = (-5.0, 11.0)
#: How far the prior's mean may lie from the overall ratio, on the log scale.
_LOG_MEAN = 10.0


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
    shape, mean = _prior(counts, means)
    rate = shape / mean
    tail = (1 - level) / 2
    after, scale = counts + shape, 1 / (means + rate)
    return Ratios(
        after * scale,
        np.asarray(stats.gamma.ppf(tail, after, scale=scale)),
        np.asarray(stats.gamma.isf(tail, after, scale=scale)),
    )


def _prior(counts: Array, expected: Array) -> tuple[float, float]:
    """Return shape and mean of the gamma prior by maximum likelihood, both within wide bounds."""
    ones = np.ones(len(counts))
    middle = float(np.log(counts.sum() / expected.sum()))

    def loss(at: Array) -> float:
        mean = expected * np.exp(at[1])
        return -log_likelihood(counts, mean, float(np.exp(at[0])), ones)

    bounds = [_LOG_SHAPES, (middle - _LOG_MEAN, middle + _LOG_MEAN)]
    start = np.array([0.0, middle])
    found = optimize.minimize(
        loss, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-12}
    )
    return float(np.exp(found.x[0])), float(np.exp(found.x[1]))


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
