from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from models.embedding import Vectors
from models.vector_cache import CachedEmbedder, SqliteVectorStore
from tests.fakes.embedders import WordEmbedder


def test_a_known_text_is_not_embedded_again(tmp_path: Path) -> None:
    inner = WordEmbedder()
    embedder = CachedEmbedder(inner, SqliteVectorStore(tmp_path / "vectors.sqlite"))
    first = embedder.embed(["late access", "no plan", "late access"])
    again = CachedEmbedder(inner, SqliteVectorStore(tmp_path / "vectors.sqlite"))
    second = again.embed(["no plan", "late access", "new text"])
    assert inner.asked == [("late access", "no plan"), ("new text",)]
    assert np.array_equal(first[[1, 0]], second[:2])
    assert np.array_equal(first[0], first[2])


def test_vectors_of_another_model_are_not_used(tmp_path: Path) -> None:
    store = SqliteVectorStore(tmp_path / "vectors.sqlite")
    CachedEmbedder(WordEmbedder(), store).embed(["text"])
    other = WordEmbedder(dimension=8, identity="words-8")
    assert CachedEmbedder(other, store).embed(["text"]).shape == (1, 8)


def test_interruption_loses_only_the_unfinished_batch(tmp_path: Path) -> None:
    class Interrupted(WordEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            if len(self.asked) == 1:
                raise KeyboardInterrupt
            return super().embed(texts)

    store = SqliteVectorStore(tmp_path / "vectors.sqlite")
    with pytest.raises(KeyboardInterrupt):
        CachedEmbedder(Interrupted(), store, batch=2).embed(["a", "b", "c"])
    assert set(store.load("words-64", ["a", "b", "c"])) == {"a", "b"}


def test_damaged_row_is_computed_again(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    store = SqliteVectorStore(path)
    good = CachedEmbedder(WordEmbedder(), store).embed(["text"])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE results SET result = zeroblob(length(result))")
    assert store.load("words-64", ["text"]) == {}
    assert np.array_equal(CachedEmbedder(WordEmbedder(), store).embed(["text"]), good)


def test_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    path.write_bytes(b"half a file, cut off by a full disk" * 50)
    store = SqliteVectorStore(path)
    CachedEmbedder(WordEmbedder(), store).embed(["text"])
    assert set(store.load("words-64", ["text"])) == {"text"}


def test_file_of_another_version_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    store = SqliteVectorStore(path)
    CachedEmbedder(WordEmbedder(), store).embed(["text"])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert store.load("words-64", ["text"]) == {}


def test_texts_are_not_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    CachedEmbedder(WordEmbedder(), SqliteVectorStore(path)).embed(["Contoso's secret"])
    assert b"secret" not in path.read_bytes()


def test_lone_surrogates_and_no_texts_are_no_problem(tmp_path: Path) -> None:
    embedder = CachedEmbedder(WordEmbedder(), SqliteVectorStore(tmp_path / "v.sqlite"))
    assert embedder.embed(["\ud800 broken"]).shape == (1, 64)
    assert embedder.embed([]).shape == (0, 64)
