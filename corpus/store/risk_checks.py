"""Risk checks of one workspace: what they told never changes, and what people said of them.

The text that was checked is kept only where a person asked for it, until a person wants it
forgotten; its digest is in the payload.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.store import tables
from corpus.store.entry_log import EntryLog


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """A risk check as it was given, with the edition it was drawn from; ``at`` is an ISO time."""

    id: str
    at: str
    who: str
    edition: int
    fingerprint: str
    text: str | None
    payload: Mapping[str, Any]


class RiskCheckTable:
    """The risk checks of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, check: StoredCheck) -> None:
        """Keep a check."""
        values = {name: getattr(check, name) for name in _NAMES} | {"payload": dict(check.payload)}
        with self._engine.begin() as connection:
            connection.execute(tables.risk_checks.insert().values(**values))

    def forget_text(self, check_id: str, payload: Mapping[str, Any]) -> None:
        """Keep a check without its text from now on; ``payload`` is the one without its words."""
        table = tables.risk_checks
        bare = table.update().where(table.c.id == check_id).values(text=None, payload=dict(payload))
        with self._engine.begin() as connection:
            connection.execute(bare)

    def get(self, check_id: str) -> StoredCheck | None:
        """Return a check by its id; None where there is none."""
        found = self._read(_rows().where(tables.risk_checks.c.id == check_id))
        return found[0] if found else None

    def newest(self, most: int) -> tuple[StoredCheck, ...]:
        """Return at most so many checks, newest first."""
        columns = tables.risk_checks.c
        return self._read(_rows().order_by(columns.at.desc(), columns.id).limit(most))

    def all(self) -> tuple[StoredCheck, ...]:
        """Return every check, oldest first."""
        columns = tables.risk_checks.c
        return self._read(_rows().order_by(columns.at, columns.id))

    def _read(self, query: sa.Select[Any]) -> tuple[StoredCheck, ...]:
        with self._engine.connect() as connection:
            return tuple(StoredCheck(*row) for row in connection.execute(query))


class RiskCheckLog(EntryLog):
    """What people said of checks: which engagement one became, and what shall not be shown."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine, tables.risk_check_log, "log of risk checks")


_NAMES = ("id", "at", "who", "edition", "fingerprint", "text", "payload")


def _rows() -> sa.Select[Any]:
    return sa.select(*(tables.risk_checks.c[name] for name in _NAMES))
