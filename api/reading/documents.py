"""Finding one document, and the findings and pieces of its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.echo import quoted
from api.errors import AmbiguousDocument, UnknownDocument
from api.reading.highlight import Segment, Span, segments
from api.reading.index import EditionIndex

Row = dict[str, Any]

#: How many of the documents that share a source id an error lists.
UIDS_LISTED = 20


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's row, its findings in text order, and its text cut at their boundaries.

    ``positions`` are the findings' rows in the table, by which segments name them.
    """

    row: Row
    positions: tuple[int, ...]
    findings: tuple[Row, ...]
    segments: tuple[Segment, ...]


def document_position(index: EditionIndex, identifier: str) -> int:
    """Return the row of a document given by uid or by the source's own id.

    Raises:
        UnknownDocument: when the edition has no such document.
        AmbiguousDocument: when several documents share that source id.

    """
    position = index.documents.by_uid.get(identifier)
    if position is not None:
        return position
    positions = index.documents.by_source.get(identifier, ())
    if not positions:
        message = (
            f"edition {index.number} has no document {quoted(identifier)}; "
            "a document is named by its uid or by the source's own id"
        )
        raise UnknownDocument(message)
    if len(positions) > 1:
        uids = index.tables["documents"].columns["document_uid"]
        message = (
            f"{len(positions)} documents of different sources share the id {quoted(identifier)}; "
            "ask for one of them by its uid"
        )
        listed = tuple(uids[at] for at in positions[:UIDS_LISTED])
        raise AmbiguousDocument(message, uids=listed, total=len(positions))
    return positions[0]


def document_view(index: EditionIndex, position: int) -> DocumentView:
    """Return a document with its findings and highlighted pieces."""
    row = index.tables["documents"].row(position)
    row["text"] = row["text"] or ""
    table = index.tables["findings"]
    own = index.findings.by_document.get(row["document_uid"], ())
    placed = sorted(own, key=lambda at: (_place(table.columns["start"][at]), at))
    spans = [
        Span(_place(table.columns["start"][at]), _place(table.columns["end"][at]), at) for at in own
    ]
    return DocumentView(
        row=row,
        positions=tuple(placed),
        findings=tuple(table.row(at) for at in placed),
        segments=segments(row["text"], spans),
    )


def _place(offset: int | None) -> int:
    """Return an offset; a missing one lies outside every text."""
    return -1 if offset is None else offset
