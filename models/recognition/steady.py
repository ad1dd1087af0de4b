"""Matrix products whose rows do not depend on how many rows there are.

Matrix libraries pick another kernel, and with it another order of additions, for one row than for a
thousand. Promised is: the same text gets the same answer alone and in a batch.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Rows of every product that is really computed; the last block is filled up with zeros.
BLOCK_ROWS = 128

#: Cosines kept at once, in each space: bounds memory where a theme has thousands of examples.
MOST_COSINES = 4_000_000


def steady_product(left: NDArray[Any], right: NDArray[Any]) -> NDArray[np.float64]:
    """Return ``left @ right`` in float64, computed in blocks of one fixed shape.

    Args:
        left: shape (n, k).
        right: shape (k, m).

    """
    weights = np.ascontiguousarray(right, dtype=np.float64)
    product = np.empty((len(left), weights.shape[1]))
    block = np.zeros((BLOCK_ROWS, weights.shape[0]))
    for first in range(0, len(left), BLOCK_ROWS):
        rows = left[first : first + BLOCK_ROWS]
        block[: len(rows)] = rows
        block[len(rows) :] = 0
        product[first : first + len(rows)] = (block @ weights)[: len(rows)]
    return product


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities along the last axis; rows of one column give 1."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True))


def unit_rows(vectors: NDArray[Any]) -> NDArray[np.float64]:
    """Return rows scaled to unit length; a row of zeros stays as it is."""
    rows = np.asarray(vectors, dtype=np.float64)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))
