"""Reads files into the store: idempotent, resumable, and nothing dropped without a reason."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from corpus.day_order import Neighbours
from corpus.document import Document
from corpus.errors import CorpusError, StoreError, UnreadableFile
from corpus.future import TOLD, future_days, without_future_days
from corpus.interpret import ColumnNote, Interpreted
from corpus.limits import Limits
from corpus.mapping import RecordKind, load_mapping
from corpus.places import placed
from corpus.progress import Progress
from corpus.readers.walk import Discovered, FoundFile, RefusedFile, SkippedFile, discover
from corpus.reading import AMBIGUOUS, Reading, interpreted
from corpus.records import Customer, Engagement
from corpus.rejected import Rejected
from corpus.store.versions import Additions
from corpus.store.workspace import Store

#: Changes when the same bytes would be read into other records, so that known files are reread.
READING_VERSION = 10

_BATCH = 1000
_LOG = logging.getLogger(__name__)
_NONE = Additions()
#: What is said of days that cannot have been, by their name.
_AHEAD_OF_TODAY = {
    "date": "dates more than a month ahead of today, left empty",
    "reported": "reported after today, left empty",
    "closed": "closed after today, left empty",
}


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What came of an import. ``files`` were found and meant to be read, in any state."""

    files: int = 0
    files_unchanged: int = 0
    files_rejected: int = 0
    files_skipped: int = 0
    rows_rejected: int = 0
    documents: Additions = _NONE
    engagements: Additions = _NONE
    customers: Additions = _NONE
    rejects: tuple[Rejected, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()
    notes: tuple[ColumnNote, ...] = ()

    def __add__(self, other: IngestSummary) -> IngestSummary:
        """Return the sums, lists joined."""
        return IngestSummary(
            **{
                item.name: getattr(self, item.name) + getattr(other, item.name)
                for item in fields(self)
            }
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know about columns, as sentences."""
        return tuple(
            f"{note.file}, {_place(note)}{note.rows:,} rows: {note.reason}" for note in self.notes
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the summary JSON-ready."""
        counts = ("documents", "engagements", "customers")
        shown: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("files", "files_unchanged", "files_rejected", "files_skipped")
        }
        for name in counts:
            value: Additions = getattr(self, name)
            shown[name] = {part.name: getattr(value, part.name) for part in fields(value)}
        shown["rows_rejected"] = self.rows_rejected
        shown["rejects"] = [
            {"file": item.file, "row": item.row, "reason": item.reason} for item in self.rejects
        ]
        shown["skipped"] = [{"file": item.relative, "reason": item.reason} for item in self.skipped]
        shown["warnings"] = list(self.warnings)
        return shown


def _place(note: ColumnNote) -> str:
    """Return the table and column of a note, without those that the file's name tells already."""
    table = f"table {note.table!r}, " if note.table and note.table not in note.file else ""
    return table + (f"column {note.column!r}, " if note.column else "")


def ingest(
    paths: Sequence[Path],
    store: Store,
    limits: Limits,
    *,
    kind: str | None = None,
    mapping: Path | None = None,
    progress: Progress,
) -> IngestSummary:
    """Read files and folders of them into the store.

    A file whose bytes were read to the end before, in the same way, is not read again. Every other
    file is read row by row, so that a run that was interrupted is simply run again.

    Raises:
        InvalidMapping: when the given mapping file is none.

    """
    reading = make_reading(limits, kind, mapping)
    found = list(discover(paths, limits))
    reading = replace(reading, neighbours=Neighbours(found, limits))
    summary = IngestSummary()
    with progress.step("reading files", len(found)) as advance:
        for item in found:
            summary += _one(item, store, reading)
            advance(1)
    return summary


def make_reading(limits: Limits, kind: str | None, mapping: Path | None) -> Reading:
    """Return how files are to be read, from what a person said."""
    return Reading(
        limits,
        RecordKind(kind) if kind else None,
        load_mapping(mapping) if mapping else None,
    )


def _one(item: Discovered, store: Store, reading: Reading) -> IngestSummary:
    if isinstance(item, SkippedFile):
        return IngestSummary(files_skipped=1, skipped=(item,))
    if isinstance(item, RefusedFile):
        rejected = Rejected(item.relative, None, item.reason)
        import_id = store.begin_import(item.relative, "", _way(reading))
        store.add_rejects([rejected], import_id)
        store.finish_import(import_id, "failed", {})
        return IngestSummary(files=1, files_rejected=1, rejects=(rejected,))
    try:
        with item.local(reading.limits) as path:
            return _file(path, item, store, reading)
    except (UnreadableFile, OSError) as error:
        return _one(RefusedFile(item.relative, str(error)), store, reading)


def _file(path: Path, item: FoundFile, store: Store, reading: Reading) -> IngestSummary:
    name, way, digest = item.relative, _way(reading), _digest(path)
    place = f"{item.path.resolve()}#{item.member}" if item.in_archive else str(item.path.resolve())
    known = store.finished_import(digest, way)
    if known is not None and not _settled_since(known, name, reading):
        return _known(known)
    import_id = store.begin_import(name, digest, way)
    notes: list[ColumnNote] = []
    today = datetime.now(UTC).date()
    summary = IngestSummary(files=1)
    failure: Rejected | None = None
    seen: set[str] = set()
    results = interpreted(path, name, reading, notes.append)
    try:
        for batch in _batches(results):
            kept = [_at(place, result, store) for result in batch]
            seen.update(_uids_of_rows(kept))
            notes.extend(_future_notes(kept, name, today))
            kept = [_dated(result, today) for result in kept]
            summary += _keep(kept, store, import_id)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - a defect in one file must not lose the others
        failure = _failure(name, error)
    if failure is not None:
        store.add_rejects([failure], import_id)
        summary += IngestSummary(files_rejected=1, rejects=(failure,))
    elif seen and store.was_imported(name, before=import_id):
        notes.extend(_gone(name, len(store.read_from(place) - seen)))
    summary = replace(summary, notes=tuple(notes))
    store.finish_import(import_id, "failed" if failure else "finished", _counts(summary))
    return summary


def _failure(name: str, error: Exception) -> Rejected:
    if isinstance(error, CorpusError):
        return Rejected(name, None, str(error))
    _LOG.warning("unexpected failure", extra={"error": type(error).__name__})
    reason = f"reading it failed unexpectedly ({type(error).__name__}); please report this file"
    return Rejected(name, None, reason)


def _uids_of_rows(batch: Iterable[Interpreted]) -> Iterator[str]:
    for item in batch:
        if isinstance(item, Document) and item.origin is not None and item.origin.row is not None:
            yield item.uid


def _gone(name: str, rows: int) -> list[ColumnNote]:
    """Return a note where a table lacks documents that it held when it was read before."""
    reason = (
        "gave documents when this file was read before and give none any more (taken out, or among "
        "the rejects); the documents stay as they were (`premortem curate exclude` takes one out "
        "of all themes)"
    )
    return [ColumnNote(name, "", "", rows, reason)] if rows else []


def _batches(results: Iterable[Interpreted]) -> Iterator[list[Interpreted]]:
    batch: list[Interpreted] = []
    for result in results:
        batch.append(result)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _dated(result: Interpreted, today: date) -> Interpreted:
    return without_future_days(result, today) if isinstance(result, Document) else result


def _future_notes(batch: Sequence[Interpreted], name: str, today: date) -> list[ColumnNote]:
    """Return notes when documents claim to be of days that cannot have been."""
    documents = [item for item in batch if isinstance(item, Document)]
    ahead = Counter(day for item in documents for day in future_days(item, today))
    return [
        ColumnNote(name, "", day, ahead[day], _AHEAD_OF_TODAY[day]) for day in TOLD if ahead[day]
    ]


def _at(place: str, result: Interpreted, store: Store) -> Interpreted:
    return placed(result, place, store) if isinstance(result, Document) else result


def _keep(batch: Sequence[Interpreted], store: Store, import_id: int) -> IngestSummary:
    rejects = tuple(item for item in batch if isinstance(item, Rejected))
    store.add_rejects(rejects, import_id)
    whole = sum(item.row is None for item in rejects)
    return IngestSummary(
        files_rejected=whole,
        rows_rejected=len(rejects) - whole,
        rejects=rejects,
        documents=store.add_documents(
            [item for item in batch if isinstance(item, Document)], import_id
        ),
        engagements=store.add_engagements(
            [item for item in batch if isinstance(item, Engagement)], import_id
        ),
        customers=store.add_customers(
            [item for item in batch if isinstance(item, Customer)], import_id
        ),
    )


def _counts(summary: IngestSummary) -> dict[str, int]:
    return {
        "documents": summary.documents.total,
        "engagements": summary.engagements.total,
        "customers": summary.customers.total,
        "days_open": sum(note.reason.endswith(AMBIGUOUS) for note in summary.notes),
        "rows_rejected": summary.rows_rejected,
        "files_rejected": summary.files_rejected,
    }


def _known(counts: Any) -> IngestSummary:
    """Return the summary of a file that was read before: everything in it is unchanged."""
    return IngestSummary(
        files=1,
        files_unchanged=1,
        files_rejected=counts.get("files_rejected", 0),
        rows_rejected=counts["rows_rejected"],
        documents=Additions(unchanged=counts["documents"]),
        engagements=Additions(unchanged=counts["engagements"]),
        customers=Additions(unchanged=counts["customers"]),
    )


def _settled_since(counts: Any, name: str, reading: Reading) -> bool:
    """Say whether the files beside one settle a day of it that was left open when it was read."""
    if not counts.get("days_open") or reading.neighbours is None:
        return False
    return reading.neighbours.order_near(name) is not None


def _way(reading: Reading) -> str:
    """Return a hash of everything beside the bytes that decides what a file is read into."""
    parts = (READING_VERSION, reading.kind, reading.mapping, reading.limits)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
