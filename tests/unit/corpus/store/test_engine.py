import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from corpus.errors import StoreError, StoreUnavailable
from corpus.store.engine import (
    HEAD,
    MIGRATIONS,
    address_of,
    create_engine,
    may_only_read,
    upgrade,
)
from corpus.store.tables import imports, metadata

_IMPORT = {
    "file": "a.csv",
    "sha256": "0",
    "reading": "0",
    "state": "started",
    "counts": {},
    "started_at": "2026-01-01",
}


def test_migrations_lead_to_exactly_the_tables_in_the_code() -> None:
    engine = create_engine("sqlite://")
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.db'}"
    for _ in range(2):
        engine = create_engine(url)
        upgrade(engine)
        assert "document_versions" in sa.inspect(engine).get_table_names()
        engine.dispose()


def test_a_file_that_is_no_database_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    path.write_bytes(b"this is a letter, not a database" * 40)
    engine = create_engine(f"sqlite:///{path}")
    with pytest.raises(StoreError, match="cannot be opened: file is not a database"):
        upgrade(engine)
    engine.dispose()


def test_a_database_of_a_newer_release_is_not_touched(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'w.db'}")
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="written by another release"):
        upgrade(engine)
    engine.dispose()


def test_the_newest_migration_is_the_one_that_opening_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_database_of_an_older_release_is_migrated(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'w.db'}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
    upgrade(engine)

    assert "document_versions" in sa.inspect(engine).get_table_names()
    engine.dispose()


def test_opening_a_current_database_does_not_import_the_migration_tool(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.db'}"
    engine = create_engine(url)
    upgrade(engine)
    engine.dispose()
    code = (
        "import sys; from corpus.store.engine import create_engine, upgrade;"
        "upgrade(create_engine(sys.argv[1])); print('alembic' in sys.modules)"
    )
    command = (sys.executable, "-c", code, url)
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter

    assert done.stdout.strip() == "False"


def test_several_threads_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.db'}"

    def tables_of_own(_: int) -> list[str]:
        engine = create_engine(url)
        upgrade(engine)
        found = sa.inspect(engine).get_table_names()
        engine.dispose()
        return found

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(tables_of_own, range(8)))
    assert all("document_versions" in names for names in found)


@pytest.mark.parametrize("url", ["my secret server", "secret://name:secret@host/x", ""])
def test_an_address_that_is_none_is_told_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreError, match="none that SQLAlchemy knows") as caught:
        address_of(url)
    assert "secret" not in str(caught.value)


def test_a_driver_that_is_not_installed_is_named_with_what_to_install() -> None:
    with pytest.raises(StoreError, match=r"pg8000 is not installed.*premortem\[postgres\]"):
        create_engine("postgresql+pg8000://name:secret@nowhere/x")


def test_a_driver_that_is_named_is_taken_and_else_there_is_one_for_postgresql() -> None:
    given = ("postgresql://h/x", "postgresql+pg8000://h/x", "sqlite:///x.db")
    drivers = [address_of(url).drivername for url in given]
    assert drivers == ["postgresql+psycopg", "postgresql+pg8000", "sqlite"]


def test_a_database_that_may_only_be_read_can_be_read_and_says_so_when_written(
    tmp_path: Path,
) -> None:
    """The status of a colleague's workspace could not be shown: its folder was not writable."""
    path = tmp_path / "work space #1.db"
    writing = create_engine(f"sqlite:///{path}")
    upgrade(writing)
    writing.dispose()
    before = {file.name for file in tmp_path.iterdir()}
    engine = create_engine(f"sqlite:///{path}", read_only=True)
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(imports)) == 0
    with pytest.raises(StoreUnavailable, match="may only be read"), engine.begin() as connection:
        connection.execute(imports.delete())
    engine.dispose()
    assert {file.name for file in tmp_path.iterdir()} == before


def test_what_the_last_writer_left_in_its_log_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "premortem.db"
    writing = create_engine(f"sqlite:///{path}")
    upgrade(writing)
    engine = create_engine(f"sqlite:///{path}", read_only=True)
    with writing.connect() as held, engine.connect() as connection:
        held.execute(imports.insert().values(_IMPORT))
        held.commit()
        assert connection.scalar(sa.select(sa.func.count()).select_from(imports)) == 1
    writing.dispose()
    engine.dispose()


def test_what_others_write_later_is_read_by_an_engine_that_only_reads(tmp_path: Path) -> None:
    """A long-lived reader of 5,000 rows answered 3,334 where there were 6,667."""
    path = tmp_path / "premortem.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE t (x TEXT)")
        writer.executemany("INSERT INTO t VALUES (?)", [("x" * 200,)] * 5_000)
        writer.commit()
    engine = create_engine(f"sqlite:///{path}", read_only=True)
    count = sa.text("SELECT count(*) FROM t")
    with engine.connect() as connection:
        assert connection.scalar(count) == 5_000
    with closing(sqlite3.connect(path)) as writer:
        writer.executemany("INSERT INTO t VALUES (?)", [("y" * 200,)] * 5_000)
        writer.execute("DELETE FROM t WHERE rowid % 3 = 0")
        writer.commit()
        with engine.connect() as connection:
            assert connection.scalar(count) == 6_667
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with engine.connect() as connection:
            assert connection.scalar(count) == 6_667
    engine.dispose()


def test_a_file_that_is_written_under_a_reading_connection_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "premortem.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE t (x TEXT)")
    engine = create_engine(f"sqlite:///{path}", read_only=True)
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM t")) == 0
        with closing(sqlite3.connect(path)) as writer:
            writer.executemany("INSERT INTO t VALUES (?)", [("x" * 200,)] * 500)
            writer.commit()
        with pytest.raises(StoreUnavailable, match="was written to while it was read"):
            connection.scalar(sa.text("SELECT count(*) FROM t"))
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM t")) == 500
    engine.dispose()


def test_a_file_that_is_missing_or_may_be_written_is_opened_for_writing(tmp_path: Path) -> None:
    assert not may_only_read(tmp_path / "none.db")
    (tmp_path / "some.db").touch()
    assert not may_only_read(tmp_path / "some.db")
