"""How well a name alone finds what it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput
from models.recognition.steady import steady_product


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How well names retrieve the members of their groups, each value in [0, 1].

    Attributes:
        precision: share of members among as many texts closest to the name, by group.
        average_precision: by group.

    """

    precision: tuple[float, ...]
    average_precision: tuple[float, ...]

    @property
    def mean_precision(self) -> float:
        """Mean over groups."""
        return float(np.mean(self.precision)) if self.precision else 0.0

    @property
    def mean_average_precision(self) -> float:
        """Mean over groups (MAP)."""
        return float(np.mean(self.average_precision)) if self.average_precision else 0.0


def retrieval(
    names: NDArray[np.floating], rows: NDArray[np.floating], members: Sequence[int]
) -> Retrieval:
    """Rank all texts by closeness to each name and see where its members stand.

    Args:
        names: unit rows of the names, shape (groups, dimension).
        rows: unit rows of all texts, shape (texts, dimension).
        members: the group of each text, from 0; -1 for none.

    Raises:
        InvalidInput: when members are not one a text, or a group has no member.

    >>> axes = np.eye(2)
    >>> retrieval(axes, axes, [0, 1]).mean_precision
    1.0

    """
    groups = np.asarray(members)
    counts = [int((groups == number).sum()) for number in range(len(names))]
    if len(groups) != len(rows) or 0 in counts:
        message = (
            f"{len(rows)} texts came with {len(groups)} members, and the groups have {counts} of "
            "them; give one a text and every group at least one"
        )
        raise InvalidInput(message)
    similar = np.round(steady_product(rows, np.asarray(names).T), 6).T
    hits = [groups == number for number in range(len(names))]
    found = [_at_members(scores, mine) for scores, mine in zip(similar, hits, strict=True)]
    return Retrieval(tuple(p for p, _ in found), tuple(a for _, a in found))


def _at_members(scores: NDArray[np.float64], mine: NDArray[np.bool_]) -> tuple[float, float]:
    # Members stand last among equals: a name that says nothing must not look good by luck.
    order = np.lexsort((mine, -scores))
    hits = mine[order]
    ranks = np.flatnonzero(hits) + 1
    precision = float(hits[: len(ranks)].mean())
    return precision, float((np.arange(1, len(ranks) + 1) / ranks).mean())


def average_precisions(
    similar: NDArray[np.float64], mine: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return the average precision of each candidate for one group, shape (candidates,).

    Args:
        similar: closeness of candidates to texts, shape (candidates, texts).
        mine: which texts are members, shape (texts,).

    """
    rounded = np.round(similar, 6)
    return np.array([_at_members(scores, mine)[1] for scores in rounded])
