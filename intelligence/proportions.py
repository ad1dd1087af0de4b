"""Shares with intervals that stay honest where few were counted, and where they were weighted.

Every interval is a Wilson (1927) score interval on an effective number, and sums and ratios of
independent shares are built from such intervals by recovering their variances (MOVER: Zou and
Donner 2008; Donner and Zou 2012). Unlike the textbook interval, none of them shrinks to nothing
when all or none of a few were hits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isinf, sqrt

#: The normal quantile of a two-sided 95 % interval.
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its two-sided 95 % interval.

    ``effective`` is the number of plainly drawn items that would tell as much; infinite when
    nothing is left to chance.
    """

    value: float
    low: float
    high: float
    effective: float

    def scaled(self, factor: float) -> Estimate:
        """Return the estimate in another unit, such as a number in place of a share."""
        return Estimate(self.value * factor, self.low * factor, self.high * factor, self.effective)


def wilson(share: float, effective: float) -> Estimate:
    """Return a share with its Wilson score interval (Wilson 1927; Brown, Cai and DasGupta 2001).

    Args:
        share: hits among those counted, 0 to 1.
        effective: how many were counted, or as many as would tell the same; may be infinite. Of
            none, the interval is everything.

    >>> [round(figure, 3) for figure in (wilson(0.8, 10).low, wilson(0.8, 10).high)]
    [0.49, 0.943]
    """
    if isinf(effective):
        return Estimate(share, share, share, effective)
    if effective <= 0:
        return Estimate(share, 0.0, 1.0, 0.0)
    square = Z95 * Z95 / effective
    middle = (share + square / 2) / (1 + square)
    half = Z95 * sqrt(share * (1 - share) / effective + square / (4 * effective)) / (1 + square)
    low = 0.0 if share == 0 else max(0.0, middle - half)
    high = 1.0 if share == 1 else min(1.0, middle + half)
    return Estimate(share, low, high, effective)


def wilson_of(hits: int, counted: int) -> Estimate | None:
    """Return the share of hits with its interval, or nothing where nothing was counted.

    >>> wilson_of(0, 0) is None, round(wilson_of(3, 3).low, 2)
    (True, 0.44)
    """
    return wilson(hits / counted, counted) if counted else None


def total(parts: Sequence[Estimate]) -> Estimate:
    """Return the sum of independent estimates with its interval (Zou and Donner 2008)."""
    value = sum(part.value for part in parts)
    below = sqrt(sum((part.value - part.low) ** 2 for part in parts))
    above = sqrt(sum((part.high - part.value) ** 2 for part in parts))
    effective = min((part.effective for part in parts), default=inf)
    return Estimate(value, value - below, value + above, effective)


def share_of(part: Estimate, rest: Estimate) -> Estimate | None:
    """Return ``part / (part + rest)`` of two independent amounts, or nothing when both are zero.

    The interval is that of the ratio of the two (Donner and Zou 2012, equation 9), which is exact
    where one of them is known; the share grows with the ratio, so its limits carry over.
    """
    if part.value + rest.value <= 0:
        return None
    low = _least_ratio(part, rest)
    high = _greatest_ratio(part, rest)
    return Estimate(
        part.value / (part.value + rest.value),
        low / (1 + low),
        1.0 if isinf(high) else high / (1 + high),
        min(part.effective, rest.effective),
    )


def _least_ratio(top: Estimate, bottom: Estimate) -> float:
    """Return the lower limit of ``top / bottom``."""
    a, b, low, high = top.value, bottom.value, max(top.low, 0.0), bottom.high
    if high <= 0:
        return inf
    root = max((a * b) ** 2 - low * high * (2 * a - low) * (2 * b - high), 0.0)
    bottom_term = high * (2 * b - high)
    if bottom_term == 0:
        return low * (2 * a - low) / (2 * a * b) if a * b else 0.0
    return max((a * b - sqrt(root)) / bottom_term, 0.0)


def _greatest_ratio(top: Estimate, bottom: Estimate) -> float:
    """Return the upper limit of ``top / bottom``; infinite when the bottom may be nothing."""
    a, b, high, low = top.value, bottom.value, top.high, max(bottom.low, 0.0)
    if low <= 0:
        return inf
    root = max((a * b) ** 2 - high * low * (2 * a - high) * (2 * b - low), 0.0)
    return (a * b + sqrt(root)) / (low * (2 * b - low))


def corrected_share(raw: float, sensitivity: float, specificity: float) -> float | None:
    """Return the true share behind a raw one (Rogan and Gladen 1978), held to 0 and 1.

    ``None`` when the classifier is no better than chance, for then the raw share tells nothing.

    >>> round(corrected_share(0.2, 0.8, 0.9), 4)
    0.1429
    """
    power = sensitivity + specificity - 1
    if power <= 0:
        return None
    return min(max((raw + specificity - 1) / power, 0.0), 1.0)
