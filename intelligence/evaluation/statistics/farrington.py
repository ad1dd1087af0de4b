"""A peer of the alarms: Farrington's regression bound, as public health agencies use it.

Farrington et al. (1996), J. R. Statist. Soc. A 159; with the season's factors, the reweighting
threshold and the skipped newest weeks of Noufaily et al. (2013), Statistics in Medicine 32.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from intelligence.statistics.glm import Design, Family, Fit, fit_glm

Array = NDArray[np.float64]

_LEAST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Control:
    """Settings; the names in brackets are those of the literature.

    Attributes:
        years: how far the reference goes back (b).
        half_window: periods on either side of the same time of earlier years (w).
        periods: levels of the season; with one, only the windows are used.
        reweighting: Anscombe residual from which a past outbreak loses weight.
        skipped: newest periods that are left out.
        trend_level: p-value up to which a trend is kept.
        alpha: of the bound, one-sided.
        frequency: periods of a year.

    """

    years: int = 4
    half_window: int = 3
    periods: int = 1
    reweighting: float = 1.0
    skipped: int = 3
    trend_level: float = 0.05
    alpha: float = 0.1
    frequency: int = 52


@dataclass(frozen=True, slots=True)
class Bound:
    """What is expected of a period, and the count from which it is an alarm."""

    expected: float
    upper: float

    def exceedance(self, count: float) -> float:
        """Return how far a count lies towards the bound: 1 reaches it."""
        return (count - self.expected) / max(self.upper - self.expected, 1e-9)


def farrington(
    counts: ArrayLike, at: int, control: Control, exposure: ArrayLike | None = None
) -> Bound:
    """Return the bound of the period ``at`` from the periods before it.

    Args:
        counts: shape (periods,).
        at: place of the period to judge.
        control: settings.
        exposure: shape (periods,), one by default.

    Raises:
        ValueError: when the reference goes back beyond the first period.

    """
    observed = np.asarray(counts, dtype=np.float64)
    exposed = np.ones(len(observed)) if exposure is None else np.asarray(exposure, dtype=float)
    rows, season = _reference(at, control)
    if rows[0] < 0:
        message = f"the reference of period {at} begins {-rows[0]} periods before the first"
        raise ValueError(message)
    outcome, offset = observed[rows], np.log(exposed[rows])
    factors = _factors(season, control.periods)
    time = (rows - at).astype(np.float64)
    trend = np.column_stack([factors, time])
    fit = _reweighted(outcome, trend, offset, control.reweighting)
    error = float(np.sqrt(max(fit.dispersion, 1.0)) * fit.errors[-1])
    kept = 2 * stats.t.sf(abs(fit.coefficients[-1]) / error, fit.freedom) <= control.trend_level
    now = np.append(_factors(np.zeros(1, dtype=np.int64), control.periods)[0], 0.0)
    expected = float(np.exp(now @ fit.coefficients)) * exposed[at]
    if not (kept and control.years >= _LEAST_YEARS and expected <= outcome.max()):
        fit = _reweighted(outcome, factors, offset, control.reweighting)
        now = now[:-1]
        expected = float(np.exp(now @ fit.coefficients)) * exposed[at]
    dispersion = max(fit.dispersion, 1.0)
    spread = expected**2 * float(now @ fit.covariance @ now) * dispersion
    tau = dispersion + spread / expected
    error = np.sqrt(4 / 9 * expected ** (1 / 3) * tau)
    root = expected ** (2 / 3) + float(special.ndtri(1 - control.alpha)) * error
    return Bound(expected, float(max(root, 0.0) ** 1.5))


def _reference(at: int, control: Control) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the periods to learn from and the level of the season of each."""
    first = at - control.years * control.frequency - control.half_window
    rows = np.arange(first, at - control.skipped)
    width = 2 * control.half_window + 1
    place = (rows - at + control.half_window) % control.frequency
    if control.periods == 1:
        rows = rows[place < width]
        return rows, np.zeros(len(rows), dtype=np.int64)
    others = control.frequency - width
    season = np.where(
        place < width, 0, 1 + (place - width) * (control.periods - 1) // max(others, 1)
    )
    return rows, season.astype(np.int64)


def _factors(season: NDArray[np.int64], periods: int) -> Array:
    columns = np.zeros((len(season), periods))
    columns[:, 0] = 1.0
    for level in range(1, periods):
        columns[:, level] = season == level
    return columns


def _reweighted(outcome: Array, columns: Array, offset: Array, threshold: float) -> Fit:
    """Fit, lessen the weight of past outbreaks by their Anscombe residuals, and fit again."""
    design = Design(outcome, columns, offset)
    fit = fit_glm(design, Family.POISSON)
    dispersion = max(fit.dispersion, 1.0)
    leverage = np.einsum("ij,jk,ik->i", columns, fit.covariance, columns) * fit.fitted
    residual = 1.5 * (outcome ** (2 / 3) - fit.fitted ** (2 / 3))
    residual /= fit.fitted ** (1 / 6) * np.sqrt(dispersion * np.maximum(1 - leverage, 1e-9))
    loud = residual > threshold
    weights = np.where(loud, np.maximum(residual, threshold) ** -2.0, 1.0)
    weights *= len(weights) / weights.sum()
    return fit_glm(Design(outcome, columns, offset, weights), Family.POISSON)
