"""Reads one file: its parts, the mapping of each table, and the records that come of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from corpus.day_order import Neighbours
from corpus.document import DocumentKind
from corpus.errors import InvalidMapping
from corpus.fields import Group, fields_for
from corpus.interpret import Interpreted, interpret_rows, interpret_text
from corpus.interpret.columns import ColumnNote, OnNote
from corpus.interpret.kinds import kind_of_table
from corpus.limits import Limits
from corpus.mapping import Mapping, RecordKind, propose_mapping
from corpus.mapping.shapes import GENERIC
from corpus.raw import RawRow, RawTable, RawText
from corpus.readers.contract import Part
from corpus.readers.headings import find_sections
from corpus.readers.registry import read
from corpus.rejected import Rejected

_SAMPLE_ROWS = 300
#: What is said of a text whose day could as well be another.
AMBIGUOUS = "it could as well be another day, and no file beside it settles that"
#: What is said of a sheet that holds no records.
GUIDANCE = "not read: by its name the sheet explains the workbook and holds no records"
_GUIDANCE = re.compile(
    r"(?:guidance|instructions?|how to(?: use)?(?: .*)?|read ?me|about|cover(?: ?(?:sheet|page))?"
    r"|legend|lookups?|lists|drop ?downs?|picklists?|validation(?: lists?)?|reference data"
    r"|(?:version|revision) (?:history|log)|document control|toelichting|legenda|anleitung"
    r"|hinweise|legende)(?: (?:notes|tab|sheet))?"
)
#: Keys that a sheet of guidance has no column for, and texts that explain the words of a legend.
_KEYS = frozenset(["customer_key", "engagement_key"])
_EXPLAINING = frozenset(["text", "description", "comment"])
#: How sure a column's field is where its label says it.
_BY_LABEL = 0.85


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read: what they hold if a person said so, and a mapping if given.

    ``neighbours`` settle the days of texts; without them an ambiguous day stays one.
    """

    limits: Limits
    kind: RecordKind | None = None
    mapping: Mapping | None = None
    neighbours: Neighbours | None = None

    @property
    def document_kind(self) -> DocumentKind | None:
        """The kind that a person stated for documents."""
        return self.kind.document_kind if self.kind else None


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table with the mapping by which it is read, unless it explains the tables beside it."""

    table: RawTable
    mapping: Mapping
    is_guidance: bool = False


def mapped(table: RawTable, reading: Reading, file: str = "") -> MappedTable:
    """Return a table with its mapping: the given one, else one proposed from its first rows.

    Where the columns do not tell what sort of documents the rows are, the name of the table or of
    its ``file`` does.

    Raises:
        InvalidMapping: when the given mapping does not fit the table.

    """
    if reading.mapping is not None:
        return MappedTable(table, reading.mapping.fitted_to(table.columns))
    start = list(islice(table.rows, _SAMPLE_ROWS))
    sample = [row.cells for row in start if isinstance(row, RawRow)]
    kind = reading.kind.value if reading.kind else None
    whole = replace(table, rows=chain(start, table.rows))
    proposed = propose_mapping(table.columns, sample, kind)
    if kind is None and (proposed.shape, proposed.kind) == (GENERIC, RecordKind.POST_MORTEM):
        stem = PurePosixPath(file.replace("\\", "/")).stem
        named = kind_of_table(table.name) or kind_of_table(stem)
        proposed = replace(proposed, kind=RecordKind(named) if named else proposed.kind)
    return MappedTable(whole, proposed)


def mapped_part(
    table: RawTable, parts: Sequence[Part], reading: Reading, file: str = ""
) -> MappedTable:
    """Return a table with its mapping, and whether it tells how to fill in those beside it.

    By its name such a sheet is known, but only beside one that is none, and never where a person
    said what the rows are or its own columns do.

    Raises:
        InvalidMapping: when the given mapping does not fit a table of records.

    """
    others = [part for part in parts if isinstance(part, RawTable) and part is not table]
    beside = any(not _explains(other.name) for other in others)
    if reading.kind is not None or not beside or not _explains(table.name):
        return mapped(table, reading, file)
    try:
        found = mapped(table, reading, file)
    except InvalidMapping:
        return replace(mapped(table, replace(reading, mapping=None), file), is_guidance=True)
    given = reading.mapping is not None
    return replace(found, is_guidance=not given and not _holds_records(found.mapping))


def _explains(name: str) -> bool:
    return _GUIDANCE.fullmatch(" ".join(name.casefold().split())) is not None


def _holds_records(mapping: Mapping) -> bool:
    """Say whether the labels of a table name a key of its rows, or what went wrong and why."""
    named = {column.field for column in mapping.columns if column.confidence >= _BY_LABEL}
    texts = {
        item.name for item in fields_for(mapping.records) if item.group is Group.TEXT
    } - _EXPLAINING
    return not named.isdisjoint(texts | _KEYS)


def interpreted(path: Path, name: str, reading: Reading, on_note: OnNote) -> Iterator[Interpreted]:
    """Yield every record and reject of a file; ``name`` is what the file is called in them.

    Raises:
        UnreadableFile: when the file cannot be read at all, or not to its end.
        InvalidMapping: when the given mapping does not fit a table of the file.

    """
    parts = read(path, reading.limits)
    for part in parts:
        if isinstance(part, RawTable):
            table = mapped_part(part, parts, reading, name)
            if table.is_guidance:
                rows = sum(1 for _ in table.table.rows)
                on_note(ColumnNote(name, part.name, "", rows, GUIDANCE))
                continue
            yield from interpret_rows(
                table.table,
                table.mapping,
                file=name,
                kind=reading.document_kind,
                find_sections=find_sections,
                on_note=on_note,
            )
        elif reading.kind is not None and reading.document_kind is None:
            reason = f"a text cannot hold {reading.kind.value}; give a table of them"
            yield Rejected(name, None, reason)
        else:
            whole = f"{name}/{part.member}" if part.member else name
            yield _text(part, whole, reading, on_note)


def _text(part: RawText, name: str, reading: Reading, on_note: OnNote) -> Interpreted:
    """Return the document of a text; a day that it leaves open is settled by those beside it."""
    found = interpret_text(part, file=name, kind=reading.document_kind)
    if isinstance(found, Rejected) or not found.date_ambiguous:
        return found
    order = reading.neighbours.order_near(name) if reading.neighbours else None
    if order is not None:
        return interpret_text(part, file=name, kind=reading.document_kind, order=order)
    on_note(ColumnNote(name, "", "date", 1, f"read as {found.date}; {AMBIGUOUS}"))
    return found
