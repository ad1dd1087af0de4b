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


def failure(words: str, state: str | None = None, kind: str = "OperationalError") -> Exception:
    """Return an error as psycopg raises one; the driver need not be installed."""
    made: type[Exception] = type(
        kind, (Exception,), {"__module__": "psycopg.errors", "sqlstate": state}
    )
    return made(words)


def test_a_lost_server_is_told_by_the_name_of_its_driver() -> None:
    told = advice_on(failure("connection failed: host=db user=me: Connection refused"))
    assert told == "the server cannot be reached or closed the connection"


@pytest.mark.parametrize(
    ("state", "kind", "told"),
    [
        ("28P01", "OperationalError", "no such user and password"),
        ("28000", "OperationalError", "no such user and password"),
        ("3D000", "OperationalError", "no database of that name"),
        ("3F000", "ProgrammingError", "search_path"),
        ("53300", "OperationalError", "no connection left"),
        ("53100", "OperationalError", "disk of the server is full"),
        ("53200", "OperationalError", "out of memory"),
        ("53400", "OperationalError", "short of memory, disk or connections"),
        ("25006", "InternalError", "may only be read"),
        ("57P01", "OperationalError", "starting or shutting down"),
        ("57P03", "OperationalError", "starting or shutting down"),
        ("57014", "OperationalError", "statement_timeout"),
        ("42501", "ProgrammingError", "grant it the rights"),
        ("40001", "OperationalError", "run the command again"),
        ("40P01", "OperationalError", "run the command again"),
        ("55P03", "OperationalError", "holds a lock"),
        ("58030", "OperationalError", "disk of the server failed"),
        ("XX001", "InternalError", "damaged"),
        ("08006", "OperationalError", "closed the connection"),
        ("57000", "OperationalError", "its log says why"),
    ],
)
def test_each_failure_of_a_server_is_told_as_what_it_is(state: str, kind: str, told: str) -> None:
    """Every one of them was told as a lost connection, or ended in a traceback."""
    advice = advice_on(failure("INSERT INTO documents: Acme", state, kind))
    assert advice is not None
    assert told in advice
    assert "Acme" not in advice
    assert "." not in advice.replace("pg_hba.conf", "")


def test_a_fault_of_ours_is_no_failure_of_the_server() -> None:
    assert advice_on(failure("syntax error", "42601", "ProgrammingError")) is None
    assert advice_on(failure("duplicate key", "23505", "IntegrityError")) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('FATAL:  password authentication failed for user "pm"', "no such user and password"),
        ("fe_sendauth: no password supplied", "no such user and password"),
        ('FATAL:  role "pm" does not exist', "no such user and password"),
        ('FATAL:  database "premortem" does not exist', "no database of that name"),
        ("FATAL:  sorry, too many clients already", "no connection left"),
        ('FATAL:  too many connections for role "pm"', "no connection left"),
        ("FATAL:  remaining connection slots are reserved for roles", "no connection left"),
        ("FATAL:  the database system is starting up", "starting or shutting down"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.7"', "pg_hba.conf"),
        ("FATAL : l'authentification par mot de passe a échoué", "its log says why"),
        ("server does not support SSL, but SSL was required", "sslmode"),
        ("failed to resolve host 'db': Name or service not known", "cannot be reached"),
    ],
)
def test_a_refused_connection_is_told_by_the_words_of_the_server(words: str, told: str) -> None:
    """The client library gives no SQLSTATE of a connection that was never made."""
    advice = advice_on(failure(f"connection failed: {words}"))
    assert advice is not None
    assert told in advice
