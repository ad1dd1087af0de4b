"""Results kept by (model identity, text hash), so that a new document costs one document.

The file is SQLite in write-ahead mode: an interrupted write loses the unfinished batch and nothing
else. A file that is damaged, or written by another version, is replaced, for it holds nothing that
cannot be computed again. Texts are looked up by their hashes and are not in the file.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

#: Look-ups in one statement; SQLite's own limit on variables was 999 for long.
LOOK_UPS = 500

_SCHEMA_VERSION = 2
_TABLE = """
CREATE TABLE IF NOT EXISTS results (
    identity TEXT NOT NULL, text_hash BLOB NOT NULL, checksum BLOB NOT NULL, result BLOB NOT NULL,
    PRIMARY KEY (identity, text_hash)
) WITHOUT ROWID
"""


def text_hash(text: str) -> bytes:
    """Return the 16 bytes under which a text's result is kept."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _checksum(result: bytes) -> bytes:
    return hashlib.blake2b(result, digest_size=8).digest()


@dataclass(frozen=True, slots=True)
class SqliteResultStore:
    """Bytes by identity and text in one SQLite file, opened for each call, made when needed."""

    path: Path

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, bytes]:
        """Return the results that are known; a row that fails its checksum counts as unknown."""
        by_hash = {text_hash(text): text for text in texts}
        hashes = sorted(by_hash)
        found: dict[str, bytes] = {}
        with self._opened() as connection:
            for first in range(0, len(hashes), LOOK_UPS):
                part = hashes[first : first + LOOK_UPS]
                marks = ",".join("?" * len(part))
                query = (
                    "SELECT text_hash, checksum, result FROM results "  # noqa: S608  (only marks)
                    f"WHERE identity = ? AND text_hash IN ({marks})"
                )
                for key, checksum, blob in connection.execute(query, (identity, *part)):
                    if _checksum(blob) == checksum:
                        found[by_hash[key]] = blob
        return found

    def save(self, identity: str, results: Mapping[str, bytes]) -> None:
        """Keep the results, all or (when interrupted) none of them."""
        rows = [
            (identity, text_hash(text), _checksum(blob), blob) for text, blob in results.items()
        ]
        with self._opened() as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)

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
            connection.execute("DROP TABLE IF EXISTS results")
        if version != _SCHEMA_VERSION:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
            connection.commit()
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("SELECT 1 FROM results LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
