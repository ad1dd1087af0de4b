import sqlite3
from contextlib import closing
from pathlib import Path

from models.result_cache import LOOK_UPS, SqliteResultStore


def test_results_come_back_under_their_identity_only(tmp_path: Path) -> None:
    store = SqliteResultStore(tmp_path / "r.db")
    store.save("model-1", {"text": b"one", "\ud800": b""})
    assert store.load("model-1", ["text", "\ud800", "other"]) == {"text": b"one", "\ud800": b""}
    assert store.load("model-2", ["text"]) == {}


def test_a_newer_result_replaces_the_older(tmp_path: Path) -> None:
    store = SqliteResultStore(tmp_path / "r.db")
    store.save("m", {"text": b"one"})
    store.save("m", {"text": b"two"})
    assert store.load("m", ["text"]) == {"text": b"two"}


def test_more_texts_than_one_statement_takes_are_all_found(tmp_path: Path) -> None:
    store = SqliteResultStore(tmp_path / "r.db")
    results = {f"text {n}": str(n).encode() for n in range(2 * LOOK_UPS + 1)}
    store.save("m", results)
    assert store.load("m", list(results)) == results


def test_a_damaged_result_counts_as_unknown(tmp_path: Path) -> None:
    store = SqliteResultStore(tmp_path / "r.db")
    store.save("m", {"text": b"one", "other": b"two"})
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE results SET result = x'00' WHERE result = CAST('one' AS BLOB)")
    assert store.load("m", ["text", "other"]) == {"other": b"two"}
