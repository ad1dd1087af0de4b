"""Who lies beside whom: exact nearest neighbours, and the graph of shared ones.

Two rows are joined when one is among the nearest of the other, as strongly as their neighbourhoods
overlap (Jarvis and Patrick 1973). Overlap, unlike cosine, means the same in crowded and in empty
places, and rows that are near to everything join nothing by it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Rows compared with all others at once; bounds memory at a few dozen MB.
_BLOCK = 1_024

#: Pairs whose neighbourhoods are compared at once.
_PAIRS = 4_096

#: Decimals of a cosine that count: the rest differs between processors.
_DECIMALS = 5


@dataclass(frozen=True)
class Graph:
    """Undirected weighted edges between ``size`` rows, each pair once, ``low`` before ``high``."""

    size: int
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    weight: NDArray[np.float64]


def nearest(
    rows: NDArray[np.float32], others: NDArray[np.float32], count: int, *, same: bool
) -> NDArray[np.int64]:
    """Return the nearest of ``others`` for each row by cosine, nearest first; of equals, the first.

    Args:
        rows: unit rows, shape (n, dimension).
        others: unit rows, shape (m, dimension).
        count: how many, fewer than m.
        same: rows and others are the same, and none is its own neighbour.

    Returns:
        Positions in ``others``, shape (n, count).

    """
    found = np.empty((len(rows), count), dtype=np.int64)
    for first in range(0, len(rows), _BLOCK):
        close = rows[first : first + _BLOCK] @ others.T
        if same:
            close[np.arange(len(close)), first + np.arange(len(close))] = -np.inf
        # A few more than wanted, so that rounding decides between equals and not the partition.
        asked = min(count + 4, len(others) - 1)
        some = np.argpartition(close, len(others) - asked, axis=1)[:, len(others) - asked :]
        near = np.round(np.take_along_axis(close, some, axis=1), _DECIMALS)
        order = np.lexsort((some, -near), axis=1)[:, :count]
        found[first : first + len(close)] = np.take_along_axis(some, order, axis=1)
    return found


def within(neighbours: NDArray[np.int64], kept: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return the neighbours that rows have among some of them only.

    Args:
        neighbours: of all rows, nearest first, more than are wanted; shape (n, many).
        kept: positions of the rows that remain.
        count: how many neighbours each gets.

    Returns:
        Positions in ``kept``, -1 where the list of neighbours ended; shape (len(kept), count).

    """
    places = np.full(len(neighbours), -1, dtype=np.int64)
    places[kept] = np.arange(len(kept))
    found = places[neighbours[kept]]
    order = np.argsort(found < 0, axis=1, kind="stable")[:, :count]
    return np.take_along_axis(found, order, axis=1)


def shared(neighbours: NDArray[np.int64]) -> Graph:
    """Return the graph of rows that are neighbours, by the overlap of their neighbourhoods.

    >>> shared(np.array([[1], [0], [1]])).weight.round(2).tolist()
    [1.0, 0.33]
    """
    size, count = neighbours.shape
    one = np.repeat(np.arange(size), count)
    other = neighbours.ravel()
    one, other = one[other >= 0], other[other >= 0]
    pairs = np.unique(np.minimum(one, other) * size + np.maximum(one, other))
    low, high = pairs // size, pairs % size
    held = _held(neighbours)
    numbers = np.bitwise_count(held).sum(axis=1, dtype=np.int64)
    common = np.zeros(len(pairs))
    for first in range(0, len(pairs), _PAIRS):
        part = slice(first, first + _PAIRS)
        both = held[low[part]] & held[high[part]]
        common[part] = np.bitwise_count(both).sum(axis=1, dtype=np.int64)
    return Graph(size, low, high, common / (numbers[low] + numbers[high] - common))


def _held(neighbours: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return each row's neighbourhood, the row included, as one bit a row; shape (n, n / 64)."""
    size, count = neighbours.shape
    held = np.zeros((size, -(-size // 64) * 8), dtype=np.uint8)
    rows = np.concatenate([np.arange(size), np.repeat(np.arange(size), count)])
    others = np.concatenate([np.arange(size), neighbours.ravel()])
    rows, others = rows[others >= 0], others[others >= 0]
    np.bitwise_or.at(held, (rows, others // 8), np.uint8(1) << (others % 8).astype(np.uint8))
    return held.view(np.uint64)
