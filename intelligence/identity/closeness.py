"""How close a statement is to those that a theme was found by, and how close is close enough.

A statement is as close to a theme as to its three nearest anchors: a middle of many wordings lies
where nobody writes. Enough is where the anchors, each held against the others, part best from
everything else that was there when the theme was found. The bound is measured once and kept, so
that neither another theme nor the company in which a statement arrives changes where it belongs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.steady import steady_product, unit_rows

#: Anchors that a statement is compared with: its nearest ones.
NEAREST = 3

#: Share of the anchors that the others need not take in, however little else is near.
OUTSIDE = 0.1

#: A bound that nothing reaches: of a theme with too few anchors to tell.
CLOSED = 2.0

_DECIMALS = 4

#: Weight of what is missed against what is taken in wrongly: the square of F's beta, one half.
_WEIGHT = 0.25


@dataclass(frozen=True)
class Spread:
    """A theme as the rows of its anchors: distinct unit rows, shape (anchors, dimension)."""

    rows: NDArray[np.float64]

    @classmethod
    def of(cls, rows: NDArray[np.floating]) -> Spread:
        """Return the spread of anchors; those that say the same count once.

        Args:
            rows: vectors of the anchors, shape (anchors, dimension).

        """
        if not len(rows):
            return cls(np.zeros((0, rows.shape[1] if rows.ndim > 1 else 0)))
        return cls(unit_rows(np.unique(np.round(unit_rows(rows), 6), axis=0)))

    def closeness(self, rows: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return how close each row is, -1 to 1, shape (rows,)."""
        if not len(rows) or not len(self.rows):
            return np.full(len(rows), -1.0)
        return _mean_of_nearest(steady_product(unit_rows(rows), self.rows.T))

    def closeness_within(self, rows: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return how close each anchor is to the other anchors, shape (rows,)."""
        if len(self.rows) <= 1 or not len(rows):
            return np.ones(len(rows))
        cosines = steady_product(unit_rows(rows), self.rows.T)
        cosines[np.arange(len(cosines)), cosines.argmax(axis=1)] = -1.0
        return _mean_of_nearest(cosines)

    def bound(self, others: NDArray[np.floating]) -> float:
        """Return the closeness from which a statement belongs to the theme.

        The value that parts the anchors best from the others, and no lower than what nine of ten
        anchors reach. To take in what does not belong counts twice as much as to miss what does
        (largest F with beta one half, van Rijsbergen 1979): what was missed can join later.

        Args:
            others: vectors of what does not belong to the theme, shape (others, dimension).

        """
        if len(self.rows) <= NEAREST:
            return CLOSED
        own = np.sort(self.closeness_within(self.rows))
        least = float(np.round(np.quantile(own, OUTSIDE), _DECIMALS))
        if not len(others):
            return least
        foreign = np.sort(self.closeness(others))
        taken = len(own) - np.searchsorted(own, own)
        wrong = len(foreign) - np.searchsorted(foreign, own)
        reached = (1 + _WEIGHT) * taken / (taken + wrong + _WEIGHT * len(own))
        best = own[np.argmax(reached)]
        return max(least, float(best))


def _mean_of_nearest(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of the largest cosines of each row; -1 marks what does not count."""
    count = min(NEAREST, cosines.shape[1])
    nearest = np.sort(np.partition(cosines, cosines.shape[1] - count, axis=1)[:, -count:], axis=1)
    counts = nearest > -1.0
    total = np.where(counts, nearest, 0.0).sum(axis=1)
    mean = total / np.maximum(counts.sum(axis=1), 1)
    return np.asarray(np.round(np.where(counts.any(axis=1), mean, -1.0), _DECIMALS))
