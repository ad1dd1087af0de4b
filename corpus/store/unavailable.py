"""What a person can do about a database that is there and cannot be used just now.

SQLAlchemy tells such a failure with the statement and its values, which may be customers' words;
what is told here holds neither.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext

from corpus.errors import StoreUnavailable

#: The last byte of an SQLite result code is the sort of failure (sqlite.org/rescode.html).
_SORT = 0xFF
_ADVICE: Mapping[int, str] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: "another command is writing to it; try again when that has ended",
        sqlite3.SQLITE_LOCKED: "another command is writing to it; try again when that has ended",
        sqlite3.SQLITE_READONLY: "it may only be read; the folder and its files must be writable",
        sqlite3.SQLITE_PERM: "it may only be read; the folder and its files must be writable",
        sqlite3.SQLITE_FULL: "the disk is full; make room and run the command again",
        sqlite3.SQLITE_IOERR: "the disk failed or is full; see to it and run the command again",
        sqlite3.SQLITE_CANTOPEN: "the folder must be there, and it and its files be writable",
        sqlite3.SQLITE_CORRUPT: "its file is damaged; put back a copy of it",
    }
)


def tell_unavailable(engine: sa.Engine) -> None:
    """Make an engine raise :class:`StoreUnavailable` where its database cannot be used just now."""
    event.listen(engine, "handle_error", _instead)


def _instead(context: ExceptionContext) -> None:
    if context.is_pre_ping:
        return  # The pool opens another connection by itself.
    error = context.original_exception
    advice = advice_on(error)
    if advice is not None:
        message = f"the workspace database cannot be used: {advice}"
        raise StoreUnavailable(message) from error


def advice_on(error: BaseException) -> str | None:
    """Return what to do about a failure of the database, or None where it is no such failure.

    >>> advice_on(ValueError("no database")) is None
    True
    """
    if isinstance(error, sqlite3.DatabaseError):
        code = getattr(error, "sqlite_errorcode", None)
        return None if code is None else _ADVICE.get(code & _SORT)
    # Of psycopg only the name is known here: it need not be installed.
    if type(error).__module__.startswith("psycopg") and _lost(type(error)):
        return "the server cannot be reached or closed the connection"
    return None


def _lost(kind: type[BaseException]) -> bool:
    return any(base.__name__ == "OperationalError" for base in kind.__mro__)
