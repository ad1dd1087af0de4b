"""The store: what was said and where, kept in a workspace's database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.document import Document
from corpus.records import Customer, Engagement
from corpus.rejected import Rejected
from corpus.store import tables
from corpus.store.audits import AuditTable
from corpus.store.curation import CurationTable
from corpus.store.engine import create_engine, upgrade
from corpus.store.interventions import InterventionTable
from corpus.store.payloads import to_customer, to_document, to_engagement, to_payload
from corpus.store.refits import RefitTable
from corpus.store.registries import RegistryTable
from corpus.store.risk_checks import RiskCheckLog, RiskCheckTable
from corpus.store.versions import Additions, Entry, add_versions, overtaken

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """A person's answer in the link review queue: this given name means that record, or none."""

    entity: str
    given: str
    key: str | None
    who: str
    why: str
    at: str


class Store:
    """Documents, records, rejects and decisions of one workspace; ``curation`` is the log."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine = create_engine(url)
        self.curation = CurationTable(self._engine)
        self.registries = RegistryTable(self._engine)
        self.audits = AuditTable(self._engine)
        self.refits = RefitTable(self._engine)
        self.interventions = InterventionTable(self._engine)
        self.risk_checks = RiskCheckTable(self._engine)
        self.risk_check_log = RiskCheckLog(self._engine)

    def open(self) -> Store:
        """Bring the database to the newest migration and return the store."""
        upgrade(self._engine)
        return self

    def close(self) -> None:
        """Release every connection."""
        self._engine.dispose()

    def finished_import(self, sha256: str, reading: str) -> Mapping[str, int] | None:
        """Return the counts of an earlier complete import of these bytes read the same way.

        None as well where something it brought was changed by a later import of the file: one that
        is put back as it was is to be read again.
        """
        table = tables.imports
        query = (
            sa.select(table.c.id, table.c.counts)
            .where(
                table.c.sha256 == sha256, table.c.reading == reading, table.c.state == "finished"
            )
            .order_by(table.c.id)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            if not rows or overtaken(connection, [row.id for row in rows]):
                return None
        return dict(rows[-1].counts)

    def was_imported(self, file: str, *, before: int) -> bool:
        """Say whether a file of this name was read to its end before a given import."""
        done = sa.and_(tables.imports.c.state == "finished", tables.imports.c.id < before)
        query = sa.select(sa.exists().where(tables.imports.c.file == file, done))
        with self._engine.connect() as connection:
            return bool(connection.scalar(query))

    def read_from(self, place: str) -> frozenset[str]:
        """Return the uids of the documents whose newest version was read from a path."""
        table = tables.document_versions
        origin = table.c.payload["origin"][2].as_string()
        query = sa.select(table.c.uid).where(table.c.current, origin == place)
        with self._engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def begin_import(self, file: str, sha256: str, reading: str) -> int:
        """Record that a file is being read and return the import's number."""
        row = tables.imports.insert().values(
            file=file, sha256=sha256, reading=reading, state="started", counts={}, started_at=_now()
        )
        with self._engine.begin() as connection:
            return int(connection.execute(row.returning(tables.imports.c.id)).scalar_one())

    def finish_import(self, import_id: int, state: str, counts: Mapping[str, int]) -> None:
        """Record how reading a file ended: ``finished`` or ``failed``."""
        statement = (
            tables.imports.update()
            .where(tables.imports.c.id == import_id)
            .values(state=state, counts=dict(counts), finished_at=_now())
        )
        with self._engine.begin() as connection:
            connection.execute(statement)

    def add_documents(self, documents: Sequence[Document], import_id: int) -> Additions:
        """Add documents in versions, some hundred to a transaction."""
        entries = [
            Entry({"uid": item.uid}, {"kind": item.kind.value}, to_payload(item))
            for item in documents
        ]
        return self._add(tables.document_versions, entries, import_id)

    def add_customers(self, customers: Sequence[Customer], import_id: int) -> Additions:
        """Add customer records in versions."""
        return self._add_records("customer", customers, import_id)

    def add_engagements(self, engagements: Sequence[Engagement], import_id: int) -> Additions:
        """Add engagement records in versions."""
        return self._add_records("engagement", engagements, import_id)

    def add_rejects(self, rejected: Sequence[Rejected], import_id: int) -> None:
        """Keep rows and files that could not be read, with the reason."""
        if not rejected:
            return
        rows = [
            {
                "import_id": import_id,
                "file": item.file,
                "row": item.row,
                "reason": item.reason,
                "excerpt": item.excerpt,
            }
            for item in rejected
        ]
        with self._engine.begin() as connection:
            connection.execute(tables.rejects.insert(), rows)

    def add_decision(self, decision: LinkDecision) -> None:
        """Append a person's link decision; the newest one for a name counts."""
        with self._engine.begin() as connection:
            connection.execute(
                tables.link_decisions.insert().values(
                    entity=decision.entity,
                    given=decision.given,
                    key=decision.key,
                    who=decision.who,
                    why=decision.why,
                    at=decision.at,
                )
            )

    def documents(self) -> Iterator[Document]:
        """Yield the newest version of every document, in order of uid."""
        table = tables.document_versions
        query = sa.select(table.c.payload).where(table.c.current).order_by(table.c.uid)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=1000).execute(query):
                yield to_document(row[0])

    def versions_of(self, uid: str) -> tuple[Document, ...]:
        """Return every version of a document, oldest first; empty when there is none."""
        table = tables.document_versions
        query = sa.select(table.c.payload).where(table.c.uid == uid).order_by(table.c.version)
        with self._engine.connect() as connection:
            return tuple(to_document(row[0]) for row in connection.execute(query))

    def place_of(self, uid: str) -> str | None:
        """Return the path from which the newest version of a document was read, if known."""
        table = tables.document_versions
        query = sa.select(table.c.payload).where(table.c.uid == uid, table.c.current)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        origin = to_document(row[0]).origin if row else None
        return origin.place if origin else None

    def customers(self) -> tuple[Customer, ...]:
        """Return the newest version of every customer record, in order of key."""
        return tuple(to_customer(payload) for payload in self._records("customer"))

    def engagements(self) -> tuple[Engagement, ...]:
        """Return the newest version of every engagement record, in order of key."""
        return tuple(to_engagement(payload) for payload in self._records("engagement"))

    def rejects(self) -> tuple[Rejected, ...]:
        """Return every row and file of the newest reading of each file that was not read."""
        table = tables.rejects
        newest = sa.select(sa.func.max(tables.imports.c.id)).group_by(
            tables.imports.c.file, tables.imports.c.sha256
        )
        query = (
            sa.select(table.c.file, table.c.row, table.c.reason, table.c.excerpt)
            .where(table.c.import_id.in_(newest))
            .order_by(table.c.id)
        )
        with self._engine.connect() as connection:
            return tuple(Rejected(*row) for row in connection.execute(query))

    def decisions(self) -> tuple[LinkDecision, ...]:
        """Return every link decision, oldest first."""
        table = tables.link_decisions
        columns = (table.c[name] for name in ("entity", "given", "key", "who", "why", "at"))
        query = sa.select(*columns).order_by(table.c.id)
        with self._engine.connect() as connection:
            return tuple(LinkDecision(*row) for row in connection.execute(query))

    def contents_digest(self) -> str:
        """Return the SHA-256 of everything that a build reads, curation excepted.

        Where a document was read from is part of it: editions tell file and row.
        """
        digest = hashlib.sha256()
        documents, records = tables.document_versions, tables.record_versions
        origin = documents.c.payload["origin"]
        told = (
            sa.select(documents.c.uid, documents.c.content_hash, origin)
            .where(documents.c.current)
            .order_by(documents.c.uid)
        )
        kept = sa.select(records.c.record_type, records.c.key, records.c.content_hash).where(
            records.c.current
        )
        with self._engine.connect() as connection:
            for row in connection.execute(told):
                digest.update(json.dumps(list(row)).encode())
            # A database sorts words by its own language; the digest must not follow it.
            for record in sorted(tuple(row) for row in connection.execute(kept)):
                digest.update(json.dumps(record).encode())
        decisions = [(item.entity, item.given, item.key) for item in self.decisions()]
        digest.update(json.dumps([decisions, len(self.rejects())]).encode())
        return digest.hexdigest()

    def counts(self) -> dict[str, int]:
        """Return how many documents, customers, engagements and rejects there are."""
        versions, records = tables.document_versions, tables.record_versions
        total = sa.select(sa.func.count())
        with self._engine.connect() as connection:
            documents = connection.scalar(total.select_from(versions).where(versions.c.current))
            by_type = {
                name: connection.scalar(
                    total.select_from(records).where(
                        records.c.current, records.c.record_type == name
                    )
                )
                for name in ("customer", "engagement")
            }
        return {
            "documents": documents or 0,
            "customers": by_type["customer"] or 0,
            "engagements": by_type["engagement"] or 0,
            "rejects": len(self.rejects()),
        }

    def _add_records(
        self, record_type: str, records: Sequence[Customer | Engagement], import_id: int
    ) -> Additions:
        entries = [
            Entry({"record_type": record_type, "key": item.key}, {}, to_payload(item))
            for item in records
        ]
        return self._add(tables.record_versions, entries, import_id)

    def _add(self, table: sa.Table, entries: Sequence[Entry], import_id: int) -> Additions:
        result = Additions()
        for start in range(0, len(entries), _CHUNK):
            with self._engine.begin() as connection:
                result += add_versions(
                    connection, table, entries[start : start + _CHUNK], import_id
                )
        return result

    def _records(self, record_type: str) -> list[Mapping[str, object]]:
        table = tables.record_versions
        query = sa.select(table.c.key, table.c.payload).where(
            table.c.current, table.c.record_type == record_type
        )
        with self._engine.connect() as connection:
            rows = sorted(connection.execute(query), key=lambda row: str(row[0]))
        # Sorted here: a database sorts words by its own language.
        return [row[1] for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
