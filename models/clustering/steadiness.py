"""Which of nested groups to take, judged by whether parts of the rows give them again.

No label decides how fine groups are. A group is worth the bits that it tells about its rows, times
how far it is found again when only a part of the rows is grouped (Hennig 2007). Where the parts of
a group are worth more than the group, the parts are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import DISSOLVED, worth_of
from models.clustering.layers import Layers

#: Two parts share fewer rows than a part and the whole: the overlap of a group of one with its
#: counterpart in the other is about as the overlap of each with the whole, multiplied. The power
#: that undoes it would be one half if parts were independent; they are not quite.
_TWO_PARTS = 0.7


@dataclass(frozen=True)
class Part:
    """A part of the rows, grouped alone.

    Attributes:
        leaves: finest group of each of all rows, -1 for one that the part lacks; shape (rows,).
        layers: the nested groups that were found in the part.

    """

    leaves: NDArray[np.int64]
    layers: Layers


def overlaps(
    members: NDArray[np.int64], nodes: NDArray[np.bool_], part: Part
) -> NDArray[np.float64]:
    """Return the Jaccard overlap of groups with their closest counterpart in a part of the rows.

    Only rows that the part has, and that are in one of the finest groups, count.

    Args:
        members: finest group of each row, or -1; shape (rows,).
        nodes: which of the finest groups each group holds, shape (groups, finest groups).
        part: the part.

    Returns:
        Shape (groups,).

    """
    theirs = part.layers.nodes
    shape = (nodes.shape[1], theirs.shape[1])
    held = part.leaves >= 0
    table = np.zeros((shape[0] + 1, shape[1]))
    places = members[held] % (shape[0] + 1) * shape[1] + part.leaves[held]
    table += np.bincount(places, minlength=table.size).reshape(table.shape)
    inside = table[: shape[0]]
    common = nodes.astype(float) @ inside @ theirs.T.astype(float)
    ours, other = nodes @ inside.sum(axis=1), theirs @ table.sum(axis=0)
    union = ours[:, None] + other[None, :] - common
    return np.asarray((common / np.maximum(union, 1)).max(axis=1, initial=0.0))


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


def picked_of(parts: Sequence[Part], number: int, others: int) -> NDArray[np.int64]:
    """Return which of a part's finest groups go together, as the parts after it give them again.

    Args:
        parts: all parts.
        number: position of the part that is asked.
        others: how many of the parts that follow it, from the first again after the last.

    Returns:
        Group of each finest group, -1 where it does not come again; shape (finest groups,).

    """
    own = parts[number]
    following = [
        parts[(number + step) % len(parts)] for step in range(1, min(others, len(parts) - 1) + 1)
    ]
    nodes = own.layers.nodes
    found = [
        # A row that the part itself lacks says nothing of its groups.
        overlaps(own.leaves, nodes, replace(part, leaves=np.where(own.leaves < 0, -1, part.leaves)))
        ** _TWO_PARTS
        for part in following
    ]
    stability = np.mean(found, axis=0) if found else np.ones(len(nodes))
    # All rows together come again in every part, whatever they are: that says nothing.
    stability[nodes.all(axis=1)] = 0.0
    groups = np.full(nodes.shape[1], -1, dtype=np.int64)
    for place, node in enumerate(chosen(own.layers, stability)):
        if stability[node] > DISSOLVED:
            groups[nodes[node]] = place
    return groups
