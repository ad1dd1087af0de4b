"""Excel workbooks, sheet by sheet."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl

from corpus.errors import CorpusError, LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.readers.archives import check_office_archive
from corpus.readers.contract import Head, Part
from corpus.readers.formulas import unsaved_formulas
from corpus.readers.merged_cells import merged_spans
from corpus.readers.rows import broken, number_text
from corpus.readers.sheets import SheetRows, sheet_table

_FORMAT = "an Excel workbook"
_WORKBOOK = "xl/workbook.xml"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ISO_DAY = 10


class SpreadsheetReader:
    """Reads every sheet with a visible or hidden table; cached values stand for formulas."""

    format = _FORMAT
    extensions = (".xlsx", ".xlsm")

    def recognises(self, head: Head) -> bool:
        """A zip archive with a workbook part."""
        return _WORKBOOK in head.members

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return one table a sheet that holds any; an empty workbook gives none.

        Raises:
            UnreadableFile: when the file is no workbook or is damaged.
            LimitExceeded: when it would expand too far or is too wide.

        """
        if _WORKBOOK not in check_office_archive(path, limits):
            message = f"{path.name} is not {_FORMAT}: it has no workbook part"
            raise UnreadableFile(message)
        # in memory, so that rows can be read later without holding the file open
        content = io.BytesIO(path.read_bytes())
        try:
            return self._sheets(path.name, content, limits)
        except CorpusError:
            raise
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error

    def _sheets(self, name: str, content: io.BytesIO, limits: Limits) -> tuple[Part, ...]:
        with zipfile.ZipFile(content) as archive:
            merged = merged_spans(archive)
            unsaved = unsaved_formulas(archive)
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that hold no data
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(content, read_only=True, data_only=True)
        tables: list[Part] = []
        for sheet in workbook.worksheets:
            rows = partial(_cells, name, sheet, limits)
            table = sheet_table(
                SheetRows(name, sheet.title, _FORMAT), rows, merged.get(sheet.title, ()), limits
            )
            if table is not None:
                tables.append(replace(table, unsaved=unsaved.get(sheet.title, 0)))
        return tuple(tables)


def cell_text(value: Any, data_type: str = "n") -> str:
    """Return the text of a cell's value.

    >>> cell_text(3.0), cell_text(dt.datetime(2025, 6, 21)), cell_text(True)
    ('3', '2025-06-21', 'true')
    """
    if value is None or data_type == "e":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value) if isinstance(value, float) else str(value)
    if isinstance(value, dt.datetime):
        text = value.replace(microsecond=0).isoformat()
        return text[:_ISO_DAY] if value.time() == dt.time() else text
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return unescaped(str(value))


def unescaped(text: str) -> str:
    r"""Undo Excel's ``_x000D_`` notation for characters that XML cannot hold.

    >>> unescaped("first_x000D_\nsecond")
    'first\nsecond'
    """
    if "_x" not in text:
        return text
    text = text.replace("_x000D_\n", "\n")

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1), 16)
        if code == 0x0D:  # noqa: PLR2004  # a carriage return
            return "\n"
        return "" if code < 0x20 and code not in (9, 10) else chr(code)  # noqa: PLR2004  # control characters

    return _ESCAPED.sub(character, text)


def _cells(name: str, sheet: Any, limits: Limits) -> Iterator[tuple[str, ...]]:
    """Yield the texts of every row from the first, without the empty cells at its end."""
    sheet.reset_dimensions()
    visited = 0
    with warnings.catch_warnings():
        # a date beyond what Python can hold is told by openpyxl as a warning and an error cell
        warnings.simplefilter("ignore")
        for row in sheet.iter_rows():
            visited += len(row)
            if visited > limits.max_cells:
                message = f"{name} has more than {limits.max_cells} cells in one sheet"
                raise LimitExceeded(message)
            cells = [cell_text(cell.value, getattr(cell, "data_type", "n")) for cell in row]
            while cells and not cells[-1].strip():
                cells.pop()
            yield tuple(cells)
