"""Adds values in versions: what is new, what changed, and what was there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from corpus.store import tables
from corpus.store.payloads import Payload, content_hash


@dataclass(frozen=True, slots=True)
class Additions:
    """How many values were new, were new versions of known ones, or were known already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Additions) -> Additions:
        """Return the sums."""
        return Additions(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )

    @property
    def total(self) -> int:
        """All values seen."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class Entry:
    """One value to add: its identity columns, its further columns and its payload."""

    identity: Mapping[str, str]
    columns: Mapping[str, str]
    payload: Payload


def add_versions(
    connection: sa.Connection, table: sa.Table, entries: Sequence[Entry], import_id: int
) -> Additions:
    """Add each entry whose content differs from the newest version of its identity.

    Entries of one identity are taken in order, so a file that repeats a key ends with its last row
    and keeps the earlier ones as versions.
    """
    newest = _newest(connection, table, entries)
    rows: list[dict[str, object]] = []
    superseded: set[tuple[str, ...]] = set()
    result = Additions()
    for entry in entries:
        key = tuple(entry.identity.values())
        digest = content_hash(entry.payload)
        version, known = newest.get(key, (0, None))
        if known == digest:
            result += Additions(unchanged=1)
            continue
        result += Additions(changed=1) if known else Additions(added=1)
        if known:
            superseded.add(key)
        newest[key] = (version + 1, digest)
        rows.append(
            {
                **entry.identity,
                **entry.columns,
                "version": version + 1,
                "current": True,
                "content_hash": digest,
                "payload": entry.payload,
                "import_id": import_id,
            }
        )
    _write(connection, table, rows, superseded)
    return result


def overtaken(connection: sa.Connection, import_ids: Sequence[int]) -> bool:
    """Say whether a value that some imports of a file brought was changed by a later one of it.

    What another file says of the same thing does not count: two exports that differ would overtake
    each other each time a folder is read.
    """
    files = sa.select(tables.imports.c.file).where(tables.imports.c.id.in_(import_ids))
    later = sa.select(tables.imports.c.id).where(
        tables.imports.c.file.in_(files), tables.imports.c.id > max(import_ids)
    )
    for table in (tables.document_versions, tables.record_versions):
        older, newest = table.alias("older"), table.alias("newest")
        names = [column.name for column in table.primary_key if column.name != "version"]
        same = sa.and_(*(older.c[name] == newest.c[name] for name in names))
        query = (
            sa.select(sa.literal(1))
            .select_from(older.join(newest, same))
            .where(
                older.c.current.is_(False),
                newest.c.current,
                older.c.import_id.in_(import_ids),
                newest.c.import_id.in_(later),
            )
            .limit(1)
        )
        if connection.execute(query).first() is not None:
            return True
    return False


def _newest(
    connection: sa.Connection, table: sa.Table, entries: Sequence[Entry]
) -> dict[tuple[str, ...], tuple[int, str]]:
    if not entries:
        return {}
    names = tuple(entries[0].identity)
    last = names[-1]
    query = sa.select(
        *(table.c[name] for name in names), table.c.version, table.c.content_hash
    ).where(table.c.current, table.c[last].in_({entry.identity[last] for entry in entries}))
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in connection.execute(query)}


def _write(
    connection: sa.Connection,
    table: sa.Table,
    rows: list[dict[str, object]],
    superseded: set[tuple[str, ...]],
) -> None:
    if not rows:
        return
    names = [column.name for column in table.primary_key if column.name != "version"]
    for key in sorted(superseded):
        connection.execute(
            table.update()
            .where(*(table.c[name] == part for name, part in zip(names, key, strict=True)))
            .values(current=False)
        )
    last = {tuple(row[name] for name in names): row["version"] for row in rows}
    for row in rows:
        row["current"] = last[tuple(row[name] for name in names)] == row["version"]
    connection.execute(table.insert(), rows)
