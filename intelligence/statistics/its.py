"""Interrupted time series: whether one series changed level when something was done.

Quasi-Poisson regression with exposure as offset, a trend and harmonics for the season (Bernal,
Cummins and Gasparrini 2017). There is no comparison group, so anything else that happened at that
time is part of the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from intelligence.statistics.glm import Design, Family, fit_glm
from intelligence.statistics.its_one_sided import EmptySide, Vanished, vanished

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Series:
    """Counts of equal periods, in order; every array has shape (periods,).

    Attributes:
        counts: events of each period.
        exposure: above zero, what could have had one.
        after: 1 from when it was done, 0 before; a share where it came by and by.
        times: number of each period, so that trend and season pass over periods that are left out;
            0, 1, 2 and so on by default.

    """

    counts: Array
    exposure: Array
    after: Array
    times: Array | None = None

    @property
    def numbers(self) -> Array:
        """The number of each period."""
        counted = np.arange(len(self.counts)) if self.times is None else self.times
        return counted.astype(np.float64)


@dataclass(frozen=True, slots=True)
class LevelChange:
    """The rate after, over what the series would have led to.

    Attributes:
        ratio, low, high: rate ratio with its limits; 0 or infinite where nothing happened on one
            side, and then so is the limit on that end.
        p: two-sided.
        dispersion: Pearson's, of the quasi-likelihood; the limits count with at least one.
        freedom: residual degrees of freedom.

    """

    ratio: float
    low: float
    high: float
    p: float
    dispersion: float
    freedom: int


def level_change(
    series: Series,
    harmonics: int = 0,
    periods_a_year: int = 4,
    level: float = 0.95,
    *,
    small_sample: bool = True,
) -> LevelChange | None:
    """Return the change of level beside a trend and a season.

    Args:
        series: one period a row.
        harmonics: pairs of sine and cosine, 0 for no season.
        periods_a_year: length of the season.
        level: of the interval.
        small_sample: take limits from t in place of the normal distribution.

    Returns:
        None where it cannot be told: no events at all, or no freedom left.

    """
    time = series.numbers
    angles = 2 * np.pi * time / periods_a_year
    waves = [f(k * angles) for k in range(1, harmonics + 1) for f in (np.sin, np.cos)]
    trend = (time - time.mean()) / max(periods_a_year, 1) if len(time) else time
    course = np.column_stack([np.ones(len(time)), trend, *waves])
    columns = np.column_stack([series.after, course])
    sides = [float(series.counts @ side) for side in (series.after, 1 - series.after)]
    freedom = len(time) - int(np.linalg.matrix_rank(columns)) if len(time) else 0
    if freedom < 1 or max(sides) <= 0 or np.ptp(series.after) == 0:
        return None
    if min(sides) <= 0:
        empty = series.after if sides[0] <= 0 else 1 - series.after
        side = EmptySide(series.counts, series.exposure, empty, course)
        return _one_sided(vanished(side, level, small_sample=small_sample), fell=sides[0] <= 0)
    fit = fit_glm(Design(series.counts, columns, np.log(series.exposure)), Family.POISSON)
    estimate = float(fit.coefficients[0])
    error = float(fit.errors[0]) * max(fit.dispersion, 1.0) ** 0.5
    spread = stats.t(freedom) if small_sample else stats.norm()
    reach = float(spread.ppf((1 + level) / 2)) * error
    p = float(2 * spread.sf(abs(estimate) / error)) if error > 0 else 1.0
    limits = _exp(estimate - reach), _exp(estimate + reach)
    return LevelChange(_exp(estimate), *limits, p, fit.dispersion, freedom)


def _one_sided(found: Vanished | None, *, fell: bool) -> LevelChange | None:
    if found is None:
        return None
    ends = (0.0, 0.0, found.high) if fell else (inf, 1 / found.high, inf)
    return LevelChange(*ends, found.p, found.dispersion, found.freedom)


def _exp(value: float) -> float:
    return exp(value) if value < 700 else inf  # noqa: PLR2004 - the largest that a float holds
