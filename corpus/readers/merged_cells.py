"""The merged cells of a workbook's sheets, which the row-wise reading mode does not tell."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import range_boundaries

from corpus.readers.header_groups import Span

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_CHUNK = 1 << 20
_OVERLAP = 256

#: Merged blocks of a sheet that are heeded; a sheet with more is drawn, not filled in.
_MAX_SPANS = 50_000

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def merged_spans(archive: zipfile.ZipFile) -> Mapping[str, tuple[Span, ...]]:
    """Return the merged blocks of every sheet by its title; a sheet without any is left out.

    The list stands behind the cells in a sheet's part, so the part is scanned as bytes, which
    takes a small fraction of the time of reading its cells.
    """
    found: dict[str, tuple[Span, ...]] = {}
    for title, part in sheet_parts(archive).items():
        spans = _spans(archive, part)
        if spans:
            found[title] = spans
    return found


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the archive that holds each sheet, by the sheet's title."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    # both parts were checked to declare no entities before the archive was opened for reading
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {item.get("Id", ""): item.get("Target", "") for item in relations}
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  # as above
    parts: dict[str, str] = {}
    for sheet in workbook.iter(_SHEET):
        target = targets.get(sheet.get(_RELATION, ""), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in names:
            parts[sheet.get("name", "")] = part
    return parts


def _spans(archive: zipfile.ZipFile, part: str) -> tuple[Span, ...]:
    references: list[bytes] = []
    tail = b""
    with archive.open(part) as source:
        while chunk := source.read(_CHUNK):
            window = tail + chunk
            last = 0
            for match in _MERGE.finditer(window):
                references.append(match.group(1))
                last = match.end()
            tail = window[max(last, len(window) - _OVERLAP) :]
            if len(references) > _MAX_SPANS:
                return ()
    spans = []
    for reference in references:
        left, top, right, bottom = range_boundaries(reference.decode())
        if left is not None and top is not None and right is not None and bottom is not None:
            spans.append(Span(int(top) - 1, int(left) - 1, int(bottom) - 1, int(right) - 1))
    return tuple(sorted(spans, key=lambda span: (span.top, span.left)))
