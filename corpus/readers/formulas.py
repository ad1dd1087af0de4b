"""Formulas of a workbook whose values were never saved, which read as empty cells.

A program that writes formulas without computing them (a script, mostly) leaves the values to the
next program that opens the workbook. Until then the file holds none.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping

from corpus.readers.merged_cells import sheet_parts

#: A formula whose value is an empty text is saved as one: ``t="str"``.
_UNSAVED = re.compile(
    rb'<c r="[A-Z]{1,3}(\d{1,7})"(?![^>]*\bt="str")[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*'
    rb"(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_CHUNK = 1 << 20
#: A formula has at most 8,192 characters, which XML may write longer.
_OVERLAP = 1 << 16


def unsaved_formulas(archive: zipfile.ZipFile) -> Mapping[str, int]:
    """Return how many rows of each sheet, by its title, hold a formula without a value."""
    counts = {title: _rows(archive, part) for title, part in sheet_parts(archive).items()}
    return {title: count for title, count in counts.items() if count}


def _rows(archive: zipfile.ZipFile, part: str) -> int:
    rows: set[bytes] = set()
    tail = b""
    with archive.open(part) as source:
        while chunk := source.read(_CHUNK):
            window = tail + chunk
            if b"<f" in window:
                rows.update(match.group(1) for match in _UNSAVED.finditer(window))
            tail = window[-_OVERLAP:]
    return len(rows)
