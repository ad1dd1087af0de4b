"""Writes rows into workbooks that are the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font

from corpus.sample.writers.written import frozen_archive

Cell = str | int | float | date | Decimal | None


def workbook(
    sheets: Mapping[str, Iterable[Sequence[Cell]]],
    groups: Sequence[tuple[str, int]] = (),
) -> bytes:
    """Return a workbook. ``groups`` (label, columns) makes a first, merged header row of its own.

    Texts are written as texts even when they begin with an equals sign.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        start = 1
        if groups:
            column = 1
            for label, width in groups:
                sheet.cell(1, column, label).font = Font(bold=True)
                sheet.merge_cells(
                    start_row=1, start_column=column, end_row=1, end_column=column + width - 1
                )
                column += width
            start = 2
        for number, row in enumerate(rows, start):
            for place, value in enumerate(row, 1):
                cell = sheet.cell(number, place, value if value != "" else None)
                if isinstance(value, str):
                    cell.data_type = "s"
                if number == start:
                    cell.font = Font(bold=True)
    target = io.BytesIO()
    book.save(target)
    return frozen_archive(target.getvalue())
