"""Readers of themes that need no weights."""

from __future__ import annotations

import numpy as np

from models.readers.reader import TaughtReader
from tests.fakes.embedders import WordEmbedder


def word_reader(kinds: int, seed: int = 3) -> TaughtReader:
    """Return a reader of words whose head is drawn at random."""
    embedder = WordEmbedder()
    head = np.random.default_rng(seed).normal(size=(embedder.dimension, kinds))
    return TaughtReader(embedder, head, np.zeros(kinds))
