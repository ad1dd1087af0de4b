"""OpenDocument spreadsheets (LibreOffice Calc), sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, LimitExceeded
from corpus.limits import Limits
from corpus.readers.contract import Head, Part
from corpus.readers.header_groups import Span
from corpus.readers.open_document import OFFICE, TABLE, TEXT, content, is_kind, text_of
from corpus.readers.rows import broken, number_text
from corpus.readers.sheets import Cells, SheetRows, sheet_table

_FORMAT = "an OpenDocument spreadsheet"
_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_NUMBERS = {"float", "currency", "percentage"}
_MIDNIGHT = "T00:00:00"
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
#: Blank rows or cells in a row that are written out; sheets are padded to a million of them.
_MOST_BLANKS = 1_000
_Sheet = tuple[str, list[Cells], tuple[Span, ...]]


class OpenSpreadsheetReader:
    """Reads every sheet that holds a table; values as stored, not as shown."""

    format = _FORMAT
    extensions = (".ods",)

    def recognises(self, head: Head) -> bool:
        """A zip archive that names itself one."""
        return is_kind(head, "spreadsheet")

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return one table a sheet that holds any; an empty file gives none.

        Raises:
            UnreadableFile: when the file is no such spreadsheet, is damaged or has a password.
            LimitExceeded: when it would expand too far or has too many cells.

        """
        try:
            root = content(path, _FORMAT, limits)
            sheets = list(_sheets(path.name, root, limits))
        except CorpusError:
            raise
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error
        tables = []
        for title, rows, spans in sheets:
            of = SheetRows(path.name, title, _FORMAT)
            table = sheet_table(of, partial(iter, rows), spans, limits)
            if table is not None:
                tables.append(table)
        return tuple(tables)


def _sheets(name: str, root: Any, limits: Limits) -> Iterator[_Sheet]:
    """Yield the sheets of a file while all together are within the limits."""
    left = limits.max_cells
    for table in root.iter(f"{TABLE}table"):
        sheet, cells = _sheet(name, table, limits, left)
        left -= cells
        yield sheet


def _sheet(name: str, table: Any, limits: Limits, left: int) -> tuple[_Sheet, int]:
    """Return a sheet and its number of cells, at most ``left``; a blank row counts as one."""
    rows: list[Cells] = []
    spans: list[Span] = []
    blank = cells = 0
    for element in table.iter(_ROW):
        row = _row(name, element, len(rows) + blank, spans, limits)
        times = _times(element, "number-rows-repeated")
        if not row:
            blank = min(blank + times, _MOST_BLANKS)
            continue
        cells += blank + len(row) * times
        _check(name, cells, left, f"{limits.max_cells} cells")
        _check(name, len(rows) + blank + times, limits.max_rows, f"{limits.max_rows} rows")
        rows += [()] * blank + [row] * times
        blank = 0
    title = str(table.get(f"{TABLE}name") or "")
    return (title, rows, tuple(sorted(spans, key=_place))), cells


def _check(name: str, found: int, most: int, words: str) -> None:
    if found > most:
        message = f"{name} has more than {words}"
        raise LimitExceeded(message)


def _place(span: Span) -> tuple[int, int]:
    return span.top, span.left


def _row(name: str, element: Any, top: int, spans: list[Span], limits: Limits) -> Cells:
    """Return the texts of a row without the empty cells at its end, and note merged blocks."""
    row: list[str] = []
    blank = 0
    for cell in element:
        if cell.tag not in {_CELL, _COVERED}:
            continue
        text = _value(cell) if cell.tag == _CELL else ""
        times = min(_times(cell, "number-columns-repeated"), _MOST_BLANKS)
        if not text:
            blank = min(blank + times, _MOST_BLANKS)
            continue
        wide = len(row) + blank + times
        _check(name, wide, limits.max_columns, f"{limits.max_columns} columns")
        row += [""] * blank
        blank = 0
        across, down = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
        if across > 1 or down > 1:
            left = len(row)
            right = left + min(across, limits.max_columns) - 1
            spans.append(Span(top, left, top + down - 1, right))
        row += [text] * times
    return tuple(row)


def _times(element: Any, attribute: str) -> int:
    value = str(element.get(f"{TABLE}{attribute}") or "")
    return max(1, int(value)) if value.isdigit() else 1


def _value(cell: Any) -> str:
    """Return the text of a cell's value: the stored number, day or truth value, else its words.

    A formula that failed, such as ``#N/A``, gives none.
    """
    if cell.get(_VALUE_TYPE) == "error":
        return ""
    kind = cell.get(f"{OFFICE}value-type")
    stored = str(cell.get(f"{OFFICE}value") or "")
    if kind in _NUMBERS and stored:
        return number_text(float(stored)) if "." in stored or "e" in stored.lower() else stored
    if kind == "date" and (day := str(cell.get(f"{OFFICE}date-value") or "")):
        return day.removesuffix(_MIDNIGHT)
    if kind == "boolean" and (truth := str(cell.get(f"{OFFICE}boolean-value") or "")):
        return truth
    return "\n".join(_paragraphs(cell)).strip()


def _paragraphs(cell: Any) -> Iterator[str]:
    return (text_of(paragraph) for paragraph in cell.iterchildren(f"{TEXT}p"))
