"""Whether a rate follows the quarters of the year: a test of quarter factors beside a trend.

Two Poisson regressions with log exposure as offset, with and without three quarter factors, are
compared by their deviances: an F test where counts vary more than chance, so that this makes no
season (McCullagh and Nelder 1989, quasi-likelihood), else the likelihood ratio. Events that go
together, being of one unit, count for less (Rao and Scott 1981: by the mean over the contrasts).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from intelligence.statistics.glm import Design, Family, Fit, fit_glm

Array = NDArray[np.float64]

_YEAR = 4
#: What each quarter of the year adds to the logarithm of the rate, by three parameters.
_EFFECTS = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [-1, -1, -1]], dtype=np.float64)
_SLIM = 1e-9
#: What METHODS of seasonal tests need: three years, and enough events to fill four quarters.
LEAST_QUARTERS = 12
LEAST_EVENTS = 30


@dataclass(frozen=True, slots=True)
class Season:
    """The quarters of the year against their geometric mean.

    Attributes:
        p_value: of no difference between the quarters.
        factors: shape (4,), rate ratio of the first to fourth quarter, their product one.
        low: lower 95 % limits.
        high: upper limits.

    """

    p_value: float
    factors: Array
    low: Array
    high: Array

    @property
    def peak(self) -> int:
        """The quarter of the year with the highest rate, 1 to 4."""
        return int(np.argmax(self.factors)) + 1


def season(
    counts: ArrayLike, exposure: ArrayLike, first: int = 1, clumping: float = 1.0
) -> Season | None:
    """Test quarter factors; None below 12 quarters with exposure, or 30 events.

    Args:
        counts: shape (quarters,), events, oldest first.
        exposure: shape (quarters,).
        first: the quarter of the year (1 to 4) of the oldest count.
        clumping: by which the variance of the season exceeds that of independent events
            (`statistics.clumping`, mean over :func:`season_contrasts`), at least one.

    """
    observed = np.asarray(counts, dtype=np.float64)
    exposed = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    used = np.flatnonzero(exposed > 0)
    if len(used) < LEAST_QUARTERS or observed[used].sum() < LEAST_EVENTS:
        return None
    time = used - used.mean()
    of_year = (used + first - 1) % _YEAR
    if len(np.unique(of_year)) < _YEAR:
        return None
    plain = np.column_stack([np.ones(len(used)), time])
    whole = np.column_stack([plain, _EFFECTS[of_year]])
    offset = np.log(exposed[used])
    without = fit_glm(Design(observed[used], plain, offset), Family.POISSON)
    fit = fit_glm(Design(observed[used], whole, offset), Family.POISSON)
    dispersion = max(fit.dispersion, 1.0) * clumping
    gained = max(without.deviance - fit.deviance, 0.0) / dispersion
    if fit.dispersion > 1:
        chance = float(stats.f.sf(gained / (_YEAR - 1), _YEAR - 1, fit.freedom))
    else:
        chance = float(stats.chi2.sf(gained, _YEAR - 1))
    return Season(chance, *_factors(fit, dispersion))


def season_contrasts(exposure: ArrayLike, first: int = 1) -> Array:
    """Return contrasts of quarters that span every season, shape (up to 3, quarters).

    By exposure they are free of level and trend, and of each other, with one variance: the mean of
    their design effects is that of the whole season.

    Args:
        exposure: shape (quarters,); none where it is zero.
        first: the quarter of the year of the oldest quarter, 1 to 4.

    """
    exposed = np.asarray(exposure, dtype=np.float64)
    if exposed.sum() <= 0:
        return np.zeros((0, len(exposed)))
    root, place = np.sqrt(exposed)[:, None], np.arange(len(exposed))
    columns = [np.ones(len(place)), place - place.mean(), *_EFFECTS[(place + first - 1) % _YEAR].T]
    ordered, sizes = np.linalg.qr(root * np.column_stack(columns))
    told = np.abs(np.diag(sizes))[2:] > _SLIM * np.sqrt(exposed.sum())
    found = ordered[:, 2:][:, told]
    return np.asarray(np.divide(found, root, out=np.zeros_like(found), where=root > 0).T)


def _factors(fit: Fit, dispersion: float) -> tuple[Array, Array, Array]:
    logs = _EFFECTS @ fit.coefficients[2:]
    spread = _EFFECTS @ fit.covariance[2:, 2:] @ _EFFECTS.T * dispersion
    wide = float(special.stdtrit(fit.freedom, 0.975)) * np.sqrt(np.diag(spread))
    bounded = [np.exp(np.clip(value, -14, 14)) for value in (logs, logs - wide, logs + wide)]
    return bounded[0], bounded[1], bounded[2]
