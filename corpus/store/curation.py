"""The append-only log of people's decisions on themes.

Nothing is ever changed or removed. Each entry's id is a digest of the entry and of the id before
it, so that a log of which an entry was changed, lost or put elsewhere is found out when it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.errors import CurationConflict, StoreError
from corpus.store import tables

_DIGITS = 16
_TRIES = 5


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A decision to be noted; ``at`` is an ISO time that the caller gives."""

    at: str
    who: str
    why: str
    action: str
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """A decision with its place in the log: ``sequence`` counts from 1 without gaps."""

    sequence: int
    id: str
    at: str
    who: str
    why: str
    action: str
    payload: Mapping[str, Any]


class CurationTable:
    """The curation log of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def last(self) -> int:
        """Return the sequence of the newest entry, 0 for an empty log."""
        with self._engine.connect() as connection:
            return _newest(connection)[0]

    def entries(self) -> tuple[LoggedEntry, ...]:
        """Return the whole log, oldest first.

        Raises:
            StoreError: when an entry was changed, lost or reordered.

        """
        table = tables.curation_log
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(*_columns()).order_by(table.c.sequence))
            found = tuple(LoggedEntry(*row) for row in rows)
        before = ""
        for place, entry in enumerate(found, 1):
            if entry.sequence != place or entry.id != _id(before, entry.sequence, entry):
                message = (
                    f"the curation log is damaged at entry {place}: it was changed, lost or "
                    "reordered; restore the database from a copy"
                )
                raise StoreError(message)
            before = entry.id
        return found

    def append(
        self, entries: Sequence[NewEntry], expected: int | None = None
    ) -> tuple[LoggedEntry, ...]:
        """Append entries, all or none, and return them as logged.

        Args:
            entries: in their order.
            expected: the sequence that the caller believes to be the newest; None appends to
                whatever is there.

        Raises:
            CurationConflict: when the log has grown since ``expected``.

        """
        for _ in range(_TRIES):
            try:
                with self._engine.begin() as connection:
                    return _append(connection, entries, expected)
            except sa.exc.IntegrityError:
                # Somebody else took the sequence between our reading and writing.
                continue
        message = "the curation log is being written by others; try again"
        raise CurationConflict(message, expected=expected, found=self.last())


def _append(
    connection: sa.Connection, entries: Sequence[NewEntry], expected: int | None
) -> tuple[LoggedEntry, ...]:
    last, before = _newest(connection)
    if expected is not None and expected != last:
        message = (
            f"the curation log has {last} entries, {expected} were expected: somebody decided "
            "something meanwhile; look at the newest entries and decide again"
        )
        raise CurationConflict(message, expected=expected, found=last)
    logged: list[LoggedEntry] = []
    for sequence, entry in enumerate(entries, last + 1):
        before = _id(before, sequence, entry)
        payload = dict(entry.payload)
        logged.append(
            LoggedEntry(sequence, before, entry.at, entry.who, entry.why, entry.action, payload)
        )
    if logged:
        rows = [{name: getattr(item, name) for name in _NAMES} for item in logged]
        connection.execute(tables.curation_log.insert(), rows)
    return tuple(logged)


_NAMES = ("sequence", "id", "at", "who", "why", "action", "payload")


def _columns() -> list[sa.Column[Any]]:
    return [tables.curation_log.c[name] for name in _NAMES]


def _newest(connection: sa.Connection) -> tuple[int, str]:
    table = tables.curation_log
    query = sa.select(table.c.sequence, table.c.id).order_by(table.c.sequence.desc()).limit(1)
    row = connection.execute(query).first()
    return (int(row[0]), str(row[1])) if row else (0, "")


def _id(before: str, sequence: int, entry: NewEntry | LoggedEntry) -> str:
    said = [before, sequence, entry.at, entry.who, entry.why, entry.action, dict(entry.payload)]
    text = json.dumps(said, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
