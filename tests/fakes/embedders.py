"""An encoder small enough for unit tests: texts that share words get similar vectors."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from models.embedding import Vectors


@dataclass(frozen=True)
class WordEmbedder:
    """Adds up a fixed random direction for each word. ``asked`` records the texts of each call."""

    dimension: int = 64
    identity: str = "words-64"
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text; a text without words gets the first axis."""
        self.asked.append(tuple(texts))
        rows = [self._row(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)

    def _row(self, text: str) -> Vectors:
        total = np.zeros(self.dimension)
        total[0] = 1e-6
        for word in re.findall(r"[a-z]+", text.lower()):
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
            total += np.random.default_rng(seed).standard_normal(self.dimension)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)
