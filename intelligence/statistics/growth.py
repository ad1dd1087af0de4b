"""How fast a rate grows: the ratio from one year to the next, with an interval.

A negative-binomial regression of the counts on time with log exposure as offset; counts that vary
no more than chance make it Poisson. Events that go together, being of one unit, count for less.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from intelligence.statistics.glm import Design
from intelligence.statistics.negative_binomial import fit_negative_binomial

Array = NDArray[np.float64]

_YEAR = 4.0
_POWER = 0.8
_LEAST_EVENTS = 5
_LEAST_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Growth:
    """Rate ratio a year (1.2: a fifth more each year).

    Attributes:
        ratio: estimate.
        low: lower limit of the interval.
        high: upper limit.
        p_value: two-sided, of no growth.
        detectable: the least ratio above one that would have been found in four of five cases.
        log_gain: Poisson log likelihood of the trend over that of a constant rate, divided by the
            clumping.

    """

    ratio: float
    low: float
    high: float
    p_value: float
    detectable: float
    log_gain: float


def growth(
    counts: ArrayLike, exposure: ArrayLike, level: float = 0.95, clumping: float = 1.0
) -> Growth | None:
    """Estimate the growth of a rate; None below five events or four quarters with exposure.

    Intervals are normal: the variance is the model's, not estimated from few residuals; over null
    series of 12 to 24 quarters they reject 2 to 5 % at 5 %.

    Args:
        counts: shape (quarters,), events, oldest first.
        exposure: shape (quarters,); quarters without exposure are left out.
        level: of the interval.
        clumping: by which the variance of the trend exceeds that of independent events
            (`statistics.clumping`), at least one.

    """
    observed = np.asarray(counts, dtype=np.float64)
    exposed = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    used = exposed > 0
    quarters = int(used.sum())
    if quarters < _LEAST_QUARTERS or observed[used].sum() < _LEAST_EVENTS:
        return None
    time = np.flatnonzero(used) / _YEAR
    columns = np.column_stack([np.ones(quarters), time - time.mean()])
    design = Design(observed[used], columns, offset=np.log(exposed[used]))
    fit = fit_negative_binomial(design)
    slope, error = float(fit.coefficients[1]), float(fit.errors[1]) * sqrt(clumping)
    wide = float(special.ndtri((1 + level) / 2))
    chance = 2 * float(special.ndtr(-abs(slope) / error))
    needed = wide + float(special.ndtri(_POWER))
    return Growth(
        _bounded(slope),
        _bounded(slope - wide * error),
        _bounded(slope + wide * error),
        chance,
        _bounded(needed * error),
        _gain(observed[used], exposed[used], fit.fitted) / clumping,
    )


def _gain(observed: Array, exposed: Array, fitted: Array) -> float:
    """Return the log likelihood of the fitted means over that of one rate."""
    constant = exposed * observed.sum() / exposed.sum()
    trend = fitted * observed.sum() / fitted.sum()
    return float(special.xlogy(observed, trend / constant).sum())


def _bounded(exponent: float) -> float:
    """Return the exponential, kept within what a table can hold."""
    return exp(min(max(exponent, -log(1e6)), log(1e6)))
