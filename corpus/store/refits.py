"""The proposals of refits: written once, numbered from 1, never changed.

What of a proposal was taken over, and what of that was taken back, the curation log says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.store import tables


@dataclass(frozen=True, slots=True)
class StoredRefit:
    """A proposal with its number; ``at`` is the ISO time when it was first made."""

    number: int
    edition: int
    at: str
    payload: Mapping[str, Any]


class RefitTable:
    """The refits of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, edition: int, at: str, payload: Mapping[str, Any]) -> StoredRefit:
        """Keep a proposal; one that says the same as the newest is that one."""
        newest = self.newest()
        if newest is not None and _said(newest.payload) == _said(payload):
            return newest
        values = {"edition": edition, "at": at, "payload": dict(payload)}
        statement = tables.refits.insert().values(**values).returning(tables.refits.c.id)
        with self._engine.begin() as connection:
            number = int(connection.execute(statement).scalar_one())
        return StoredRefit(number, edition, at, dict(payload))

    def newest(self) -> StoredRefit | None:
        """Return the newest proposal; None before the first one."""
        found = self._read(_rows().order_by(tables.refits.c.id.desc()).limit(1))
        return found[0] if found else None

    def get(self, number: int) -> StoredRefit | None:
        """Return a proposal by its number; None where there is none."""
        found = self._read(_rows().where(tables.refits.c.id == number))
        return found[0] if found else None

    def all(self) -> tuple[StoredRefit, ...]:
        """Return every proposal, oldest first."""
        return self._read(_rows().order_by(tables.refits.c.id))

    def _read(self, query: sa.Select[Any]) -> tuple[StoredRefit, ...]:
        with self._engine.connect() as connection:
            return tuple(StoredRefit(*row) for row in connection.execute(query))


def _rows() -> sa.Select[Any]:
    table = tables.refits
    return sa.select(table.c.id, table.c.edition, table.c.at, table.c.payload)


def _said(payload: Mapping[str, Any]) -> str:
    return json.dumps(payload, sort_keys=True)
