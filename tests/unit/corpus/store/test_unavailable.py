import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.errors import StoreUnavailable
from corpus.store.engine import create_engine, upgrade
from corpus.store.unavailable import advice_on


def test_a_database_that_another_command_writes_to_is_told_without_statement_or_values(
    tmp_path: Path,
) -> None:
    """A second import beside a long one ended in a traceback that held the row's own words."""
    engine = create_engine(f"sqlite:///{tmp_path / 'w.db'}")
    upgrade(engine)
    other = sqlite3.connect(tmp_path / "w.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    row = sa.text("INSERT INTO imports (file) VALUES (:file)")
    with engine.connect() as connection:
        connection.execute(sa.text("PRAGMA busy_timeout = 1"))
        with pytest.raises(StoreUnavailable) as stop:
            connection.execute(row, {"file": "Acme"})
    other.close()
    engine.dispose()
    told = str(stop.value)
    assert told.endswith("another command is writing to it; try again when that has ended")
    assert "INSERT" not in told
    assert "Acme" not in told


def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'w.db'}")
    upgrade(engine)
    more = sa.text("CREATE TABLE more AS SELECT zeroblob(1000000) AS bytes")
    with engine.connect() as connection:
        pages = connection.scalar(sa.text("PRAGMA page_count"))
        connection.execute(sa.text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(StoreUnavailable, match="the disk is full"):
            connection.execute(more)
    engine.dispose()


def test_a_folder_that_is_not_there_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="the folder must be there"):
        upgrade(create_engine(f"sqlite:///{tmp_path / 'none' / 'w.db'}"))


def test_any_other_failure_is_left_as_it_is() -> None:
    engine = create_engine("sqlite://")
    with pytest.raises(sa.exc.OperationalError), engine.connect() as connection:
        connection.execute(sa.text("SELECT nothing FROM nowhere"))


def test_a_lost_server_is_told_by_the_name_of_its_driver() -> None:
    error = type("OperationalError", (Exception,), {"__module__": "psycopg"})("host=db user=me")
    assert advice_on(error) == "the server cannot be reached or closed the connection"
