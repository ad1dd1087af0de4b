"""What is grouped with what when parts of the rows are grouped alone, over and over.

One grouping of all rows is an opinion about where one theme ends and the next begins. Whether two
sets of rows lie in one group or in two in nearly every part of the rows is evidence (resampling
for cluster stability, Hennig 2007; consensus over resamples, Monti et al. 2003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import Clusterer, checked
from models.clustering.distinct import DIGEST, distinct

#: The group of a row that is in none, and of one that was not drawn.
NONE, AWAY = -1, -2

#: Share of a set that must be in one group for the set to be there.
MOST = 0.5

#: Byte values of a row's digest that draw it for a part.
_VALUES = 256

#: Bytes of a digest that the clusterer itself draws its parts by come before these.
_LAST = DIGEST - 8


@dataclass(frozen=True)
class Resampled:
    """The groups of each part: ``members`` has shape (parts, rows), see `NONE` and `AWAY`."""

    members: NDArray[np.int64]

    def homes(self, rows: Sequence[int]) -> NDArray[np.int64]:
        """Return the group in which most of some rows are, in each part; `NONE` where in none.

        >>> drawn = Resampled(np.array([[0, 0, 1, -2], [0, 1, 2, 2]]))
        >>> drawn.homes([0, 1, 2]).tolist()
        [0, -1]
        """
        found = [_home(part[list(rows)]) for part in self.members]
        return np.array(found, dtype=np.int64)

    def together(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the share of parts in which one group holds most of both."""
        first, second = self.homes(one), self.homes(other)
        return float(((first == second) & (first != NONE)).mean())

    def apart(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the share of parts in which most of each is in a group of its own."""
        first, second = self.homes(one), self.homes(other)
        return float(((first != second) & (first != NONE) & (second != NONE)).mean())

    @property
    def coverage(self) -> float:
        """Return the share of rows in a group, of those drawn over all parts; 0 without any."""
        drawn = self.members != AWAY
        return float((self.members >= 0).sum() / max(int(drawn.sum()), 1))

    def scattered(self, rows: Sequence[int]) -> float:
        """Return the share of parts in which no group holds most of some rows."""
        return float((self.homes(rows) == NONE).mean())


def resample(
    rows: NDArray[np.floating], clusterer: Clusterer, *, parts: int, share: float, seed: int
) -> Resampled:
    """Group parts of the rows alone.

    Which rows a part has depends on what they hold and not on their order; equal rows go together.

    Args:
        rows: shape (n, dimension).
        clusterer: how to group.
        parts: how many, at most 56.
        share: of the different rows that a part has.
        seed: of the parts.

    Raises:
        InvalidInput: when ``rows`` is no table of numbers.

    """
    firsts, copies, digests = distinct(checked(rows), seed)
    members = np.full((parts, len(rows)), AWAY, dtype=np.int64)
    for number in range(min(parts, _LAST)):
        drawn = np.flatnonzero(digests[:, number] < share * _VALUES)
        of_distinct = np.full(len(firsts), AWAY, dtype=np.int64)
        of_distinct[drawn] = clusterer.cluster(rows[firsts[drawn]]).members
        members[number] = of_distinct[copies]
    return Resampled(members)


def _home(groups: NDArray[np.int64]) -> int:
    there = groups[groups != AWAY]
    inside = there[there >= 0]
    if not len(inside):
        return NONE
    counts = np.bincount(inside)
    best = int(counts.argmax())
    return best if counts[best] > MOST * len(there) else NONE
