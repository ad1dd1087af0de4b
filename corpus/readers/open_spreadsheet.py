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
#: Blank rows or cells that are written out; sheets are padded to a million of them.
_MOST_BLANKS = 1_000


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
            sheets = [_sheet(path.name, table, limits) for table in root.iter(f"{TABLE}table")]
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


def _sheet(name: str, table: Any, limits: Limits) -> tuple[str, list[Cells], tuple[Span, ...]]:
    rows: list[Cells] = []
    spans: list[Span] = []
    blank = cells = 0
    for element in table.iter(_ROW):
        row = _row(element, len(rows) + blank, spans)
        times = _times(element, "number-rows-repeated")
        if not row:
            blank += min(times, _MOST_BLANKS)
            continue
        cells += len(row) * times
        if cells > limits.max_cells:
            message = f"{name} has more than {limits.max_cells} cells in one sheet"
            raise LimitExceeded(message)
        rows += [()] * blank + [row] * times
        blank = 0
    return str(table.get(f"{TABLE}name") or ""), rows, tuple(sorted(spans, key=_place))


def _place(span: Span) -> tuple[int, int]:
    return span.top, span.left


def _row(element: Any, top: int, spans: list[Span]) -> Cells:
    """Return the texts of a row without the empty cells at its end, and note merged blocks."""
    row: list[str] = []
    blank = 0
    for cell in element:
        if cell.tag not in {_CELL, _COVERED}:
            continue
        text = _value(cell) if cell.tag == _CELL else ""
        times = _times(cell, "number-columns-repeated")
        if not text:
            blank += min(times, _MOST_BLANKS)
            continue
        row += [""] * blank
        blank = 0
        across, down = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
        if across > 1 or down > 1:
            left = len(row)
            spans.append(Span(top, left, top + down - 1, left + across - 1))
        row += [text] * min(times, _MOST_BLANKS)
    return tuple(row)


def _times(element: Any, attribute: str) -> int:
    value = str(element.get(f"{TABLE}{attribute}") or "")
    return max(1, int(value)) if value.isdigit() else 1


def _value(cell: Any) -> str:
    """Return the text of a cell's value: the stored number, day or truth value, else its words."""
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
