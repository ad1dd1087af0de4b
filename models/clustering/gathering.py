"""Draws rows together along their ties, so that where one group ends shows more clearly.

Real texts lie between groups, and which side such a text is counted to would be decided by a few
of its neighbours. When every row first moves towards those it is tied to, a few times over, what
belongs together lies close and the gaps widen (mean shift that blurs, Carreira-Perpinan 2006; a
low-pass filter on a graph, Zhang et al. 2019). Other seeds then draw nearly the same borders.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.clustering.neighbours import Graph, nearest, shared
from models.recognition.steady import unit_rows

#: Fewest rows that can have neighbours after they moved.
_FEWEST = 3


def regathered(
    rows: NDArray[np.floating], neighbours: NDArray[np.int64], rounds: int, count: int
) -> Graph:
    """Return the graph of shared neighbours of rows that were drawn together.

    Args:
        rows: unit rows, shape (n, dimension).
        neighbours: of each row before, -1 for none; shape (n, many).
        rounds: how often each moves half of the way to the middle of those it is tied to.
        count: neighbours of each row in the graph.

    """
    ties = shared(neighbours)
    if not rounds or len(rows) < _FEWEST:
        return ties
    moved = gathered(rows, ties, rounds)
    return shared(nearest(moved, moved, min(count, len(rows) - 1), same=True))


def gathered(rows: NDArray[np.floating], ties: Graph, rounds: int) -> NDArray[np.float32]:
    """Return unit rows after each moved half of the way to its ties' middle so many times."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  (not needed to read an edition)

    ends = np.concatenate([ties.low, ties.high]), np.concatenate([ties.high, ties.low])
    weight = np.concatenate([ties.weight, ties.weight])
    whole = np.bincount(ends[0], weight, ties.size)
    pull = csr_matrix(
        (0.5 * weight / whole[ends[0]], ends), shape=(ties.size, ties.size), dtype=np.float64
    )
    # A row without ties stays where it is.
    stay = np.where(whole > 0, 0.5, 1.0)[:, None]
    moved = np.asarray(rows, dtype=np.float64)
    for _ in range(rounds):
        moved = stay * moved + pull @ moved
    return unit_rows(moved).astype(np.float32)
