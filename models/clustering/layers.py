"""Nested groups, from fine to coarse, found by modularity on a graph.

The finest layer comes from the Leiden algorithm (Traag, Waltman and van Eck 2019). Every coarser
layer groups the groups of the one below with a lower resolution, which costs next to nothing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.neighbours import Graph

#: Resolutions from fine to coarse, a factor of the square root of two apart.
RESOLUTIONS = (4.0, 2.8, 2.0, 1.4, 1.0, 0.7, 0.5, 0.35, 0.25)

#: Rounds on a coarse layer; run until nothing moves, the algorithm may swing for ever.
_ROUNDS = 10


@dataclass(frozen=True)
class Layers:
    """Groups within groups.

    Attributes:
        leaves: finest group of each row, shape (rows,).
        nodes: which leaves each group holds, shape (groups, leaves); first the leaves themselves.
        parts: positions of the groups that each group was put together from; none for a leaf.
        tops: positions of the groups that are in no other.

    """

    leaves: NDArray[np.int64]
    nodes: NDArray[np.bool_]
    parts: tuple[tuple[int, ...], ...]
    tops: tuple[int, ...]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Rows of each group."""
        return np.asarray(self.nodes @ np.bincount(self.leaves, minlength=self.nodes.shape[1]))


def layered(graph: Graph, seed: int, resolutions: tuple[float, ...] = RESOLUTIONS) -> Layers:
    """Return the nested groups of a graph.

    Args:
        graph: of at least one row.
        seed: of the random order in which the algorithm visits rows.
        resolutions: from fine to coarse.

    """
    leaves = communities(graph, resolutions[0], seed, rounds=2)
    count = int(leaves.max()) + 1
    nodes = list(np.eye(count, dtype=bool))
    parts: list[tuple[int, ...]] = [()] * count
    current = list(range(count))
    ties = _between(graph, leaves, count)
    for resolution in resolutions[1:]:
        low, high = np.nonzero(np.triu(ties))
        weight = np.where(low == high, ties[low, high] / 2, ties[low, high])
        above = communities(
            Graph(len(current), low, high, weight), resolution, seed, rounds=_ROUNDS
        )
        together = [np.flatnonzero(above == number) for number in range(int(above.max()) + 1)]
        if len(together) == len(current):
            continue
        upper = []
        for group in together:
            members = tuple(current[place] for place in group)
            if len(members) > 1:
                nodes.append(np.any([nodes[member] for member in members], axis=0))
                parts.append(members)
            upper.append(members[0] if len(members) == 1 else len(nodes) - 1)
        joined = np.zeros((len(together), len(current)))
        joined[above, np.arange(len(current))] = 1
        ties, current = joined @ ties @ joined.T, upper
    return Layers(leaves, np.array(nodes), tuple(parts), tuple(current))


def communities(graph: Graph, resolution: float, seed: int, rounds: int) -> NDArray[np.int64]:
    """Return the group of each row by modularity at this resolution, after so many rounds."""
    import igraph  # noqa: PLC0415  (not needed to read an edition)

    edges = np.stack([graph.low, graph.high], axis=1)
    network = igraph.Graph(n=graph.size, edges=edges)
    # The library keeps one generator for the process: it is set right before and given back.
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311  (nothing secret)
    try:
        found = network.community_leiden(
            "modularity", weights=graph.weight, resolution=resolution, n_iterations=rounds
        )
    finally:
        igraph.set_random_number_generator(random)
    return np.asarray(found.membership, dtype=np.int64)


def _between(graph: Graph, members: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """Return the weight between groups, within a group twice; shape (count, count)."""
    places = members[graph.low] * count + members[graph.high]
    ties = np.bincount(places, graph.weight, minlength=count * count).reshape(count, count)
    return np.asarray(ties + ties.T)
