"""Groups rows by who shares neighbours with whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import DISSOLVED, Grouping, Recurrence, checked, nothing, numbered
from models.clustering.distinct import distinct
from models.clustering.layers import layered
from models.clustering.neighbours import nearest, shared, within
from models.clustering.settling import settled, winner
from models.clustering.steadiness import Part, agreed, chosen, overlaps
from models.recognition.steady import unit_rows

#: Fewest different rows that are grouped at all.
FEWEST = 8

#: Neighbours that are looked up for each that is used, so that parts of the rows have enough.
_SPARE = 1.6


@dataclass(frozen=True, slots=True)
class CommunityClusterer:
    """Leiden communities of the graph of shared neighbours, as fine as they can be repeated.

    Attributes:
        neighbours: of each row in the graph.
        parts: how often a part of the rows is grouped alone, to see which groups come again.
        share: of the rows in such a part.
        belonging: share of a row's ties that must lead into a group for the row to join it.
        judged: parts by which it is told how far each group comes again; the first ``parts`` of
            them decide what the groups are, the others decide nothing and are grouped only when
            the recurrence is asked for.
        most: rows that are grouped; of more, a sample by content is, and the rest joins. It also
            bounds how fine groups become, so that more rows of one world do not give more groups.
        seed: of the algorithm and of the parts.

    """

    neighbours: int = 15
    parts: int = 24
    share: float = 0.8
    belonging: float = 0.25
    judged: int = 50
    most: int = 4_000
    seed: int = 20

    @property
    def identity(self) -> str:
        """Method and settings."""
        return (
            f"communities-1/{self.neighbours}/{self.parts}/{self.share}/{self.belonging}"
            f"/{self.most}/{self.seed}"
        )

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        """Group the rows.

        Equal rows count once and go together. The same rows in another order give the same groups.

        Raises:
            InvalidInput: when ``rows`` is no table of numbers.

        """
        firsts, copies, digests = distinct(checked(rows), self.seed)
        if len(firsts) < FEWEST:
            return nothing(len(rows))
        unit = _centred(rows[firsts])
        sample = unit[: self.most]
        members, stability, told = self._grouped(sample, digests[: self.most])
        if len(unit) > len(sample):
            members = np.concatenate([members, self._joined(unit[len(sample) :], sample, members)])
        return numbered(members[copies], stability, told)

    def _grouped(
        self, rows: NDArray[np.float32], digests: NDArray[np.uint8]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], Recurrence]:
        count = min(self.neighbours, len(rows) - 1)
        near = nearest(rows, rows, min(int(count * _SPARE), len(rows) - 1), same=True)

        def part(number: int) -> Part:
            kept = np.flatnonzero(digests[:, number] < self.share * 256)
            graph = shared(within(near, kept, count))
            return kept, layered(graph, self.seed + number + 1)

        parts = [part(number) for number in range(self.parts)]
        graph = agreed(shared(near[:, :count]), parts)
        whole = layered(graph, self.seed)

        def told(some: Iterable[Part]) -> NDArray[np.float64]:
            found = np.array([overlaps(whole, layers, kept) for kept, layers in some])
            # All rows together come again in every part, whatever they are: that says nothing.
            found[:, whole.nodes.all(axis=1)] = 0.0
            return found

        first = told(parts)
        stability = np.mean(first, axis=0)
        picked = chosen(whole, stability)
        places = np.full(whole.nodes.shape[1], -1, dtype=np.int64)
        for place, node in enumerate(picked):
            places[whole.nodes[node]] = place
        found = stability[list(picked)]
        places = np.where(found[places] > DISSOLVED, places, -1)
        members = settled(graph, places[whole.leaves], len(picked), self.belonging)

        def recurrence() -> NDArray[np.float64]:
            more = [part(number) for number in range(self.parts, self.judged)]
            whole_told = np.concatenate([first, told(more)]) if more else first
            return whole_told[:, list(picked)].T

        return members, found, Recurrence(recurrence)

    def _joined(
        self,
        rows: NDArray[np.float32],
        sample: NDArray[np.float32],
        members: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Return the group that most of a row's neighbours in the sample have."""
        count = min(self.neighbours, len(sample) - 1)
        groups = int(members.max()) + 1
        around = members[nearest(rows, sample, count, same=False)]
        # One place more than groups, so that a neighbour without a group votes for none.
        places = np.arange(len(rows))[:, None] * (groups + 1) + np.where(around < 0, groups, around)
        votes = np.bincount(places.ravel(), minlength=len(rows) * (groups + 1))
        votes = votes.reshape(len(rows), groups + 1)[:, :groups]
        return winner(votes, np.full(len(rows), count), self.belonging)


def _centred(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return unit rows without what is common to all."""
    return unit_rows(rows - rows.mean(axis=0, dtype=np.float64)).astype(np.float32)
