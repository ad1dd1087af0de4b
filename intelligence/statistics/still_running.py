"""What has not ended yet, and why what has ended is no fair sample where lateness costs.

Where results grow with how long cases last, those that ended first are the better ones. How long
the running ones will last is told by a log-normal of durations, of which those of running cases are
known to be longer than they have lasted so far (censoring: Lawless 2003); how results go with
durations by a line through what has ended, which is a fair sample among cases of one duration. The
slope is drawn to nought by how little it is told (James and Stein 1961, the positive part).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

Array = NDArray[np.float64]

#: Cases that must have ended before anything is told; of four, slopes that are noise cost more than
#: they gave (docs/quality/overrun.md).
FEWEST = 8
#: Points that stand for the durations to come, each for as much of them as any other.
POINTS = 9
_SHARES = (np.arange(POINTS) + 0.5) / POINTS
#: No case is taken to last longer than so many times the longest known.
_LONGEST = 2.0
#: Spread of log durations that is taken before any is known, and how sure that is.
_USUAL, _SURE = np.log(0.5), 0.5
_SEARCH = {"xatol": 1e-3, "fatol": 1e-3, "maxfev": 200}


def slope_of(results: Array, days: Array) -> float:
    """Return by how much results grow with a day, 0 where they do not or too few are known.

    Args:
        results: shape (ended,), finite.
        days: shape (ended,), how long each lasted.

    >>> days = np.array([100.0, 150, 200, 250, 300, 350, 400, 450])
    >>> round(slope_of(days / 50 + 1, days), 3)
    0.02

    """
    if len(results) < FEWEST or np.ptp(days) <= 0:
        return 0.0
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        away = days - days.mean()
        squares = float(away @ away)
        slope = float(away @ (results - results.mean())) / squares
        rest = results - results.mean() - slope * away
        error = float(rest @ rest) / (len(results) - 2) / squares
    if not np.isfinite(slope) or not np.isfinite(error) or slope <= 0:
        return 0.0
    return slope * max(0.0, 1 - error / slope**2)


def days_to_come(ended: Array, running: Array) -> Array:
    """Return how long running cases will have lasted, as `POINTS` equally likely durations.

    Args:
        ended: shape (ended,), days that cases lasted, above 0.
        running: shape (running,), days that others have lasted so far, at least one.

    """
    middle, spread = _durations(np.log(ended), np.log(np.maximum(running, 1.0)))
    gone = stats.norm.cdf((np.log(np.maximum(running, 1.0)) - middle) / spread)
    shares = gone[:, None] + _SHARES * (1 - gone[:, None])
    with np.errstate(over="ignore"):
        found = np.exp(middle + spread * stats.norm.ppf(shares))
    longest = _LONGEST * max(float(ended.max()), float(running.max()))
    found = np.clip(found, running[:, None], longest)
    return np.asarray(np.quantile(found, _SHARES))


def _durations(ended: Array, running: Array) -> tuple[float, float]:
    """Return mean and spread of log durations; running ones are known to be longer."""

    def loss(at: Array) -> float:
        middle, spread = at[0], float(np.exp(at[1]))
        known = stats.norm.logpdf(ended, middle, spread).sum()
        longer = stats.norm.logsf(running, middle, spread).sum()
        return float(((at[1] - _USUAL) / _SURE) ** 2 / 2 - known - longer)

    first = np.array([ended.mean(), np.log(max(float(ended.std()), 0.1))])
    found = optimize.minimize(loss, first, method="Nelder-Mead", options=_SEARCH).x
    return float(found[0]), float(np.exp(found[1]))
