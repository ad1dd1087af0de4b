"""The text of a Word document's XML: insertions kept, deletions not, content controls opened.

python-docx leaves out what stands in tracked insertions and in content controls, which templates
of post-mortems use for every answer; so the elements are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SILENT = {
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText",
    f"{_W}rPr", f"{_W}pPr", _FALLBACK,
}  # fmt: skip
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PASSED_THROUGH = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``style`` is the style's id; ``level`` its own outline level, from 0."""

    text: str
    style: str | None = None
    level: int | None = None
    bold: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table, the text of its cells row by row."""

    rows: tuple[tuple[str, ...], ...]


def blocks(body: Any) -> Iterator[Paragraph | Table]:
    """Yield the paragraphs and tables below an element in document order."""
    for element in body:
        if element.tag == f"{_W}p":
            yield _paragraph(element)
            for box in element.iter(f"{_W}txbxContent"):
                if not any(parent.tag in _SILENT for parent in box.iterancestors()):
                    yield from blocks(box)
        elif element.tag == f"{_W}tbl":
            yield Table(tuple(_rows(element)))
        elif element.tag in _PASSED_THROUGH:
            yield from blocks(element)


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    for row in _through(table, f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield tuple(_cell(cell) for cell in _through(row, f"{_W}tc"))


def _through(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _PASSED_THROUGH:
            yield from _through(child, tag)


def _cell(cell: Any) -> str:
    lines = []
    for block in blocks(cell):
        if isinstance(block, Paragraph):
            lines.append(f"- {block.text}" if block.listed and block.text else block.text)
        else:
            lines.extend(" | ".join(row) for row in block.rows)
    return "\n".join(line for line in lines if line.strip())


def _paragraph(element: Any) -> Paragraph:
    pieces: list[tuple[str, bool]] = []
    _collect(element, pieces, bold=False)
    properties = element.find(f"{_W}pPr")
    style = level = None
    listed = False
    if properties is not None:
        style = _value(properties.find(f"{_W}pStyle"))
        outline = _value(properties.find(f"{_W}outlineLvl"))
        level = int(outline) if outline is not None and outline.isdigit() else None
        numbering = properties.find(f"{_W}numPr/{_W}numId")
        listed = numbering is not None and _value(numbering) != "0"
    worded = [bold for text, bold in pieces if text.strip()]
    text = "".join(text for text, _ in pieces).strip()
    return Paragraph(text, style, level, bold=bool(worded) and all(worded), listed=listed)


def _value(element: Any) -> str | None:
    return None if element is None else element.get(f"{_W}val")


def _collect(element: Any, pieces: list[tuple[str, bool]], *, bold: bool) -> None:
    for child in element:
        if child.tag in _SILENT or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            pieces.append((child.text or "", bold))
        elif child.tag in _SPACES:
            pieces.append((_SPACES[child.tag], bold))
        elif child.tag == f"{_W}r":
            if child.find(f"{_W}rPr/{_W}vanish") is None:
                mark = child.find(f"{_W}rPr/{_W}b")
                on = mark is not None and _value(mark) not in {"0", "false", "off"}
                _collect(child, pieces, bold=on)
        else:
            _collect(child, pieces, bold=bold)
