"""Several representations of the same texts side by side, each as strong as its groups are tight.

A general encoder tells subjects apart, a trained one causes; which of them a portfolio is made of
cannot be known beforehand. Taking the one whose groups tell most was tried first: where both tell
about as much, a few more texts turned the choice over, and with it every group. So both are used,
and how strongly follows smoothly from how far the ties of each stay within its groups, beyond what
chance would keep there (modularity, Newman and Girvan 2004), which hardly moves with a few texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.communities import FEWEST
from models.clustering.contract import checked
from models.clustering.distinct import distinct
from models.clustering.layers import communities
from models.clustering.neighbours import Graph, nearest, shared, within
from models.errors import InvalidInput
from models.recognition.steady import unit_rows

#: Neighbours of a row that are looked up for each that is used.
_SPARE = 1.6

#: Tightness is kept away from 0 and 1, where odds have no end.
_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class ViewMixture:
    """How representations are put side by side.

    Attributes:
        power: of the odds that a tie stays within a group beyond chance.
        most: different texts that are looked at.
        parts: of these, over which tightness is the mean.
        share: of the texts in a part.
        neighbours: of each text.
        resolution: of the groups.

    """

    power: float = 4.0
    most: int = 1_500
    parts: int = 4
    share: float = 0.8
    neighbours: int = 15
    resolution: float = 4.0

    def mixed(self, views: Sequence[NDArray[np.floating]]) -> NDArray[np.float32]:
        """Return the views side by side, shape (texts, all dimensions); squared lengths add to 1.

        Args:
            views: the same texts in several representations, each of shape (texts, a dimension).

        Raises:
            InvalidInput: when there is no view, one is no table, or they differ in their rows.

        """
        weights = np.sqrt(self.weights(views))
        strong = [unit_rows(view) * weight for view, weight in zip(views, weights, strict=True)]
        return np.concatenate(strong, axis=1).astype(np.float32)

    def weights(self, views: Sequence[NDArray[np.floating]]) -> NDArray[np.float64]:
        """Return the strength of each view; they add to 1.

        Raises:
            InvalidInput: when there is no view, one is no table, or they differ in their rows.

        """
        counts = [len(checked(view)) for view in views]
        if len(set(counts)) != 1:
            message = f"views have {counts or 'no'} rows; give at least one, each with all texts"
            raise InvalidInput(message)
        firsts, _, digests = distinct(np.concatenate(views, axis=1), seed=0)
        if len(views) == 1 or len(firsts) < FEWEST:
            return np.full(len(views), 1 / len(views))
        sample, drawn = firsts[: self.most], digests[: self.most]
        found = np.array([self._tightness(view[sample], drawn) for view in views])
        odds = np.clip(found, _LEAST, 1 - _LEAST)
        strength = (odds / (1 - odds)) ** self.power
        return np.asarray(strength / strength.sum())

    def _tightness(self, rows: NDArray[np.floating], digests: NDArray[np.uint8]) -> float:
        """Return the mean modularity of the groups of parts of the rows."""
        unit = unit_rows(rows - rows.mean(axis=0, dtype=np.float64)).astype(np.float32)
        count = min(self.neighbours, len(rows) - 1)
        near = nearest(unit, unit, min(int(count * _SPARE), len(rows) - 1), same=True)
        found = []
        for part in range(self.parts):
            kept = np.flatnonzero(digests[:, part] < self.share * 256)
            graph = shared(within(near, kept, count))
            found.append(tightness(graph, communities(graph, self.resolution, part + 1, rounds=2)))
        return float(np.mean(found))


def tightness(graph: Graph, members: NDArray[np.int64]) -> float:
    """Return the share of ties within groups beyond that of chance (modularity), 0 without ties.

    >>> two = Graph(4, np.array([0, 2]), np.array([1, 3]), np.array([1.0, 1.0]))
    >>> tightness(two, np.array([0, 0, 1, 1]))
    0.5
    """
    whole = graph.weight.sum()
    if not whole:
        return 0.0
    inside = graph.weight[members[graph.low] == members[graph.high]].sum() / whole
    ends = np.bincount(members[graph.low], graph.weight, int(members.max()) + 1)
    ends = ends + np.bincount(members[graph.high], graph.weight, len(ends))
    return float(inside - ((ends / (2 * whole)) ** 2).sum())
