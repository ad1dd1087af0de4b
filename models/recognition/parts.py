"""The general part of vectors that stand side by side with a cause part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.embedding import Embedder, Vectors


@dataclass(frozen=True)
class GeneralPart:
    """An `Embedder` of the first of ``parts`` vectors of equal length in another one's rows."""

    embedder: Embedder
    parts: int

    @property
    def identity(self) -> str:
        """The encoder's identity and which part of it."""
        return f"{self.embedder.identity}[1/{self.parts}]"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit rows of the first part, shape (len(texts), dimension / parts)."""
        return general_part(self.embedder.embed(texts), self.parts)


def general_part(vectors: Vectors, parts: int) -> Vectors:
    """Return the first of so many parts of each row, at unit length.

    >>> general_part(np.array([[0.6, 0.0, 0.8, 0.0]], dtype=np.float32), 2).tolist()
    [[1.0, 0.0]]
    """
    if parts == 1:
        return vectors
    first = vectors[:, : vectors.shape[1] // parts]
    lengths = np.maximum(np.linalg.norm(first, axis=1, keepdims=True), np.float32(1e-12))
    return np.asarray(first / lengths, dtype=np.float32)
