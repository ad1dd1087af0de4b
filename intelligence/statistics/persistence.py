"""In how many quarters a theme was there, against how many it would be by exposure alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class Persistence:
    """Quarters with an occurrence, against what exposure gives as many occurrences.

    Attributes:
        quarters: quarters with at least one occurrence.
        possible: quarters with exposure.
        share: quarters of the possible ones, 0 to 1.
        expected: quarters expected when each occurrence falls where exposure is.
        low: 2.5 % quantile of that expectation, in quarters.
        high: 97.5 % quantile, in quarters.

    """

    quarters: int
    possible: int
    share: float
    expected: float
    low: float
    high: float

    @property
    def ratio(self) -> float:
        """Quarters against expected quarters; near 1 for what is always there."""
        return self.quarters / self.expected

    @property
    def ratio_low(self) -> float:
        """The ratio if chance would have given as many quarters as it well can."""
        return self.quarters / self.high

    @property
    def ratio_high(self) -> float:
        """The ratio if chance would have given as few quarters as it well can."""
        return self.quarters / self.low


def persistence(
    occurrences: ArrayLike, exposure: ArrayLike, draws: int = 2_000, seed: int = 20_261
) -> Persistence | None:
    """Compare the quarters that have an occurrence with classical occupancy (Feller 1968, II.5).

    The expectation is exact; its range is drawn, because quarters differ in exposure.

    Args:
        occurrences: shape (quarters,), engagements that show the theme in each.
        exposure: shape (quarters,), engagements active in each.
        draws: how often the occurrences are dealt out anew.
        seed: of the draws.

    Returns:
        None without occurrences, or without exposure.

    >>> found = persistence([1, 0, 1, 2], [5, 5, 5, 5])
    >>> found.quarters, round(found.expected, 2)
    (3, 2.73)

    """
    counts = np.asarray(occurrences, dtype=np.int64)
    exposed = np.maximum(np.asarray(exposure, dtype=np.float64), (counts > 0).astype(np.float64))
    total, possible = int(counts.sum()), int(np.count_nonzero(exposed))
    if not total or not possible:
        return None
    chance = exposed / exposed.sum()
    expected = float((1 - (1 - chance) ** total).sum())
    dealt = np.random.default_rng(seed).multinomial(total, chance, size=draws)
    low, high = np.quantile(np.count_nonzero(dealt, axis=1), (0.025, 0.975))
    there = int(np.count_nonzero(counts))
    return Persistence(there, possible, there / possible, expected, float(low), float(high))
