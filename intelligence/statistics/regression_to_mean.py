"""How far a high rate would come down by itself: shrinkage of rates towards their common mean.

The gamma-Poisson estimate of Clayton and Kaldor (1987), with the moments of Marshall (1991).
A group that was chosen because its rate was high is expected to be nearer to the others later.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_FEWEST_GROUPS = 3


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A group's rate as it was and as it is expected to be; ``ratio`` is the second over the first.

    ``groups`` is how many the expectation rests on.
    """

    rate: float
    expected: float
    groups: int

    @property
    def ratio(self) -> float:
        """What shrinkage alone predicts for the rate ratio."""
        return self.expected / self.rate


def shrunk_rate(events: Array, exposure: Array, place: int) -> Shrunk | None:
    """Return what the rate of one group is expected to be, given all groups.

    Args:
        events: shape (groups,).
        exposure: shape (groups,); groups without any are left out.
        place: of the group that is asked about.

    Returns:
        None where it has no events or exposure, or fewer than three groups have exposure.

    >>> shrunk_rate(np.array([9.0, 4, 5, 6]), np.full(4, 50.0), 0).ratio < 1
    True

    """
    known = exposure > 0
    if known.sum() < _FEWEST_GROUPS or not known[place] or events[place] <= 0:
        return None
    total = float(exposure[known].sum())
    mean = float(events[known].sum()) / total
    rates = events[known] / exposure[known]
    spread = float(exposure[known] @ (rates - mean) ** 2) / total
    between = max(spread - mean / (total / int(known.sum())), 0.0)
    own = float(events[place] / exposure[place])
    weight = between / (between + mean / float(exposure[place]))
    return Shrunk(own, mean + weight * (own - mean), int(known.sum()))
