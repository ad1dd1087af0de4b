"""Samples that were drawn for a person to label, and the labels; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.errors import StoreError
from corpus.store import tables


@dataclass(frozen=True, slots=True)
class AuditSample:
    """A drawn sample: its number, the edition that it was drawn from, and what was drawn.

    ``fingerprint`` is the edition's, ``design`` tells the parts, their sizes and their findings.
    """

    id: int
    edition: int
    fingerprint: str
    seed: int
    design: Sequence[Mapping[str, Any]]
    at: str


@dataclass(frozen=True, slots=True)
class LabelReading:
    """One reading of a labelled sheet: themes by finding id, None where a label is withdrawn."""

    who: str
    at: str
    labels: Mapping[str, Sequence[str] | None]


class AuditTable:
    """The audits of one workspace database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def add(self, edition: int, fingerprint: str, seed: int, design: Any, at: str) -> int:
        """Note a drawn sample and return its number."""
        with self.adding(edition, fingerprint, seed, design, at) as number:
            return number

    @contextmanager
    def adding(
        self, edition: int, fingerprint: str, seed: int, design: Any, at: str
    ) -> Iterator[int]:
        """Give the number of a drawn sample that is noted when the block ends without an error."""
        table = tables.audit_samples
        values = {
            "edition": edition,
            "fingerprint": fingerprint,
            "seed": seed,
            "design": design,
            "at": at,
        }
        with self._engine.begin() as connection:
            statement = table.insert().values(**values).returning(table.c.id)
            yield int(connection.execute(statement).scalar_one())

    def sample(self, number: int | None = None) -> AuditSample:
        """Return a sample, the newest by default.

        Raises:
            StoreError: when there is none of that number, or none at all.

        """
        table = tables.audit_samples
        query = sa.select(*table.columns).order_by(table.c.id.desc()).limit(1)
        if number is not None:
            query = query.where(table.c.id == number)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            which = "no audit sample" if number is None else f"no audit sample {number}"
            message = f"this workspace has {which}: `premortem audit-sample N` draws one"
            raise StoreError(message)
        return AuditSample(row.id, row.edition, row.fingerprint, row.seed, row.design, row.at)

    def labelled(self) -> int | None:
        """Return the number of the newest sample that somebody labelled, None where none is."""
        query = sa.select(sa.func.max(tables.audit_labels.c.sample_id))
        with self._engine.connect() as connection:
            newest = connection.execute(query).scalar_one()
        return None if newest is None else int(newest)

    def add_labels(self, sample: int, reading: LabelReading) -> None:
        """Append what a person labelled; of two labels of one finding the newer counts."""
        given = reading.labels.items()
        labels = {name: None if themes is None else list(themes) for name, themes in given}
        values = {"sample_id": sample, "who": reading.who, "at": reading.at, "labels": labels}
        with self._engine.begin() as connection:
            connection.execute(tables.audit_labels.insert().values(**values))

    def labels(self, sample: int) -> dict[str, frozenset[str]]:
        """Return the newest label of each finding that has one and kept it."""
        table = tables.audit_labels
        query = sa.select(table.c.labels).where(table.c.sample_id == sample).order_by(table.c.id)
        newest: dict[str, Sequence[str] | None] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                newest |= row.labels
        return {name: frozenset(own) for name, own in newest.items() if own is not None}
