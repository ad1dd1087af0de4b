"""Whether a series changed level when nothing at all happened on one side of the change.

The likeliest ratio is then zero, where a normal interval has no error. Tests and limits come from
the score of the ratio beside trend and season (Boos 1992), and from the binomial of how the events
would fall to exposure alone (Przyborowski and Wilenski 1940); the more cautious of the two counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, inf, log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

from intelligence.statistics.glm import Design, Family, fit_glm

Array = NDArray[np.float64]

#: Log ratios beyond this are without bound.
_FARTHEST = 8.0
_STEP = 0.25
_TINY = 1e-12
#: Of e, that a float holds.
_LARGEST_POWER = 700.0


@dataclass(frozen=True)
class EmptySide:
    """A series of which one side has no event; every array has one row a period.

    Attributes:
        counts: events.
        exposure: above zero.
        empty: 1 where nothing happened at all, 0 on the other side.
        course: level, trend and season, shape (periods, columns).

    """

    counts: Array
    exposure: Array
    empty: Array
    course: Array


@dataclass(frozen=True, slots=True)
class Vanished:
    """What is known of the ratio of the empty side to the other, whose estimate is zero.

    Attributes:
        high: largest that is not excluded; infinite where the data give none.
        p: of no change, two-sided.
        dispersion: Pearson's, of the side with events.
        freedom: residual degrees of freedom of that side.

    """

    high: float
    p: float
    dispersion: float
    freedom: int


def vanished(side: EmptySide, level: float, *, small_sample: bool) -> Vanished | None:
    """Return how surely the empty side has a lower rate than the other side's course led to.

    Args:
        side: the series.
        level: of a two-sided interval, of which this is the upper half.
        small_sample: take limits from t in place of the normal distribution.

    Returns:
        None where the side with events has no freedom left beside its course.

    """
    full = side.empty <= 0
    course = side.course[full]
    freedom = int(full.sum()) - int(np.linalg.matrix_rank(course)) if full.any() else 0
    if freedom < 1:
        return None
    fit = fit_glm(Design(side.counts[full], course, np.log(side.exposure[full])), Family.POISSON)
    dispersion = fit.pearson / freedom
    spread = stats.t(freedom) if small_sample else stats.norm()
    critical = float(spread.ppf((1 + level) / 2))
    scale = max(dispersion, 1.0)

    def beyond(log_ratio: float) -> float:
        return _score(side, log_ratio) / sqrt(scale) + critical

    events = float(side.counts.sum()) / scale
    lost = float(side.exposure @ side.empty) / float(side.exposure[full].sum())
    by_exposure = min(2 * float(np.exp(-events * np.log1p(lost))), 1.0)
    grown = -log((1 - level) / 2) / events
    alone = expm1(grown) / lost if grown < _LARGEST_POWER else inf
    p = 2 * float(spread.cdf(min(_score(side, 0.0) / sqrt(scale), 0.0)))
    return Vanished(max(_first_excluded(beyond), alone), max(p, by_exposure), dispersion, freedom)


def _score(side: EmptySide, log_ratio: float) -> float:
    """Return the standardised score of a ratio, course held at its best; below zero: too high."""
    offset = np.log(side.exposure) + log_ratio * side.empty
    fit = fit_glm(Design(side.counts, side.course, offset), Family.POISSON)
    weights = fit.fitted
    across = side.course.T @ (weights * side.empty)
    explained = float(across @ fit.covariance @ across)
    information = float(weights @ side.empty**2) - explained
    surplus = float(side.empty @ (side.counts - fit.fitted))
    return surplus / sqrt(information) if information > _TINY else 0.0


def _first_excluded(beyond: Callable[[float], float]) -> float:
    """Return the ratio at which ``beyond`` falls below zero, going up from none at all."""
    for low in np.arange(-_FARTHEST, _FARTHEST, _STEP):
        if beyond(float(low) + _STEP) < 0:
            return exp(optimize.brentq(beyond, low, low + _STEP)) if beyond(low) > 0 else exp(low)
    return inf
