"""What is known of themes after each build, so that the next one starts from it.

A registry is written as *started* before its edition is published and *kept* afterwards. Whatever
moment a build dies at, the next one can tell which it was: the edition names its registry's digest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.store import tables

#: Registries whose payload is kept; of older ones the row stays and tells what followed what.
PAYLOADS_KEPT = 12

_STARTED, _KEPT = "started", "kept"


@dataclass(frozen=True, slots=True)
class StoredRegistry:
    """A registry: its number, the edition that was published with it, and what it holds."""

    id: int
    edition: int
    payload: Mapping[str, Any]


class RegistryTable:
    """The registries of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def settle(self, published: Mapping[str, int]) -> None:
        """Decide about registries of builds that died: kept when their edition is there.

        Args:
            published: the editions that are there, by the registry digest that each names.

        """
        table = tables.theme_registries
        with self._engine.begin() as connection:
            query = sa.select(table.c.id, table.c.digest).where(table.c.state == _STARTED)
            for number, digest in connection.execute(query).all():
                place = table.c.id == number
                if digest in published:
                    values = {"state": _KEPT, "edition": published[digest]}
                    connection.execute(table.update().where(place).values(**values))
                else:
                    connection.execute(table.delete().where(place))

    def base_for(self, inputs: str) -> StoredRegistry | None:
        """Return the registry that a build of these inputs starts from; None for the first one.

        A build of the same inputs as the newest starts where that one started, and so comes to the
        same conclusions.
        """
        table = tables.theme_registries
        query = (
            sa.select(table.c.id, table.c.base, table.c.inputs)
            .where(table.c.state == _KEPT)
            .order_by(table.c.id.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            newest = connection.execute(query).first()
            if newest is None:
                return None
            number = newest.base if newest.inputs == inputs else newest.id
            if number is None:
                return None
            columns = (table.c.id, table.c.edition, table.c.payload)
            row = connection.execute(sa.select(*columns).where(table.c.id == number)).one()
        return StoredRegistry(row.id, row.edition, row.payload)

    def newest(self) -> StoredRegistry | None:
        """Return what is known after the newest build; None before the first one."""
        return self.base_for("")

    def begin(self, base: int | None, inputs: str, digest: str, payload: Mapping[str, Any]) -> int:
        """Write a registry whose edition is about to be published, and return its number."""
        values = {
            "base": base,
            "inputs": inputs,
            "digest": digest,
            "state": _STARTED,
            "payload": dict(payload),
        }
        table = tables.theme_registries
        with self._engine.begin() as connection:
            statement = table.insert().values(**values).returning(table.c.id)
            return int(connection.execute(statement).scalar_one())

    def keep(self, number: int, edition: int) -> None:
        """Say that the edition of a registry was published."""
        table = tables.theme_registries
        with self._engine.begin() as connection:
            values = {"state": _KEPT, "edition": edition}
            connection.execute(table.update().where(table.c.id == number).values(**values))
            rows = connection.execute(sa.select(table.c.id, table.c.base)).all()
            old = sorted(row.id for row in rows)[:-PAYLOADS_KEPT]
            needed = {row.base for row in rows if row.id not in old}
            _forget(connection, [number for number in old if number not in needed])


def _forget(connection: sa.Connection, numbers: Collection[int]) -> None:
    table = tables.theme_registries
    if numbers:
        connection.execute(table.update().where(table.c.id.in_(numbers)).values(payload={}))
