"""Opens the workspace database and brings it to the newest migration."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event

from corpus.errors import StoreError, StoreUnavailable
from corpus.store.unavailable import tell_unavailable

MIGRATIONS = Path(__file__).parent / "migrations"

#: The newest migration. A test holds it to the folder, so that opening need not search that.
HEAD = "0006"


#: The driver of PostgreSQL that an address gets which names none.
_DRIVERS = {"postgresql": "postgresql+psycopg"}

#: Whoever migrates a PostgreSQL database holds this lock, so that two that open it at once do so in
#: turn. Any number will do that nothing else in the database takes.
_MIGRATING = 7_303_014

#: Alembic keeps what it migrates in its modules, so that one thread at a time may.
_IN_TURN = Lock()

#: Under which name a connection that takes its file as immutable keeps how that file was.
_SEEN = "premortem_seen"

#: Where the head of an SQLite file tells how it is written, up to and without the second.
_WRITE_VERSION, _HEAD_BYTES = 18, 20


def address_of(url: str) -> sa.URL:
    """Return the address of a database with its driver.

    >>> address_of("postgresql://db/premortem").drivername
    'postgresql+psycopg'

    Raises:
        StoreError: when it is none; it is not repeated, for a password may be in it.

    """
    try:
        address = sa.make_url(url)
        sa.dialects.registry.load(address.get_backend_name())
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError):
        message = "the address of the database is none that SQLAlchemy knows, such as postgresql://"
        raise StoreError(message) from None
    return address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))


def create_engine(url: str, *, read_only: bool | None = None) -> sa.Engine:
    """Return an engine; SQLite gets write-ahead logging, foreign keys and a 30 s busy wait.

    An address that begins with ``postgresql://`` is opened with psycopg; a connection that the
    server has closed meanwhile is opened anew. A file that this user may only read (a colleague's
    workspace, a mounted archive) is opened for reading; ``read_only`` says so, None to find out.

    Raises:
        StoreError: when the address is none, or its driver is not installed.

    """
    address = address_of(url)
    is_file = address.get_backend_name() == "sqlite"
    path = Path(address.database or "") if is_file else Path()
    only_read = is_file and (may_only_read(path) if read_only is None else read_only)
    if only_read:
        address = _reading(address, path)
    try:
        # A failure is told without the values of its statement: they are customers' words.
        engine = sa.create_engine(address, pool_pre_ping=not is_file, hide_parameters=True)
    except ModuleNotFoundError as error:
        message = (
            f"{error.name} is not installed, with which the database is opened; "
            "for PostgreSQL: pip install 'premortem[postgres]'"
        )
        raise StoreError(message) from error
    if only_read:
        _watch(engine, path)
    if is_file:
        event.listen(engine, "connect", _prepare_reading if only_read else _prepare_sqlite)
    tell_unavailable(engine)
    return engine


def may_only_read(path: Path) -> bool:
    """Say whether a database file is there that this user may read and not write."""
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _reading(address: sa.URL, path: Path) -> sa.URL:
    """Return the address under which SQLite writes no row."""
    query = {"mode": "ro", "uri": "true"}
    return address.set(database=f"file:{quote(str(path.resolve()))}", query=query)


def _watch(engine: sa.Engine, path: Path) -> None:
    """Have a database read beside those who write it, and without a trace where nobody does.

    A connection that is opened while nobody else has the file open takes it as ``immutable``, for
    SQLite would otherwise make files beside it, or fail where it cannot. Such a connection sees
    nothing of what is written later: it is opened anew when the file moved or a writer came, and a
    statement that would read a file that moved under it is refused.
    """

    def connect(dialect: Any, record: Any, args: Any, params: Any) -> Any:
        if _beside(path, "-shm") or _beside(path, "-wal") or not _logs(path):
            connection = dialect.connect(*args, **params)
            if _opens(connection) or _beside(path, "-wal"):
                return connection
            connection.close()
        record.info[_SEEN] = _state(path)
        return dialect.connect(f"{args[0]}&immutable=1", *args[1:], **params)

    def checkout(_connection: object, record: Any, _proxy: object) -> None:
        seen = record.info.get(_SEEN)
        if seen is not None and (seen != _state(path) or _beside(path, "-shm")):
            raise sa.exc.DisconnectionError

    def execute(connection: sa.Connection, *_statement: object) -> None:
        seen = connection.info.get(_SEEN)
        if seen is not None and seen != _state(path):
            message = (
                f"the workspace database {path.name} was written to while it was read; "
                "run the command again"
            )
            raise StoreUnavailable(message)

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "checkout", checkout)
    event.listen(engine, "before_cursor_execute", execute)


def _logs(path: Path) -> bool:
    """Say whether a file is written by way of a log (sqlite.org/fileformat.html, 1.3)."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)[_WRITE_VERSION:_HEAD_BYTES] == b"\x02\x02"
    except OSError:
        return False


def _beside(path: Path, suffix: str) -> bool:
    """Say whether a writer's file is beside the database, for a log: with anything in it."""
    file = path.with_name(path.name + suffix)
    return file.is_file() and file.stat().st_size > 0


def _state(path: Path) -> tuple[int, int, int]:
    """Return what changes of a file when it is written or put in another's place."""
    told = path.stat()
    return told.st_mtime_ns, told.st_size, told.st_ino


def _opens(connection: Any) -> bool:
    """Say whether a database can be read where it lies; false for no room for files beside it."""
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        return (error.sqlite_errorcode & 0xFF) not in {
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_READONLY,
        }
    except sqlite3.DatabaseError:
        # Whoever asks it first is told.
        return True
    return True


def _prepare_reading(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # What is taken out is overwritten, not only left out of the index.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to the newest migration.

    No connection is left open where that fails.

    Raises:
        StoreError: when the file is no database, or a newer release of the product wrote it.
        StoreUnavailable: when the database cannot be used just now.

    """
    try:
        if _is_current(engine):
            return
        with _IN_TURN:
            # Another thread may have migrated it meanwhile.
            if not _is_current(engine):
                _migrate(engine)
    except StoreError:
        engine.dispose()
        raise


def _migrate(engine: sa.Engine) -> None:
    from alembic import command  # noqa: PLC0415 - 0.3 s of import that only a migration needs
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except sa.exc.DatabaseError as error:
        message = f"the workspace database {engine.url.database} cannot be opened: {error.orig}"
        raise StoreError(message) from error
    except CommandError as error:
        message = (
            f"the workspace database {engine.url.database} was written by another release "
            f"({error}); this one knows versions up to {HEAD}"
        )
        raise StoreError(message) from error


def _is_current(engine: sa.Engine) -> bool:
    """Whether the newest migration is in force; false for what cannot be asked."""
    try:
        with engine.connect() as connection:
            found = connection.scalars(sa.text("SELECT version_num FROM alembic_version")).all()
    except sa.exc.DatabaseError:
        # No table yet, or no database: Alembic makes the one and tells the other.
        return False
    return list(found) == [HEAD]
