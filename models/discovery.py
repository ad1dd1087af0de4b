"""Groups of what no known theme explains, and where their middles lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.clustering.communities import CommunityClusterer
from models.clustering.contract import Clusterer, Grouping, KeyedClusterer, Recurrence, checked
from models.clustering.directions import Directions
from models.clustering.views import ViewMixture
from models.errors import InvalidInput
from models.recognition.steady import unit_rows

#: Main directions kept for middles, quotes and names.
_DIRECTIONS = 50


@dataclass(frozen=True)
class Clusters:
    """Who belongs where.

    Attributes:
        members: cluster of each text from 0, or -1; shape (texts,). Larger clusters come first.
        closeness: cosine of each text to the middle of its cluster, 0 for none; shape (texts,).
        middles: unit vectors in the reduced space, shape (clusters, dimensions).
        reduced: unit rows in the reduced space, shape (texts, dimensions).
        directions: how to bring another vector into the reduced space.
        stability: how far each cluster is found again in a part of the texts, from 0 to 1; shape
            (clusters,).
        whole: cluster of each text before any was taken out of its cluster; shape (texts,).
        recurrence: how far each cluster is found again in each single part; None where the method
            grouped none.

    """

    members: NDArray[np.int64]
    closeness: NDArray[np.float64]
    middles: NDArray[np.float64]
    reduced: NDArray[np.float64]
    directions: Directions
    stability: NDArray[np.float64]
    whole: NDArray[np.int64]
    recurrence: Recurrence | None = None

    def only(self, kept: Sequence[int]) -> Clusters:
        """Return these clusters without the others, numbered anew in the order given."""
        places = np.full(len(self.middles) + 1, -1, dtype=np.int64)
        places[list(kept)] = np.arange(len(kept))
        members = places[self.members]
        return Clusters(
            members,
            np.where(members >= 0, self.closeness, 0.0),
            self.middles[list(kept)],
            self.reduced,
            self.directions,
            self.stability[list(kept)],
            places[self.whole],
            self.recurrence.only(np.array(kept, dtype=np.int64)) if self.recurrence else None,
        )

    def without(self, away: NDArray[np.bool_]) -> Clusters:
        """Return the same clusters without some texts; `whole` still tells where these were."""
        return replace(
            self,
            members=np.where(away, -1, self.members),
            closeness=np.where(away, 0.0, self.closeness),
        )

    def joined_by(self, groups: Sequence[Sequence[int]]) -> Clusters:
        """Return these clusters and behind them further ones, of texts that are in none.

        Args:
            groups: positions of the texts of each, which say the same.

        """
        if not groups:
            return self
        members, closeness, whole = self.members.copy(), self.closeness.copy(), self.whole.copy()
        for number, own in enumerate(groups, start=len(self.middles)):
            rows = list(own)
            members[rows], closeness[rows], whole[rows] = number, 1.0, number
        middles = [self.reduced[list(own)].mean(axis=0) for own in groups]
        return replace(
            self,
            members=members,
            closeness=closeness,
            whole=whole,
            middles=np.concatenate([self.middles, unit_rows(np.array(middles))]),
            stability=np.concatenate([self.stability, np.ones(len(groups))]),
            recurrence=None,
        )


def discover(
    vectors: NDArray[np.floating],
    clusterer: Clusterer | None = None,
    views: Sequence[NDArray[np.floating]] = (),
    mixture: ViewMixture | None = None,
) -> Clusters:
    """Cluster texts.

    The order of the texts decides nothing but the order of clusters of one size.

    Args:
        vectors: shape (n, dimension); middles lie in this space.
        clusterer: how to group; communities by default.
        views: other representations of the same texts, each of shape (n, a dimension); groups are
            looked for in all of them side by side, and in ``vectors`` when there are none.
        mixture: how strong each representation is.

    Raises:
        InvalidInput: when ``vectors`` or a view is no table of numbers, or their rows differ.

    """
    found = _grouped(vectors, clusterer or CommunityClusterer(), views, mixture or ViewMixture())
    # Equal texts in another order give the same numbers only if sums do not depend on the order.
    order = np.lexsort(np.round(vectors, 6).T[:8]) if len(vectors) else np.zeros(0, dtype=np.int64)
    width = vectors.shape[1]
    enough = len(vectors) > 1
    directions = (
        Directions.fitted(vectors[order], _DIRECTIONS) if enough else Directions.unchanged(width)
    )
    reduced = directions.project(vectors)
    middles = [
        reduced[order][found.members[order] == number].mean(axis=0)
        for number in range(found.groups)
    ]
    placed = unit_rows(np.array(middles).reshape(found.groups, reduced.shape[1]))
    own = np.append(placed, np.zeros((1, reduced.shape[1])), axis=0)[found.members]
    closeness = np.clip(np.round((reduced * own).sum(axis=1), 6), 0.0, 1.0)
    return Clusters(
        found.members,
        closeness,
        placed,
        reduced,
        directions,
        found.stability,
        found.members,
        found.recurrence,
    )


def _grouped(
    vectors: NDArray[np.floating],
    clusterer: Clusterer,
    views: Sequence[NDArray[np.floating]],
    mixture: ViewMixture,
) -> Grouping:
    if not views:
        return clusterer.cluster(checked(vectors))
    for view in views:
        if len(checked(view)) != len(checked(vectors)):
            message = f"vectors and views have {[len(vectors), len(view)]} rows; give each text one"
            raise InvalidInput(message)
    rows = mixture.mixed(views)
    if isinstance(clusterer, KeyedClusterer):
        # The strength of the views moves with every text; which part a text is in shall not.
        return clusterer.cluster_by(rows, vectors)
    return clusterer.cluster(rows)
