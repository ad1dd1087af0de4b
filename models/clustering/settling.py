"""Gives rows to groups by where their ties lead, and leaves out what is tied to none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.clustering.neighbours import Graph

#: Rounds in which rows move to the group of most of their neighbours.
ROUNDS = 5


def settled(
    graph: Graph, members: NDArray[np.int64], groups: int, belonging: float
) -> NDArray[np.int64]:
    """Let each row go where most of its ties lead, for some rounds.

    Args:
        graph: of n rows.
        members: group of each row before, or -1; shape (n,).
        groups: how many groups there are.
        belonging: least share of a row's ties that must lead into its group.

    Returns:
        Group of each row, -1 for one that is tied to none strongly enough; shape (n,).

    """
    ties = np.bincount(graph.low, graph.weight, graph.size).astype(np.float64)
    ties += np.bincount(graph.high, graph.weight, graph.size)
    rows = np.concatenate([graph.low, graph.high])
    others = np.concatenate([graph.high, graph.low])
    weight = np.concatenate([graph.weight, graph.weight])
    for _ in range(ROUNDS):
        inside = members[others] >= 0
        places = rows[inside] * groups + members[others][inside]
        votes = np.bincount(places, weight[inside], graph.size * groups)
        moved = winner(votes.reshape(graph.size, groups), ties, belonging)
        if np.array_equal(moved, members):
            break
        members = moved
    return members


def winner(
    votes: NDArray[np.number], whole: NDArray[np.number], belonging: float
) -> NDArray[np.int64]:
    """Return the column with most votes in each row; of equals, the first.

    Args:
        votes: shape (n, groups).
        whole: votes that each row has, those for no group included; shape (n,).
        belonging: least share of the whole that the column must have.

    Returns:
        Shape (n,); -1 where no column has that share.

    >>> winner(np.array([[3.0, 1.0], [0.0, 0.1]]), np.array([4.0, 1.0]), 0.25).tolist()
    [0, -1]
    """
    if not votes.shape[1]:
        return np.full(len(votes), -1, dtype=np.int64)
    best = np.round(votes, 9).argmax(axis=1)
    most = votes[np.arange(len(votes)), best]
    return np.where((most > 0) & (most >= belonging * whole), best, -1)
