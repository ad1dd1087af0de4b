"""Vectors kept by (model identity, text hash), so that a new document costs one document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from models.embedding import Embedder, Vectors
from models.result_cache import SqliteResultStore


class VectorStore(Protocol):
    """Remembers vectors of texts, each under the identity of the model that made it."""

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known, each of shape (dimension,), by text."""
        ...

    def save(self, identity: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep a vector of shape (dimension,) for each text."""
        ...


@dataclass(frozen=True, slots=True)
class SqliteVectorStore:
    """A `VectorStore` in one SQLite file (:mod:`models.result_cache`)."""

    path: Path

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known; a damaged one counts as unknown."""
        known = SqliteResultStore(self.path).load(identity, texts)
        return {text: np.frombuffer(blob, dtype="<f4") for text, blob in known.items()}

    def save(self, identity: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors, all or (when interrupted) none of them."""
        blobs = {text: np.asarray(row, dtype="<f4").tobytes() for text, row in vectors.items()}
        SqliteResultStore(self.path).save(identity, blobs)


@dataclass(frozen=True, slots=True)
class CachedEmbedder:
    """An `Embedder` that asks ``inner`` only for texts that ``cache`` does not know.

    ``batch`` texts are embedded between two writes: an interruption loses at most so many.
    """

    inner: Embedder
    cache: VectorStore
    batch: int = 1024

    @property
    def identity(self) -> str:
        """The inner model's identity: caching changes nothing about the vectors."""
        return self.inner.identity

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, each distinct new text computed once."""
        if not texts:
            return self.inner.embed(texts)
        distinct = list(dict.fromkeys(texts))
        known = self.cache.load(self.identity, distinct)
        missing = [text for text in distinct if text not in known]
        for first in range(0, len(missing), self.batch):
            part = missing[first : first + self.batch]
            fresh = dict(zip(part, self.inner.embed(part), strict=True))
            self.cache.save(self.identity, fresh)
            known.update(fresh)
        return np.stack([known[text] for text in texts]).astype(np.float32, copy=False)
