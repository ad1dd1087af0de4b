"""Funnel plots whose limits allow for the differences that every group of units has.

Spiegelhalter (2005): limits that know only chance call far too many units outliers when units
differ in ways nobody recorded. The spread is estimated from the units themselves, the farthest
drawn in first, and added to chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

Array = NDArray[np.float64]

#: Tails of the limits at 95 % and 99.8 %.
INNER = 0.05
OUTER = 0.002
#: Share of the units at each end that is drawn in before the spread is estimated.
WINSORISED = 0.1


@dataclass(frozen=True)
class Funnel:
    """Where each unit stands.

    Attributes:
        ratio: shape (units,), observed over expected; NaN without expectation.
        score: shape (units,), distance from one in standard errors, spread allowed for.
        dispersion: mean squared distance when only chance is allowed for, the farthest drawn in.
        spread: standard deviation between units, on the scale of square roots of ratios.

    """

    ratio: Array
    score: Array
    expected: Array
    dispersion: float
    spread: float

    def limits(self, tail: float) -> tuple[Array, Array]:
        """Return the lower and upper limit of the ratio, two-sided ``tail``, shapes (units,)."""
        return limits(self.expected, self.spread, tail)


def funnel(observed: ArrayLike, expected: ArrayLike) -> Funnel:
    """Place counts in a funnel around one.

    On square roots of ratios, whose variance by chance is ``1 / (4 expected)``. The spread between
    units is the additive one of DerSimonian and Laird (1986), as Spiegelhalter advises, on scores
    of which the outer tenths are drawn in; it is zero when chance explains everything.

    Args:
        observed: shape (units,), counts.
        expected: shape (units,), of the same total or of another standard.

    >>> place = funnel([2, 3, 30], [2.0, 3.0, 10.0])
    >>> place.ratio.tolist()
    [1.0, 1.0, 3.0]

    """
    counts = np.asarray(observed, dtype=np.float64)
    means = np.asarray(expected, dtype=np.float64)
    usable = np.isfinite(means) & (means > 0) & np.isfinite(counts)
    safe = np.where(usable, means, 1.0)
    ratio = np.where(usable, counts / safe, np.nan)
    root = np.sqrt(np.where(usable, counts / safe, 1.0))
    chance = 1 / (4 * safe)
    dispersion, spread = _spread((root - 1)[usable] / np.sqrt(chance[usable]), chance[usable])
    score = np.where(usable, (root - 1) / np.sqrt(chance + spread**2), np.nan)
    return Funnel(ratio, score, np.where(usable, means, np.nan), dispersion, spread)


def limits(expected: ArrayLike, spread: float, tail: float) -> tuple[Array, Array]:
    """Return the limits of the ratio at each expected count, for the lines of the plot.

    Square roots are too narrow below where few are expected: nobody stands outside whom Poisson's
    distribution, continued between whole numbers, would leave inside.

    >>> low, high = limits([2.6, 400.0], 0.0, OUTER)
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.0, 0.85], [3.83, 1.16])

    """
    means = np.asarray(expected, dtype=np.float64)
    width = float(stats.norm.isf(tail / 2)) * np.sqrt(1 / (4 * means) + spread**2)
    least, most = (special.pdtrik(chance, means) / means for chance in (tail / 2, 1 - tail / 2))
    low, high = np.maximum(1 - width, 0.0) ** 2, (1 + width) ** 2
    return np.fmin(low, least), np.fmax(high, most)


def _spread(scores: Array, chance: Array) -> tuple[float, float]:
    """Return the dispersion and the spread between units."""
    count = len(scores)
    if count < 3:  # noqa: PLR2004 - two units say nothing of how far units lie apart
        return 1.0, 0.0
    low, high = np.quantile(scores, [WINSORISED, 1 - WINSORISED])
    dispersion = float(np.mean(np.clip(scores, low, high) ** 2))
    weights = 1 / chance
    beyond = count * dispersion - (count - 1)
    room = float(weights.sum() - (weights**2).sum() / weights.sum())
    return dispersion, float(np.sqrt(max(beyond, 0.0) / room)) if room > 0 else 0.0
