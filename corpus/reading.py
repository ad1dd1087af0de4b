"""Reads one file: its parts, the mapping of each table, and the records that come of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from corpus.document import DocumentKind
from corpus.interpret import Interpreted, interpret_rows, interpret_text
from corpus.interpret.columns import OnNote
from corpus.limits import Limits
from corpus.mapping import Mapping, RecordKind, propose_mapping
from corpus.raw import RawRow, RawTable
from corpus.readers.headings import find_sections
from corpus.readers.registry import read
from corpus.rejected import Rejected

_SAMPLE_ROWS = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read: what they hold if a person said so, and a mapping if given."""

    limits: Limits
    kind: RecordKind | None = None
    mapping: Mapping | None = None

    @property
    def document_kind(self) -> DocumentKind | None:
        """The kind that a person stated for documents."""
        return self.kind.document_kind if self.kind else None


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table with the mapping by which it will be read."""

    table: RawTable
    mapping: Mapping


def mapped(table: RawTable, reading: Reading) -> MappedTable:
    """Return a table with its mapping: the given one, else one proposed from its first rows.

    Raises:
        InvalidMapping: when the given mapping does not fit the table.

    """
    if reading.mapping is not None:
        return MappedTable(table, reading.mapping.fitted_to(table.columns))
    start = list(islice(table.rows, _SAMPLE_ROWS))
    sample = [row.cells for row in start if isinstance(row, RawRow)]
    kind = reading.kind.value if reading.kind else None
    whole = replace(table, rows=chain(start, table.rows))
    return MappedTable(whole, propose_mapping(table.columns, sample, kind))


def interpreted(path: Path, name: str, reading: Reading, on_note: OnNote) -> Iterator[Interpreted]:
    """Yield every record and reject of a file; ``name`` is what the file is called in them.

    Raises:
        UnreadableFile: when the file cannot be read at all, or not to its end.
        InvalidMapping: when the given mapping does not fit a table of the file.

    """
    for part in read(path, reading.limits):
        if isinstance(part, RawTable):
            table = mapped(part, reading)
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
            yield interpret_text(part, file=whole, kind=reading.document_kind)
