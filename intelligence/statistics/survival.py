"""How long things take when some have not ended: the product-limit estimate.

Kaplan and Meier (1958); variance of Greenwood (1926) on the log-log scale (Kalbfleisch and
Prentice 1980), so that limits stay within 0 and 1; interval of the median by inverting the band
(Brookmeyer and Crowley 1982).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Survival:
    """A survival curve, each array shape (distinct end times,).

    Attributes:
        time: when something ended.
        at_risk: how many had neither ended nor been lost before.
        ended: how many ended then.
        share: not ended after it.
        low: lower limit of the share; NaN where the share is 0.
        high: upper limit.
        total: how many were looked at.
        censored: how many of them had not ended when last seen.

    """

    time: Array
    at_risk: Array
    ended: Array
    share: Array
    low: Array
    high: Array
    total: int
    censored: int

    @property
    def median(self) -> tuple[float, float, float]:
        """Median time with its lower and upper limit; infinity where it was not reached."""
        return _crossing(self.time, self.share), self._limit(self.low), self._limit(self.high)

    def _limit(self, band: Array) -> float:
        known = ~np.isnan(band)
        return _crossing(self.time[known], band[known])


def survival(duration: ArrayLike, ended: ArrayLike, level: float = 0.95) -> Survival:
    """Estimate the share that has not ended after each time.

    Args:
        duration: shape (cases,), time until the end, or until last seen; none below zero.
        ended: shape (cases,), whether the end was seen.
        level: of the pointwise interval.

    Raises:
        ValueError: when a duration is below zero or not a number, or the lengths differ.

    >>> survival([6, 6, 6, 7, 10], [True, True, True, True, False]).share.round(2).tolist()
    [0.4, 0.2]

    """
    lasted = np.asarray(duration, dtype=np.float64)
    seen = np.asarray(ended, dtype=bool)
    if lasted.shape != seen.shape:
        message = f"{len(lasted)} durations, but {len(seen)} say whether they ended"
        raise ValueError(message)
    if not bool((lasted >= 0).all()):
        raise ValueError("a duration is below zero or not a number")
    times, counts = np.unique(lasted[seen], return_counts=True)
    deaths = counts.astype(np.float64)
    at_risk = len(lasted) - np.searchsorted(np.sort(lasted), times, side="left").astype(np.float64)
    share = np.asarray(np.cumprod(1 - deaths / at_risk), dtype=np.float64)
    left = at_risk - deaths
    terms = np.divide(deaths, at_risk * left, out=np.full_like(deaths, np.nan), where=left > 0)
    low, high = _band(share, np.asarray(np.cumsum(terms), dtype=np.float64), level)
    return Survival(times, at_risk, deaths, share, low, high, len(lasted), int((~seen).sum()))


def _band(share: Array, variance: Array, level: float) -> tuple[Array, Array]:
    inside = (share > 0) & (share < 1)
    log = np.log(np.where(inside, share, 0.5))
    wide = float(special.ndtri((1 + level) / 2)) * np.sqrt(np.where(inside, variance, 0)) / -log
    low = np.where(inside, np.exp(log * np.exp(wide)), np.nan)
    high = np.where(inside, np.exp(log * np.exp(-wide)), np.nan)
    return low, high


def _crossing(time: Array, share: Array) -> float:
    """Return the first time at which one half or less remains."""
    below = np.flatnonzero(share <= 0.5 + 1e-12)
    return float(time[below[0]]) if len(below) else float("inf")
