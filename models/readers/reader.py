"""Reads a text for what it tells: an encoder of its own, small and taught on labelled texts.

The encoder is the lower part of a published one with low-rank corrections; one linear map of its
vector gives log odds. It belongs to no profile, so every encoder of causes has the same reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.encoder.adapter import Adapter
from models.encoder.bases import MINILM
from models.encoder.locate import Weights, packaged_minilm
from models.encoder.runtime import RootCauseEncoder
from models.identity import Precision

Array = NDArray[np.float64]

#: What unit vectors are multiplied by before the head, whose inputs are then of order one.
SCALE = 8.0
#: Layers of the published encoder that are kept: half of them, at half the cost.
LAYERS = 3


@dataclass(frozen=True)
class TaughtReader:
    """The taught encoder with its head.

    Attributes:
        embedder: gives unit vectors.
        head: shape (dimension, kinds).
        bias: shape (kinds,).

    """

    embedder: Embedder
    head: Array
    bias: Array

    @property
    def identity(self) -> str:
        """The identity of the encoder; the head is checked with its file."""
        return self.embedder.identity

    def read(self, texts: Sequence[str]) -> Array:
        """Return the log odds of each kind, shape (texts, kinds); like texts are read once.

        A text gets the same ones, bit for bit, alone and in any company.
        """
        places = {one: row for row, one in enumerate(dict.fromkeys(texts))}
        vectors = self.embedder.embed(list(places)).astype(np.float64)
        # einsum adds each row by itself; a BLAS product changes its order with the number of rows.
        odds: Array = SCALE * np.einsum("ij,jk->ik", vectors, self.head, optimize=False) + self.bias
        return odds[[places[one] for one in texts]]


def reader_weights(cache: Path | None, layers: int = LAYERS) -> Weights:
    """Return where the weights of the published encoder lie, without its upper layers.

    Raises:
        UnverifiedWeights: when the package with them is not installed.

    """
    return Weights(replace(MINILM, layers=layers), cache, packaged_minilm())


def reading_encoder(
    adapter: Adapter, weights: Weights, precision: Precision = "f32"
) -> RootCauseEncoder:
    """Return the encoder that an adapter makes of a base; nothing large is read yet."""
    return RootCauseEncoder(weights, adapter, ("cause",), precision)
