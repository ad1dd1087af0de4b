"""A log that only grows: what people decided, in the order in which they did.

Nothing is ever changed or removed. Each entry's id is a digest of the entry and of the id before
it, so that a log of which an entry was changed, lost or put elsewhere is found out when it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from corpus.errors import CurationConflict, StoreError

_DIGITS = 16
_TRIES = 5
_NAMES = ("sequence", "id", "at", "who", "why", "action", "payload")


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


class EntryLog:
    """One log of a workspace database.

    Args:
        engine: of the database.
        table: with the columns of `LoggedEntry`.
        name: of the log, for messages.

    """

    def __init__(self, engine: sa.Engine, table: sa.Table, name: str) -> None:
        self._engine = engine
        self._table = table
        self._name = name

    def last(self) -> int:
        """Return the sequence of the newest entry, 0 for an empty log."""
        with self._engine.connect() as connection:
            return self._newest(connection)[0]

    def entries(self) -> tuple[LoggedEntry, ...]:
        """Return the whole log, oldest first.

        Raises:
            StoreError: when an entry was changed, lost or reordered.

        """
        columns = [self._table.c[name] for name in _NAMES]
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(*columns).order_by(self._table.c.sequence))
            found = tuple(LoggedEntry(*row) for row in rows)
        before = ""
        for place, entry in enumerate(found, 1):
            if entry.sequence != place or entry.id != _id(before, entry.sequence, entry):
                message = (
                    f"the {self._name} is damaged at entry {place}: it was changed, lost or "
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
                    return self._append(connection, entries, expected)
            except sa.exc.IntegrityError:
                # Somebody else took the sequence between our reading and writing.
                continue
        message = f"the {self._name} is being written by others; try again"
        raise CurationConflict(message, expected=expected, found=self.last())

    def _append(
        self, connection: sa.Connection, entries: Sequence[NewEntry], expected: int | None
    ) -> tuple[LoggedEntry, ...]:
        last, before = self._newest(connection)
        if expected is not None and expected != last:
            message = (
                f"the {self._name} has {last} entries, {expected} were expected: somebody decided "
                "something meanwhile; look at the newest entries and decide again"
            )
            raise CurationConflict(message, expected=expected, found=last)
        logged: list[LoggedEntry] = []
        for sequence, given in enumerate(entries, last + 1):
            entry = _kept(given)
            before = _id(before, sequence, entry)
            payload = dict(entry.payload)
            logged.append(
                LoggedEntry(sequence, before, entry.at, entry.who, entry.why, entry.action, payload)
            )
        if logged:
            rows = [{name: getattr(item, name) for name in _NAMES} for item in logged]
            connection.execute(self._table.insert(), rows)
        return tuple(logged)

    def _newest(self, connection: sa.Connection) -> tuple[int, str]:
        columns = self._table.c
        newest = columns.sequence.desc()
        query = sa.select(columns.sequence, columns.id).order_by(newest).limit(1)
        row = connection.execute(query).first()
        return (int(row[0]), str(row[1])) if row else (0, "")


def _kept(entry: NewEntry) -> NewEntry:
    """Return an entry as a database gives it back: see `corpus.store.tables.Words`."""
    who, why = (text.replace("\x00", "") for text in (entry.who, entry.why))
    return replace(entry, who=who, why=why)


def _id(before: str, sequence: int, entry: NewEntry | LoggedEntry) -> str:
    said = [before, sequence, entry.at, entry.who, entry.why, entry.action, dict(entry.payload)]
    text = json.dumps(said, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
