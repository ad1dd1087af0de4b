"""Vectors kept by (model identity, text hash), so that a new document costs one document.

The file is SQLite in write-ahead mode: an interrupted write loses the unfinished batch and nothing
else. A file that is damaged, or written by another version, is replaced, for it holds nothing that
cannot be computed again. Texts are stored as hashes only.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from models.embedding import Embedder, Vectors

#: Hash look-ups in one statement; SQLite's own limit on variables was 999 for long.
LOOK_UPS = 500

_SCHEMA_VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    identity TEXT NOT NULL, text_hash BLOB NOT NULL, checksum BLOB NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (identity, text_hash)
) WITHOUT ROWID
"""


class VectorStore(Protocol):
    """Remembers vectors of texts, each under the identity of the model that made it."""

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known, each of shape (dimension,), by text."""
        ...

    def save(self, identity: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep a vector of shape (dimension,) for each text."""
        ...


def text_hash(text: str) -> bytes:
    """Return the 16 bytes under which a text's vector is kept."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _checksum(vector: bytes) -> bytes:
    return hashlib.blake2b(vector, digest_size=8).digest()


@dataclass(frozen=True, slots=True)
class SqliteVectorStore:
    """A `VectorStore` in one SQLite file, opened for each call and made when first needed."""

    path: Path

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known; a row that fails its checksum counts as unknown."""
        by_hash = {text_hash(text): text for text in texts}
        hashes = sorted(by_hash)
        found: dict[str, Vectors] = {}
        with self._opened() as connection:
            for first in range(0, len(hashes), LOOK_UPS):
                part = hashes[first : first + LOOK_UPS]
                marks = ",".join("?" * len(part))
                query = (
                    "SELECT text_hash, checksum, vector FROM vectors "  # noqa: S608  (only marks)
                    f"WHERE identity = ? AND text_hash IN ({marks})"
                )
                for key, checksum, blob in connection.execute(query, (identity, *part)):
                    if _checksum(blob) == checksum:
                        found[by_hash[key]] = np.frombuffer(blob, dtype="<f4")
        return found

    def save(self, identity: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors, all or (when interrupted) none of them."""
        rows = []
        for text, vector in vectors.items():
            blob = np.asarray(vector, dtype="<f4").tobytes()
            rows.append((identity, text_hash(text), _checksum(blob), blob))
        with self._opened() as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connected()) as connection:
            yield connection

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _prepared(self.path)
        except sqlite3.OperationalError:
            # Locked, read-only or out of space: the file is sound and must not be thrown away.
            raise
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            return _prepared(self.path)


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in {0, _SCHEMA_VERSION}:
            connection.execute("DROP TABLE IF EXISTS vectors")
        if version != _SCHEMA_VERSION:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
            connection.commit()
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("SELECT 1 FROM vectors LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


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
