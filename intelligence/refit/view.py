"""Where a refit looks, in the view that shows the known themes best, and what is seen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import Clusterer, Grouping
from models.clustering.resampled import Resampled


@dataclass(frozen=True)
class Cold:
    """All sure causes, grouped as if nothing were known.

    Attributes:
        at: positions of the sure causes among all, shape (m,).
        grouping: of these, see `Grouping`.
        drawn: groups of parts of them.

    """

    at: NDArray[np.int64]
    grouping: Grouping
    drawn: Resampled


def best_view(
    views: Sequence[NDArray[np.floating]], known: NDArray[np.int64], clusterer: Clusterer
) -> tuple[int, Grouping]:
    """Return the representation whose groups are most like the known themes, and its groups.

    A refit that looked elsewhere than where the themes were found would see change everywhere.

    Args:
        views: the same causes in several representations, each of shape (m, a dimension).
        known: number of the theme of each cause, -1 for none; shape (m,).
        clusterer: how to group.

    """
    from models.peers import same_groups  # noqa: PLC0415 - scikit-learn, slow to import

    found = [clusterer.cluster(view) for view in views]
    inside = known >= 0
    if not inside.any():
        worth = [round(grouping.worth, 6) for grouping in found]
        best = int(np.argmax(worth))
    else:
        alike = [
            round(same_groups(known[inside], grouping.members[inside]), 6) for grouping in found
        ]
        best = int(np.argmax(alike))
    return best, found[best]
