"""Whether occurrences lie in one place more than the work itself does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from intelligence.proportions import Estimate, wilson


@dataclass(frozen=True, slots=True)
class Concentration:
    """How often two occurrences share their group (customer or team), beyond what exposure gives.

    Attributes:
        value: 0 when pairs share it as often as exposure alone makes them, 1 when always; may be
            below 0. With its 95 % interval ``low`` to ``high``.
        shared: share of the pairs of occurrences that share the group.
        expected: the same for occurrences that fall on engagements by their exposure.
        largest: code of the group with most occurrences.
        largest_share: its share of the occurrences.

    """

    value: float
    low: float
    high: float
    shared: float
    expected: float
    largest: int
    largest_share: float


def concentration(
    groups: ArrayLike, all_groups: ArrayLike, exposure: ArrayLike
) -> Concentration | None:
    """Compare the pairs that share a group with the pairs that exposure makes share one.

    The share of pairs within groups is Simpson's (1949) unbiased index; set against what exposure
    gives it is corrected for chance as Cohen (1960) corrects agreement, which for equal exposure
    is the index of Ellison and Glaeser (1997) but for its cross term. Its variance is that of a
    U-statistic by the jackknife (Arvesen 1969); the interval is Wilson's on the number of pairs
    that would tell as much, never fewer than half the occurrences, so that full agreement of a few
    is not certainty.

    Args:
        groups: shape (occurrences,), codes from 0; below 0 is not known and left out.
        all_groups: shape (engagements,), the groups of all engagements, likewise.
        exposure: shape (engagements,), not negative.

    Returns:
        None for fewer than two occurrences, or when all exposure is in one group: then nothing
        could lie elsewhere.

    >>> spread = concentration([0, 0, 0, 1], [0, 0, 1, 1, 2, 2, 3, 3], [1] * 8)
    >>> round(spread.shared, 2), round(spread.expected, 2), round(spread.value, 2)
    (0.5, 0.14, 0.42)

    """
    of_group = np.asarray(groups, dtype=np.int64)
    of_group = of_group[of_group >= 0]
    expected = _expected(
        np.asarray(all_groups, dtype=np.int64), np.asarray(exposure, dtype=np.float64)
    )
    if len(of_group) < 2 or expected is None:  # noqa: PLR2004 - a pair is two
        return None
    counts = np.bincount(of_group)
    pairs = _shared(counts, len(of_group))
    interval = wilson(pairs.value, pairs.effective)
    largest = int(counts.argmax())

    def corrected(share: float) -> float:
        return (share - expected) / (1 - expected)

    return Concentration(
        corrected(interval.value),
        corrected(interval.low),
        corrected(interval.high),
        interval.value,
        expected,
        largest,
        float(counts[largest] / len(of_group)),
    )


def _shared(counts: NDArray[np.int64], total: int) -> Estimate:
    """Return the share of pairs within groups and how many independent pairs tell as much."""
    within = float((counts * (counts - 1.0)).sum())
    share = within / (total * (total - 1.0))
    least, most = total / 2, total * (total - 1) / 2
    if total == 2:  # noqa: PLR2004 - without one of two there is no pair
        return Estimate(share, share, share, least)
    without = (within - 2 * (counts - 1.0)) / ((total - 1.0) * (total - 2.0))
    mean = float((counts * without).sum() / total)
    variance = float((total - 1) / total * (counts * (without - mean) ** 2).sum())
    effective = share * (1 - share) / variance if variance > 0 else least
    return Estimate(share, share, share, min(max(effective, least), most))


def _expected(groups: NDArray[np.int64], exposure: NDArray[np.float64]) -> float | None:
    """Return the chance that two engagements drawn by exposure share their group."""
    used = (groups >= 0) & (exposure > 0)
    if np.count_nonzero(used) < 2:  # noqa: PLR2004 - a pair is two
        return None
    weights = exposure[used]
    same = float((weights**2).sum())
    within = float((np.bincount(groups[used], weights=weights) ** 2).sum()) - same
    expected = within / (float(weights.sum()) ** 2 - same)
    return expected if expected < 1 - 1e-12 else None
