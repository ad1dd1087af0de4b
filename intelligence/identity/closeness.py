"""How close a statement is to those that a theme was found by, and how close is close enough.

A statement is as close to a theme as to its three nearest anchors: a middle of many wordings lies
where nobody writes. Enough is what nearly all anchors reach among the others; a theme said in many
ways takes more in than one said in few. Nothing else enters, so that neither another theme nor the
company in which a statement arrives changes where it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.recognition.steady import steady_product, unit_rows

#: Anchors that a statement is compared with: its nearest ones.
NEAREST = 3

#: Share of the anchors that would not have been taken in by the others.
OUTSIDE = 0.25

_DECIMALS = 4


@dataclass(frozen=True)
class Spread:
    """A theme as the rows of its anchors.

    Attributes:
        rows: distinct unit rows, shape (anchors, dimension).
        own: closeness of each anchor to the others, shape (anchors,).
        bound: least closeness of what belongs to the theme; above 1 where a theme has too few
            anchors to tell.

    """

    rows: NDArray[np.float64]
    own: NDArray[np.float64]
    bound: float

    @classmethod
    def of(cls, rows: NDArray[np.floating]) -> Spread:
        """Return the spread of anchors; rows that say the same count once.

        Args:
            rows: vectors of the anchors, shape (anchors, dimension).

        """
        distinct = np.unique(np.round(unit_rows(rows), 6), axis=0) if len(rows) else rows
        placed = unit_rows(distinct)
        if len(placed) <= NEAREST:
            return cls(placed, np.ones(len(placed)), 2.0)
        cosines = steady_product(placed, placed.T)
        np.fill_diagonal(cosines, -1.0)
        own = _mean_of_nearest(cosines)
        return cls(placed, own, float(np.round(np.quantile(own, OUTSIDE), _DECIMALS)))

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


def _mean_of_nearest(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    count = min(NEAREST, cosines.shape[1])
    nearest = np.partition(cosines, cosines.shape[1] - count, axis=1)[:, -count:]
    kept = np.where(nearest > -1.0, nearest, np.nan)
    mean = np.nanmean(np.sort(kept, axis=1), axis=1)
    return np.asarray(np.round(np.nan_to_num(mean, nan=-1.0), _DECIMALS))


def spread_of(texts: Sequence[str], embedder: Embedder) -> Spread:
    """Return the spread of anchors given in words."""
    return Spread.of(embedder.embed(sorted(set(texts))))
