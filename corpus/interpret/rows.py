"""A table and its mapping in, documents, engagements or customers out."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.compose import FindSections
from corpus.document import Document, DocumentKind
from corpus.fields import Records
from corpus.interpret.accounts import long_scopes, read_customer, read_engagement
from corpus.interpret.columns import ColumnNote, Columns, OnNote, notes_on, resolve_columns
from corpus.interpret.documents import DocumentReader
from corpus.interpret.identity import identifies, repeated, row_ids, scope_of
from corpus.interpret.repeats import last_of_each
from corpus.limits import Limits
from corpus.mapping import Mapping
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers import headings
from corpus.records import Customer, Engagement
from corpus.rejected import Rejected

Interpreted = Document | Engagement | Customer | Rejected


def ignore_note(_note: ColumnNote) -> None:
    """Take no notice."""


def interpret_rows(
    table: RawTable,
    mapping: Mapping,
    *,
    file: str,
    kind: DocumentKind | None = None,
    find_sections: FindSections = headings.find_sections,
    on_note: OnNote = ignore_note,
) -> Iterator[Interpreted]:
    """Yield one record or rejection for each row of a table, in its order.

    The rows are held in memory, because dates, amounts and ids are decided by column. A row
    without a readable date or amount is kept without it, and ``on_note`` is told how many there
    are. ``mapping`` belongs to this table (``Mapping.fitted_to``); ``kind`` overrules the kind
    that rows or mapping state; ``find_sections`` finds headings inside a cell.
    """
    entries = list(table.rows)
    rows = [_full(entry, len(table.columns)) for entry in entries if isinstance(entry, RawRow)]
    columns = resolve_columns(rows, table.columns, mapping)
    for note in notes_on(columns, file=file, table=table.name):
        on_note(note)
    results = _results(table, columns, file, kind, find_sections, on_note)
    for note in _of_table(table, columns, file):
        on_note(note)
    for entry in entries:
        if isinstance(entry, RowFault):
            yield Rejected(file, entry.number, entry.reason, entry.excerpt)
        else:
            yield next(results)


def _full(row: RawRow, width: int) -> RawRow:
    """Return a row with exactly one cell a column."""
    if len(row.cells) == width:
        return row
    return RawRow(row.number, (row.cells + ("",) * width)[:width])


def _results(
    table: RawTable,
    columns: Columns,
    file: str,
    kind: DocumentKind | None,
    find_sections: FindSections,
    on_note: OnNote,
) -> Iterator[Interpreted]:
    count = range(len(columns.rows))
    if columns.mapping.records is Records.ENGAGEMENTS:
        _note_scopes(columns, table, file, on_note)
        engagements = [read_engagement(columns, place, file=file) for place in count]
        yield from last_of_each(engagements, columns, file)
    elif columns.mapping.records is Records.CUSTOMERS:
        customers = [read_customer(columns, place, file=file) for place in count]
        yield from last_of_each(customers, columns, file)
    else:
        ids = _identifying(columns, table, file, on_note)
        reader = DocumentReader(
            columns,
            tuple(row_ids(columns.rows, ids)),
            scope_of(columns.mapping, table.columns, file=file, table=table.name, ids=ids or ()),
            file,
            kind,
            find_sections,
        )
        yield from (reader.read(place) for place in count)


def _of_table(table: RawTable, columns: Columns, file: str) -> Iterator[ColumnNote]:
    """Yield notes on cells without a label (mostly of a broken text) and without a value."""
    if table.unsaved:
        reason = (
            "have formulas whose values were never saved, read as empty; open the workbook in a "
            "spreadsheet program and save it"
        )
        yield ColumnNote(file, table.name, "", table.unsaved, reason)
    labelled = max((i for i, label in enumerate(table.columns, 1) if label.strip()), default=0)
    wider = sum(any(cell.strip() for cell in row.cells[labelled:]) for row in columns.rows)
    if labelled and wider:
        reason = (
            f"hold more cells than the {labelled:,} that have a label; kept as extra attributes "
            "(is a text with separators or line breaks in it not quoted?)"
        )
        yield ColumnNote(file, table.name, "", wider, reason)


def _note_scopes(columns: Columns, table: RawTable, file: str, on_note: OnNote) -> None:
    index, rows = columns.index("scope"), long_scopes(columns)
    if index is not None and rows:
        reason = f"more than {Limits().max_text_characters} characters of scope, left empty"
        on_note(ColumnNote(file, table.name, table.columns[index], rows, reason))


def _identifying(columns: Columns, table: RawTable, file: str, on_note: OnNote) -> list[str] | None:
    """Return the cells of the id column if they tell rows apart."""
    cells, index = columns.raw("id"), columns.index("id")
    if cells is None or index is None or not columns.rows:
        return None
    if identifies(cells, columns.rows):
        again = repeated(cells, columns.rows)
        if again:
            reason = "has the identifier of another row and says otherwise; kept as one of its own"
            on_note(ColumnNote(file, table.name, table.columns[index], again, reason))
        return cells
    reason = "identifiers repeat or are missing, so rows are identified by their content"
    on_note(ColumnNote(file, table.name, table.columns[index], len(columns.rows), reason))
    return None
