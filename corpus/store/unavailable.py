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
_BUSY = "another command is writing to it; try again when that has ended"
_READ_ONLY = "it may only be read; the folder and its files must be writable"
_ADVICE: Mapping[int, str] = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: _BUSY,
        sqlite3.SQLITE_LOCKED: _BUSY,
        sqlite3.SQLITE_READONLY: _READ_ONLY,
        sqlite3.SQLITE_PERM: _READ_ONLY,
        sqlite3.SQLITE_FULL: "the disk is full; make room and run the command again",
        sqlite3.SQLITE_IOERR: "the disk failed or is full; see to it and run the command again",
        sqlite3.SQLITE_CANTOPEN: "the folder must be there, and it and its files be writable",
        sqlite3.SQLITE_CORRUPT: "its file is damaged; put back a copy of it",
    }
)

_LOST = "the server cannot be reached or closed the connection"
_FAILED = "the server could not carry out a statement; its log says why"
_REFUSED = "the server refuses the connection; its log says why"
_WHO = "the server takes no such user and password; correct them in PREMORTEM_DATABASE_URL"
_NO_DATABASE = (
    "the server has no database of that name; create it, or correct PREMORTEM_DATABASE_URL"
)
_CROWDED = "the server has no connection left; close others, or raise its max_connections"
_RESTARTING = "the server is starting or shutting down; try again when it is up"
_DAMAGED = "its data are damaged; put back a copy of the database"

#: What to do by SQLSTATE, or by its first two letters, the class of the failure
#: (postgresql.org/docs/current/errcodes-appendix.html).
_BY_STATE: Mapping[str, str] = MappingProxyType(
    {
        "08": _LOST,
        "25006": "it may only be read: a standby, or one set to default_transaction_read_only",
        "25P03": "the server closed a transaction that stood idle; run the command again",
        "25P04": "the transaction ran into the server's transaction_timeout; raise that",
        "28": _WHO,
        "3D000": _NO_DATABASE,
        "3F000": "its search_path names no schema that is there; create one for its user",
        "40": "another command wrote to it at the same moment; run the command again",
        "42501": "its user may not do this; grant it the rights to read, write and make tables",
        "53100": "the disk of the server is full; make room there and run the command again",
        "53200": "the server is out of memory; try again when it has less to do",
        "53300": _CROWDED,
        "53": "the server is short of memory, disk or connections; see to it and try again",
        "55P03": "another command holds a lock on it; try again when that has ended",
        "57014": "the statement was cancelled, by a person or the server's statement_timeout",
        "57P01": _RESTARTING,
        "57P02": "another process of the server crashed; try again when it is up",
        "57P03": _RESTARTING,
        "57P04": "the database was dropped meanwhile",
        "57P05": "the server closed a connection that stood idle; run the command again",
        "58": "the disk of the server failed; see to it and run the command again",
        "XX001": _DAMAGED,
        "XX002": _DAMAGED,
    }
)

#: A connection that is refused comes without SQLSTATE: the client library keeps the words only.
#: They are the server's, in English unless its lc_messages says otherwise.
_BY_WORDS: tuple[tuple[str, str], ...] = (
    ("password authentication failed", _WHO),
    ("no password supplied", _WHO),
    ("authentication failed", _WHO),
    ("no pg_hba.conf entry", "the server lets in no such user from here; see its pg_hba.conf"),
    ("too many connections", _CROWDED),
    ("too many clients", _CROWDED),
    ("remaining connection slots", _CROWDED),
    ("starting up", _RESTARTING),
    ("shutting down", _RESTARTING),
    ("not accepting connections", _RESTARTING),
    ("not yet accepting connections", _RESTARTING),
    ("FATAL:  role ", _WHO),
    ("does not exist", _NO_DATABASE),
    ("permission denied for database", "its user may not connect to it; grant it CONNECT"),
    ("does not support SSL", "the server has no TLS, and its address demands it (sslmode)"),
    ("certificate", "the server's certificate is not the one that its address demands"),
)
#: The severity with which a server refuses; it stays in the words of most languages.
_FATAL = "FATAL"


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
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = getattr(error, "sqlstate", None)
    if state is not None and (advice := _BY_STATE.get(state, _BY_STATE.get(state[:2]))):
        return advice
    if not _operational(type(error)):
        return None
    return _without_state(str(error)) if state is None else _FAILED


def _without_state(words: str) -> str:
    """Return what to do where a connection broke or was never made.

    >>> _without_state('connection failed: FATAL:  database "none" does not exist')[:31]
    'the server has no database of t'
    """
    found = next((advice for said, advice in _BY_WORDS if said in words), None)
    return found or (_REFUSED if _FATAL in words else _LOST)


def _operational(kind: type[BaseException]) -> bool:
    return any(base.__name__ == "OperationalError" for base in kind.__mro__)
