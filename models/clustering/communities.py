"""Groups rows by who shares neighbours with whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.consensus import belonging_of, median, together
from models.clustering.contract import DISSOLVED, Grouping, Recurrence, checked, nothing, numbered
from models.clustering.directions import Directions
from models.clustering.distinct import distinct
from models.clustering.gathering import regathered
from models.clustering.layers import layered
from models.clustering.neighbours import nearest, within
from models.clustering.settling import winner
from models.clustering.steadiness import Part, overlaps, picked_of

#: Fewest different rows that are grouped at all.
FEWEST = 8

#: Fewest different rows of a group.
SMALLEST = 4

#: Neighbours that are looked up for each that is used, so that parts of the rows have enough.
_SPARE = 1.6

#: Main directions in which neighbours are looked for.
_DIRECTIONS = 64

#: Neighbours are at most one in so many rows, and at least so many.
_REACH, _FEW = 8, 3

#: Parts by which it is told how far a group of another part comes again.
_OTHERS = 12

#: Draws the parts, by content alone: no seed and no further row changes the parts of a row.
_SALT = 20


@dataclass(frozen=True, slots=True)
class CommunityClusterer:
    """What Leiden communities of shared neighbours agree on over parts of the rows.

    Each part is grouped alone, as finely as the other parts give its groups again, and the
    grouping that agrees best with those of all parts is taken.

    Attributes:
        neighbours: of each row in the graph.
        parts: how often a part of the rows is grouped alone.
        share: of the rows in such a part.
        rounds: how often rows are drawn together before they are grouped.
        belonging: least share of the parts in which a row is with its group's others, on average.
        judged: parts by which it is told how far each group comes again; the first ``parts`` of
            them decide what the groups are, the others decide nothing and are grouped only when
            the recurrence is asked for.
        most: rows that are grouped; of more, a sample by content is, and the rest joins. It also
            bounds how fine groups become, so that more rows of one world do not give more groups.
        seed: of the algorithm; the parts are drawn by content alone.

    """

    neighbours: int = 15
    parts: int = 40
    share: float = 0.8
    rounds: int = 8
    belonging: float = 0.1
    judged: int = 50
    most: int = 2_000
    seed: int = 20

    @property
    def identity(self) -> str:
        """Method and settings."""
        return (
            f"communities-2/{self.neighbours}/{self.parts}/{self.share}/{self.rounds}"
            f"/{self.belonging}/{self.most}/{self.seed}"
        )

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        """Group the rows.

        Equal rows count once and go together. The same rows in another order give the same groups.

        Raises:
            InvalidInput: when ``rows`` is no table of numbers.

        """
        return self.cluster_by(rows, rows)

    def cluster_by(self, rows: NDArray[np.floating], keys: NDArray[np.floating]) -> Grouping:
        """Group the rows, with parts drawn by other rows of the same texts, which change less.

        Args:
            rows: shape (n, dimension).
            keys: what tells texts apart, shape (n, another dimension).

        Raises:
            InvalidInput: when one is no table of numbers.

        """
        firsts, copies, digests = distinct(checked(keys), _SALT)
        if len(firsts) < FEWEST:
            return nothing(len(rows))
        different = checked(rows)[firsts]
        directions = Directions.fitted(different[: self.most], _DIRECTIONS)
        reduced = directions.project(different).astype(np.float32)
        sample = reduced[: self.most]
        members, stability, told = self._grouped(sample, digests[: self.most])
        if len(reduced) > len(sample):
            members = np.concatenate([members, self._joined(reduced[self.most :], sample, members)])
        return numbered(members[copies], stability, told)

    def _grouped(
        self, rows: NDArray[np.float32], digests: NDArray[np.uint8]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], Recurrence]:
        # Of few rows, many neighbours would reach into every group.
        count = min(self.neighbours, max(_FEW, len(rows) // _REACH))
        near = nearest(rows, rows, min(int(count * _SPARE), len(rows) - 1), same=True)

        def part(number: int) -> Part:
            kept = np.flatnonzero(digests[:, number] < self.share * 256)
            if len(kept) < _FEW:
                kept = np.arange(len(rows))
            graph = regathered(rows[kept], within(near, kept, count), self.rounds, count)
            layers = layered(graph, self.seed + number + 1)
            leaves = np.full(len(rows), -1, dtype=np.int64)
            leaves[kept] = layers.leaves
            return Part(leaves, layers)

        parts = [part(number) for number in range(self.parts)]
        groupings = [
            np.append(picked_of(parts, number, _OTHERS), -1)[_with_absent(one, near)]
            for number, one in enumerate(parts)
        ]
        shares = together(groupings)
        members, groups = _sizeable(median(shares))

        def told(some: Iterable[Part]) -> NDArray[np.float64]:
            whole = np.eye(groups, dtype=bool)
            found = np.array([overlaps(members, whole, one) for one in some])
            # All rows together come again in every part, whatever they are: that says nothing.
            found[:, np.bincount(members[members >= 0], minlength=groups) == len(rows)] = 0.0
            return found

        first = told(parts)
        lasting = np.flatnonzero(first.mean(axis=0) > DISSOLVED)

        def recurrence() -> NDArray[np.float64]:
            more = [part(number) for number in range(self.parts, self.judged)]
            return (np.concatenate([first, told(more)]) if more else first)[:, lasting].T

        settled = self._settled(shares, _only(members, lasting), len(lasting))
        return settled, first.mean(axis=0)[lasting], Recurrence(recurrence)

    def _settled(
        self, shares: NDArray[np.float32], members: NDArray[np.int64], groups: int
    ) -> NDArray[np.int64]:
        """Give rows without a group to the one they are most with, and keep none that is not."""
        if not groups:
            return np.full(len(members), -1, dtype=np.int64)
        with_each = belonging_of(shares, members, groups)
        placed = np.where(members >= 0, members, with_each.argmax(axis=1))
        belongs = with_each[np.arange(len(placed)), placed] >= self.belonging
        return np.where(belongs, placed, -1)

    def _joined(
        self,
        rows: NDArray[np.float32],
        sample: NDArray[np.float32],
        members: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Return the group that most of a row's neighbours in the sample have."""
        count = min(self.neighbours, len(sample) - 1)
        around = members[nearest(rows, sample, count, same=False)]
        votes = _votes(around, int(members.max()) + 1)
        return winner(votes, np.full(len(rows), count), self.belonging)


def _votes(around: NDArray[np.int64], groups: int) -> NDArray[np.int64]:
    """Return how many of each row's neighbours are in each group, shape (rows, groups)."""
    # One place more than groups, so that a neighbour without a group votes for none.
    places = np.arange(len(around))[:, None] * (groups + 1) + np.where(around < 0, groups, around)
    votes = np.bincount(places.ravel(), minlength=len(around) * (groups + 1))
    return votes.reshape(len(around), groups + 1)[:, :groups]


def _with_absent(part: Part, near: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the finest group of every row, of those not in the part that of most neighbours."""
    leaves = part.leaves.copy()
    absent = np.flatnonzero(leaves < 0)
    if len(absent):
        votes = _votes(leaves[near[absent]], part.layers.nodes.shape[1])
        leaves[absent] = winner(votes, np.full(len(absent), near.shape[1]), 0.0)
    return leaves


def _sizeable(members: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Return the groups that are large enough, numbered anew, and how many they are."""
    large = np.flatnonzero(np.bincount(members) >= SMALLEST)
    return _only(members, large), len(large)


def _only(members: NDArray[np.int64], kept: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the groups that are kept, numbered in the order given, -1 for the others."""
    places = np.full(max(int(members.max(initial=-1)), int(kept.max(initial=-1))) + 2, -1)
    places[kept] = np.arange(len(kept))
    return places[members]
