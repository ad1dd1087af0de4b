"""The role model: two multinomial logistic layers, and how a document's statements pass them.

The first layer reads words, meaning, heading and neighbouring sentences; its answers are mixed with
those of a reader that was taught roles end to end (`models/roles/reading.py`). The second layer
reads the mixed answers for the whole passage; being fitted on answers for unseen documents, it also
calibrates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from models.embedding import Vectors
from models.errors import InvalidInput
from models.roles.contract import Probabilities, Statement
from models.roles.features import FRAME_SLOTS, context, lexical, neighbours, surroundings

_EMBEDDING_SCALE = 2.0
#: Neither part may rule a role out alone.
_LEAST = 1e-4
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Layer:
    """``softmax(x @ weights.T + bias)``: weights (roles, features) and bias (roles,), float32."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Features of statements, passage after passage.

    ``hashed`` has shape (statements, LEXICAL_SLOTS); ``dense`` (statements, CONTEXT_SLOTS + 3 x
    dimension): context, own vector, vectors before and after. ``told`` is their frame, shape
    (statements, FRAME_SLOTS). ``readings`` is what the reader finds likely, shape (statements,
    roles), or None without one.
    """

    hashed: sparse.csr_matrix
    dense: NDArray[np.float64]
    lengths: tuple[int, ...]
    told: NDArray[np.float64]
    readings: Probabilities | None = None

    def joined(self) -> sparse.csr_matrix:
        """Return all features side by side, for fitting."""
        return sparse.hstack([self.hashed, sparse.csr_matrix(self.dense)]).tocsr()


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Probabilities of roles for statements in their passages; ``share`` is that of the reader."""

    first: Layer
    second: Layer
    share: float = 0.0

    def probabilities(self, inputs: Inputs) -> Probabilities:
        """Return calibrated probabilities, shape (statements, roles), to six decimals."""
        answers = mixed(first_answers(self.first, inputs), inputs.readings, self.share)
        scores = _product(surroundings(answers, inputs.lengths, inputs.told), self.second.weights)
        # The last bits depend on the machine; a decision must not.
        return np.round(softmax(scores + self.second.bias), _DECIMALS)


def prepare(
    passages: Sequence[Sequence[Statement]],
    vectors: Vectors,
    readings: Probabilities | None = None,
) -> Inputs:
    """Return the features of passages.

    Args:
        passages: the statements of each document.
        vectors: one unit-length row for each statement, passage after passage.
        readings: what a reader finds likely, a row for each statement.

    Raises:
        InvalidInput: when there are not as many vectors as statements.

    """
    lengths = tuple(len(passage) for passage in passages)
    if len(vectors) != sum(lengths):
        message = f"{sum(lengths)} statements came with {len(vectors)} vectors; give one for each"
        raise InvalidInput(message)
    places = np.vstack([context(passage) for passage in passages if passage])
    dense = np.hstack([places, vectors * _EMBEDDING_SCALE, neighbours(vectors, lengths)])
    hashed = lexical([item for passage in passages for item in passage])
    return Inputs(hashed, dense.astype(np.float64), lengths, places[:, -FRAME_SLOTS:], readings)


def first_answers(layer: Layer, inputs: Inputs) -> Probabilities:
    """Return the first layer's probabilities, shape (statements, roles)."""
    hashed = layer.weights[:, : inputs.hashed.shape[1]].astype(np.float64)
    dense = layer.weights[:, inputs.hashed.shape[1] :]
    return softmax(
        np.asarray(inputs.hashed @ hashed.T) + _product(inputs.dense, dense) + layer.bias
    )


def mixed(answers: Probabilities, readings: Probabilities | None, share: float) -> Probabilities:
    """Return the weighted geometric mean of both, rows summing to one (Genest and Zidek, 1986).

    Args:
        answers: of the first layer, shape (statements, roles).
        readings: of the reader, of the same shape, or None.
        share: of the readings; at 0 the answers are returned as they are.

    Raises:
        InvalidInput: when readings are to have a share and there are none.

    """
    if share == 0:
        return answers
    if readings is None:
        message = f"readings have a share of {share}, but none were given"
        raise InvalidInput(message)
    own, read = (np.log(np.maximum(rows, _LEAST)) for rows in (answers, readings))
    return softmax((1 - share) * own + share * read)


def _product(rows: NDArray[np.float64], weights: NDArray[np.float32]) -> NDArray[np.float64]:
    # einsum adds each row by itself; a BLAS product changes its order with the number of rows.
    product = np.einsum("ij,kj->ik", rows, weights.astype(np.float64), optimize=False)
    return np.asarray(product)


def softmax(scores: NDArray[np.float64]) -> Probabilities:
    """Return the rows as probabilities.

    >>> softmax(np.zeros((1, 2))).tolist()
    [[0.5, 0.5]]
    """
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
