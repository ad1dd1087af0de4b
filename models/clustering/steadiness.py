"""Which of nested groups to take, judged by whether a part of the rows gives them again.

No label decides how fine groups are. A group is worth the bits that it tells about its rows, times
how far it is found again when only a part of the rows is grouped (Hennig 2007). Where the parts of
a group are worth more than the group, the parts are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import worth_of
from models.clustering.layers import Layers
from models.clustering.neighbours import Graph

#: A part of the rows: their positions among all, and the groups found among them alone.
Part = tuple[NDArray[np.int64], Layers]


def agreed(graph: Graph, parts: Sequence[Part]) -> Graph:
    """Return the graph with each edge as strong as the parts agree that it joins one group.

    One run of a random algorithm is an opinion; what most parts of the rows say is steadier
    (consensus clustering, Lancichinetti and Fortunato 2012). Edges on which no part agrees go.
    """
    together, seen = np.zeros(len(graph.low)), np.zeros(len(graph.low))
    for kept, layers in parts:
        leaf = np.full(graph.size, -1, dtype=np.int64)
        leaf[kept] = layers.leaves
        one, other = leaf[graph.low], leaf[graph.high]
        both = (one >= 0) & (other >= 0)
        seen += both
        together += both & (one == other)
    weight = graph.weight * np.where(seen > 0, together / np.maximum(seen, 1), 0.5)
    stays = weight > 0
    return Graph(graph.size, graph.low[stays], graph.high[stays], weight[stays])


def overlaps(whole: Layers, part: Layers, kept: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the Jaccard overlap of each group with its closest counterpart in a part of the rows.

    Args:
        whole: groups of all rows.
        part: groups of some rows.
        kept: positions of these rows among all.

    Returns:
        Shape (groups of the whole,).

    """
    shape = (whole.nodes.shape[1], part.nodes.shape[1])
    places = whole.leaves[kept] * shape[1] + part.leaves
    table = np.bincount(places, minlength=shape[0] * shape[1]).reshape(shape).astype(float)
    common = whole.nodes.astype(float) @ table @ part.nodes.T.astype(float)
    ours, theirs = whole.nodes @ table.sum(axis=1), part.nodes @ table.sum(axis=0)
    union = ours[:, None] + theirs[None, :] - common
    return np.asarray((common / np.maximum(union, 1)).max(axis=1))


def chosen(layers: Layers, stability: NDArray[np.float64]) -> tuple[int, ...]:
    """Return the positions of groups that hold every row once and are worth most together.

    Args:
        layers: nested groups.
        stability: of each group, shape (groups,).

    """
    best = worth_of(layers.sizes, stability, len(layers.leaves)).tolist()
    picked: list[tuple[int, ...]] = []
    # Parts stand before what is put together from them.
    for node, parts in enumerate(layers.parts):
        below = sum(best[part] for part in parts)
        if parts and below > best[node]:
            best[node] = below
            picked.append(tuple(leaf for part in parts for leaf in picked[part]))
        else:
            picked.append((node,))
    return tuple(node for top in layers.tops for node in picked[top])
