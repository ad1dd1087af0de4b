"""Reads one file: its parts, the mapping of each table, and the records that come of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from corpus.day_order import Neighbours
from corpus.document import DocumentKind
from corpus.interpret import Interpreted, interpret_rows, interpret_text
from corpus.interpret.columns import ColumnNote, OnNote
from corpus.interpret.kinds import kind_in
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
    r"|legend|lookups?|lists?|drop ?downs?|picklists?|validation(?: lists?)?|reference data"
    r"|(?:version|revision|change) (?:history|log)|document control|toelichting|legenda|anleitung"
    r"|hinweise|legende)(?: (?:notes|tab|sheet))?"
)


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
    """A table with the mapping by which it will be read."""

    table: RawTable
    mapping: Mapping


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
        named = kind_in(table.name) or kind_in(stem)
        proposed = replace(proposed, kind=RecordKind(named) if named else proposed.kind)
    return MappedTable(whole, proposed)


def is_guidance(table: RawTable, parts: Sequence[Part]) -> bool:
    """Say whether a table is a sheet of a workbook that tells how to fill in the others."""
    beside = any(isinstance(part, RawTable) and part is not table for part in parts)
    return beside and _GUIDANCE.fullmatch(" ".join(table.name.casefold().split())) is not None


def interpreted(path: Path, name: str, reading: Reading, on_note: OnNote) -> Iterator[Interpreted]:
    """Yield every record and reject of a file; ``name`` is what the file is called in them.

    Raises:
        UnreadableFile: when the file cannot be read at all, or not to its end.
        InvalidMapping: when the given mapping does not fit a table of the file.

    """
    parts = read(path, reading.limits)
    for part in parts:
        if isinstance(part, RawTable) and is_guidance(part, parts):
            rows = sum(1 for _ in part.rows)
            on_note(ColumnNote(name, part.name, "", rows, GUIDANCE))
        elif isinstance(part, RawTable):
            table = mapped(part, reading, name)
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
