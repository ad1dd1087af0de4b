"""Opens the workspace database and brings it to the newest migration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from corpus.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"

#: The newest migration. A test holds it to the folder, so that opening need not search that.
HEAD = "0006"


def create_engine(url: str) -> sa.Engine:
    """Return an engine; SQLite gets write-ahead logging, foreign keys and a 30 s busy wait."""
    engine = sa.create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to the newest migration.

    Raises:
        StoreError: when the file is no database, or a newer release of the product wrote it.

    """
    if _is_current(engine):
        return
    from alembic import command  # noqa: PLC0415 - 0.3 s of import that only a migration needs
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with engine.begin() as connection:
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
