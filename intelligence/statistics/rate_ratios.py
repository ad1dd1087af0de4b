"""Rates and ratios of counts with intervals, alone or shrunk towards each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, special, stats

from intelligence.statistics.negative_binomial import log_likelihood

Array = NDArray[np.float64]

_LOG_SHAPES = (-5.0, 11.0)
#: How far the prior's mean may lie from the overall ratio, on the log scale.
_LOG_MEAN = 10.0
#: Standard deviations of the prior that intervals are mixed over, closer where they are small, and
#: for how much of their range each stands.
_PLACES = np.linspace(0.08, 1.0, 28)
_SPREADS = 3.0 * _PLACES**2
_SHAPES = 1 / _SPREADS**2
#: Places of the log mean in standard errors and what they weigh (Gauss and Hermite).
_NODES = np.sqrt(3.0) * np.array([-1.0, 0.0, 1.0])
_NODE_WEIGHTS = np.array([1 / 6, 2 / 3, 1 / 6])
_HALVINGS = 16


@dataclass(frozen=True)
class Ratios:
    """Ratios of observed to expected, shape (units,) each, with the limits of an interval."""

    value: Array
    low: Array
    high: Array


def shrunk_ratios(observed: ArrayLike, expected: ArrayLike, level: float = 0.9) -> Ratios:
    """Return ratios shrunk by a gamma prior that all units share (Clayton and Kaldor 1987).

    The prior is fitted to the units by maximum likelihood, the counts being negative binomial; the
    value is the mean at that prior. A few units say little of how far they differ, and often the
    likeliest answer is not at all: an interval at that prior alone would be next to a point. So
    intervals are those of the mixture over priors of every spread, each weighed by its likelihood,
    with even odds of every standard deviation (Carlin and Gelfand 1990; Gelman 2006), and over the
    prior's mean as far as the units tell it (three places of a normal one). Expected counts may be
    of any unit: the shrunk ratios are relative to the same unit.

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
    value = (counts + shape) / (means + shape / mean)
    priors = _priors(counts, means * mean)
    tail = (1 - level) / 2
    low, high = (
        _mixed_quantile(at, counts, means * mean, priors) * mean for at in (tail, 1 - tail)
    )
    return Ratios(value, np.minimum(low, value), np.maximum(high, value))


def _priors(counts: Array, expected: Array) -> tuple[Array, Array, Array]:
    """Return shapes, means and weights of the priors to mix, shape (priors,); weights add to one.

    Args:
        counts: shape (units,).
        expected: shape (units,), at the likeliest mean.

    """
    ones = np.ones(len(counts))
    logs = np.array([log_likelihood(counts, expected, shape, ones) for shape in _SHAPES])
    likely = np.exp(logs - logs.max()) * _PLACES
    told = (expected / (1 + expected / _SHAPES[:, None])).sum(axis=1)
    means = np.exp(_NODES / np.sqrt(told)[:, None])
    weights = np.outer(likely / likely.sum(), _NODE_WEIGHTS)
    return np.repeat(_SHAPES, len(_NODES)), means.ravel(), weights.ravel()


def _mixed_quantile(
    at: float, counts: Array, expected: Array, priors: tuple[Array, Array, Array]
) -> Array:
    """Return a quantile of each unit's mixture of gamma posteriors, by halving."""
    shapes, means, weights = priors
    shape, rate = counts + shapes[:, None], expected + (shapes / means)[:, None]
    every = special.gammaincinv(shape, at) / rate
    low, high = every.min(axis=0), every.max(axis=0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = weights @ special.gammainc(shape, middle * rate) < at
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)


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
