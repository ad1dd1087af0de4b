"""How far groups of texts are found again when they are learned anew from a part of the texts.

Cluster-wise stability (Hennig 2007), carried over from methods that group to groups that are given:
in each part a linear discriminant with a shrunken common covariance (Fisher 1936; Ledoit and Wolf
2004 on why shrunken) learns every group and "none" from the part's texts, and gives all texts one
of them. The Jaccard overlap of what it gives a group with what the group holds says how far the
group is a place of its own that its texts describe. No texts but those given are looked at.

One pass over the sums of all texts serves every part: what is left out of a part is taken off them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.directions import Directions
from models.errors import InvalidInput


@dataclass(frozen=True)
class Relearned:
    """What learning groups anew says of them.

    Attributes:
        overlaps: Jaccard overlap of each group with what is relearned in each part, shape (groups,
            parts).
        confusion: mean share of each group's texts that are given to each group, to none in the
            last column; shape (groups, groups + 1), each row adding up to 1.

    """

    overlaps: NDArray[np.float64]
    confusion: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Relearning:
    """How often and how groups are learned anew.

    Attributes:
        parts: parts that are drawn.
        share: of the units in a part.
        directions: main directions of the vectors that are kept.
        shrinkage: weight of the equal variance in all directions within the covariance.
        most: texts by whose spread the main directions are chosen; of more, every so-manieth.
        seed: of the draw.

    """

    parts: int = 50
    share: float = 0.8
    directions: int = 50
    shrinkage: float = 0.1
    most: int = 4_000
    seed: int = 20

    def relearn(
        self, vectors: NDArray[np.floating], groups: NDArray[np.int64], units: NDArray[np.int64]
    ) -> Relearned:
        """Learn the groups anew from each part, and give all texts one of them or none.

        Args:
            vectors: of n texts, shape (n, dimension).
            groups: group of each text from 0, or -1 for none; shape (n,).
            units: what is drawn together, such as the engagement of each text, from 0; shape (n,).

        Raises:
            InvalidInput: when vectors, groups and units differ in number.

        """
        if not len(vectors) == len(groups) == len(units):
            message = (
                f"{len(vectors)} vectors came with {len(groups)} groups and {len(units)} units; "
                "give one of each a text"
            )
            raise InvalidInput(message)
        count = int(groups.max(initial=-1)) + 1
        if not count:
            return Relearned(np.zeros((0, self.parts)), np.zeros((0, 1)))
        rows = self._reduced(vectors)
        # The last label stands for no group.
        labels = np.where(groups < 0, count, groups)
        whole = _Sums.of(rows, labels, count + 1)
        random = np.random.default_rng(self.seed)
        number = int(units.max()) + 1
        away = max(1, round((1 - self.share) * number))
        found = np.empty((count, self.parts))
        given_to = np.zeros((count + 1, count + 1))
        for part in range(self.parts):
            out = np.zeros(number, dtype=bool)
            out[random.permutation(number)[:away]] = True
            left = out[units]
            sums = whole.without(_Sums.of(rows[left], labels[left], count + 1))
            given = sums.decided(rows, self.shrinkage)
            found[:, part] = _jaccard(labels, given, count + 1)[:count]
            pairs = np.bincount(labels * (count + 1) + given, minlength=(count + 1) ** 2)
            given_to += pairs.reshape(count + 1, count + 1)
        shares = given_to / np.maximum(given_to.sum(axis=1, keepdims=True), 1)
        return Relearned(found, shares[:count])

    def _reduced(self, vectors: NDArray[np.floating]) -> NDArray[np.float64]:
        step = max(1, -(-len(vectors) // self.most))
        kept = min(self.directions, vectors.shape[1])
        directions = Directions.fitted(vectors[::step], kept)
        return np.asarray((vectors - directions.centre) @ directions.axes)


@dataclass(frozen=True)
class _Sums:
    """What a discriminant needs of its texts: counts and sums a label, and products of all."""

    counts: NDArray[np.float64]
    sums: NDArray[np.float64]
    products: NDArray[np.float64]

    @classmethod
    def of(cls, rows: NDArray[np.float64], labels: NDArray[np.int64], count: int) -> _Sums:
        member = np.zeros((len(rows), count))
        member[np.arange(len(rows)), labels] = 1
        return cls(
            member.sum(axis=0),
            member.T @ rows,
            rows.T @ rows,
        )

    def without(self, other: _Sums) -> _Sums:
        return _Sums(
            self.counts - other.counts, self.sums - other.sums, self.products - other.products
        )

    def decided(self, rows: NDArray[np.float64], shrinkage: float) -> NDArray[np.int64]:
        """Return the label that the discriminant gives each row, shape (rows,)."""
        total = max(float(self.counts.sum()), 1.0)
        middles = self.sums / np.maximum(self.counts, 1)[:, None]
        spread = (self.products - middles.T @ self.sums) / total
        size = len(spread)
        even = max(float(np.trace(spread)) / size, 1e-9)
        spread = (1 - shrinkage) * spread + shrinkage * even * np.eye(size)
        slopes = np.linalg.solve(spread, middles.T)
        offsets = np.log(np.maximum(self.counts, 1e-9) / total) - (middles.T * slopes).sum(0) / 2
        offsets[self.counts <= 0] = -np.inf
        # Rounded, so that noise of the last digits never decides.
        return np.asarray(np.round(rows @ slopes + offsets, 6).argmax(axis=1), dtype=np.int64)


def _jaccard(one: NDArray[np.int64], other: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """Return the overlap of each label's texts in two labellings, shape (count,); 0 of nothing."""
    both = np.bincount(one[one == other], minlength=count)
    either = np.bincount(one, minlength=count) + np.bincount(other, minlength=count) - both
    return np.asarray(both / np.maximum(either, 1), dtype=np.float64)
