"""Intervals of a Poisson count, of a share, and of the ratio of two rates."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Array = NDArray[np.float64]

_SLIM = 1e-12


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


def share_interval(hit: ArrayLike, rest: ArrayLike, level: float = 0.95) -> tuple[Array, Array]:
    """Return the exact interval of the share of ``hit`` in ``hit + rest`` (Clopper, Pearson 1934).

    Counts need not be whole: those that are worth less than they number are divided first.

    >>> low, high = share_interval(3, 7)
    >>> round(float(low), 3), round(float(high), 3)
    (0.067, 0.652)
    """
    inside, outside = (np.asarray(part, dtype=np.float64) for part in (hit, rest))
    tail = (1 - level) / 2
    low = special.betaincinv(np.maximum(inside, _SLIM), outside + 1, tail)
    high = special.betaincinv(inside + 1, np.maximum(outside, _SLIM), 1 - tail)
    return np.where(inside > 0, low, 0.0), np.where(outside > 0, high, 1.0)


def rate_interval(count: ArrayLike, units: ArrayLike, level: float = 0.95) -> tuple[Array, Array]:
    """Return the exact interval of how many of the units show something, per unit.

    A unit shows it or does not, so that a rate is a share and ends at one (Clopper, Pearson 1934).
    Where more show it than there are units, as of engagements that show it when they are no longer
    active, it is no share, and the count is taken for Poisson. NaN where there is no unit.

    >>> low, high = rate_interval([12, 0], [12, 5])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.735, 0.0], [1.0, 0.522])
    """
    shown, every = np.broadcast_arrays(
        np.asarray(count, dtype=np.float64), np.asarray(units, dtype=np.float64)
    )
    known = np.where(every > 0, every, np.nan)
    of_share = share_interval(shown, np.maximum(every - shown, 0.0), level)
    of_count = (end / known for end in poisson_interval(shown, level))
    low, high = (
        np.where(shown <= every, share, rate)
        for share, rate in zip(of_share, of_count, strict=True)
    )
    return np.where(every > 0, low, np.nan), np.where(every > 0, high, np.nan)


def ratio_interval(
    hit: ArrayLike, rest: ArrayLike, odds: ArrayLike, level: float = 0.95
) -> tuple[Array, Array]:
    """Return the exact interval of a rate over another, given both counts together.

    Given their sum, one of two Poisson counts is binomial, so that limits of its share are limits
    of the ratio (Przyborowski and Wilenski 1940).

    Args:
        hit: events at the rate above the line.
        rest: events at the rate below it.
        odds: exposure of the latter over that of the former.
        level: of the interval.

    >>> low, high = ratio_interval(10, 10, 1.0)
    >>> round(float(low), 2), round(float(high), 2)
    (0.37, 2.68)
    """
    low, high = share_interval(hit, rest, level)
    scale = np.asarray(odds, dtype=np.float64)
    return as_odds(low) * scale, as_odds(high) * scale


def as_odds(share: Array) -> Array:
    """Return shares as odds, infinite for one."""
    with np.errstate(divide="ignore"):
        return np.asarray(share / (1 - share))
