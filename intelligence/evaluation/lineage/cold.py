"""What a peer does: group everything anew, then give each group the old theme it is most like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.lineage.remembering import digest_of_rows
from models.clustering.communities import CommunityClusterer
from models.recognition.peers import density_clusters, k_means

#: Groups rows, shape (n, dimension), with a seed: the group of each from 0, or -1.
Cold = Callable[[NDArray[np.floating], int], NDArray[np.int64]]

#: The peers by name, for a number of labels that an oracle may be told.
Methods = Callable[[int], Mapping[str, Cold]]

#: What the oracle is called.
ORACLE = "cold k-means, Hungarian (oracle: was told the number)"


@cache
def cold_methods(labels: int) -> Mapping[str, Cold]:
    """Return the peers by name; k-means is told how many labels there are.

    What a peer makes of the same rows is worked out once in a run: its tables ask for it again.
    """
    dense = _once(lambda rows, _: density_clusters(np.asarray(rows)))
    return {
        ORACLE: _once(lambda rows, seed: k_means(np.asarray(rows), min(labels, len(rows)), seed)),
        "cold communities, Hungarian": _once(
            lambda rows, seed: (
                CommunityClusterer(seed=CommunityClusterer().seed + seed).cluster(rows).members
            )
        ),
        # It draws nothing at random, so that a seed changes nothing.
        "cold HDBSCAN, Hungarian": lambda rows, _: dense(rows, 0),
    }


def _once(method: Cold) -> Cold:
    known: dict[tuple[bytes, int], NDArray[np.int64]] = {}

    def remembered(rows: NDArray[np.floating], seed: int) -> NDArray[np.int64]:
        key = (digest_of_rows(rows), seed)
        if key not in known:
            known[key] = method(rows, seed)
        return known[key]

    return remembered


def same_as_before(
    before: Sequence[str | None], groups: NDArray[np.int64], old: Sequence[int]
) -> list[str | None]:
    """Return a theme for each row: the old one that its group was given, else a new one.

    One-to-one with the largest total overlap (Hungarian method, Kuhn 1955).

    Args:
        before: the theme of each old row, in the order of ``old``; None for none.
        groups: the group of each row now, -1 for none.
        old: positions of the old rows among all.

    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow to import

    names = sorted({theme for theme in before if theme is not None})
    number = {theme: row for row, theme in enumerate(names)}
    count = int(groups.max(initial=-1)) + 1
    shared = np.zeros((len(names), count))
    for theme, at in zip(before, old, strict=True):
        if theme is not None and groups[at] >= 0:
            shared[number[theme], groups[at]] += 1
    given: dict[int, str] = {}
    if shared.size:
        for row, column in zip(*linear_sum_assignment(-shared), strict=True):
            if shared[row, column] > 0:
                given[int(column)] = names[row]
    return [None if group < 0 else given.get(int(group), f"new {group}") for group in groups]


def unchanged(before: Sequence[str | None], after: Sequence[str | None]) -> float:
    """Return the share of documents whose theme, or whose having none, is as before.

    >>> unchanged(["a", None, "b"], ["a", "c", "b"]) == 2 / 3
    True
    """
    return float(np.mean([old == new for old, new in zip(before, after, strict=True)]))


def moved(before: Sequence[str | None], after: Sequence[str | None]) -> float:
    """Return the share of documents that left the theme that they had.

    >>> moved(["a", None, "b"], ["a", "c", "a"]) == 1 / 3
    True
    """
    pairs = zip(before, after, strict=True)
    return float(np.mean([old is not None and old != new for old, new in pairs]))


def numbered(themes: Sequence[str | None]) -> NDArray[np.int64]:
    """Return themes as numbers from 0, -1 for none."""
    names = sorted({theme for theme in themes if theme is not None})
    place: Mapping[str | None, int] = {theme: number for number, theme in enumerate(names)}
    return np.array([place.get(theme, -1) for theme in themes], dtype=np.int64)
