"""The words of a slide's XML: title, boxes, tables, diagrams and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

_TITLES = {"title", "ctrTitle"}
#: Placeholders that every slide of a template repeats.
_FURNITURE = {"ftr", "hdr", "sldNum", "dt", "sldImg"}
#: Placeholders whose paragraphs are bullets unless they say otherwise.
_BULLETED = {"body", "obj"}


@dataclass(frozen=True, slots=True)
class Block:
    """One box (``lines``) or table (``rows``) of a slide."""

    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    title: bool = False
    listed: bool = False


def blocks(slide: Any) -> Iterator[Block]:
    """Yield the boxes and tables of a slide in the order in which they are drawn."""
    for shape in slide.iter(f"{_P}sp", f"{_A}tbl"):
        if shape.tag == f"{_A}tbl":
            rows = tuple(
                tuple("\n".join(_lines(cell)) for cell in row.iterchildren(f"{_A}tc"))
                for row in shape.iterchildren(f"{_A}tr")
            )
            yield Block(rows=rows)
            continue
        kind = _placeholder(shape)
        lines = tuple(_lines(shape))
        if not lines or kind in _FURNITURE:
            continue
        if kind in _TITLES:
            yield Block((" ".join(lines),), title=True)
        else:
            yield Block(lines, listed=kind in _BULLETED)


def drawn_words(diagram: Any) -> list[str]:
    """Return the words of the boxes of a diagram (SmartArt)."""
    points = (" ".join(_lines(point)) for point in diagram.iter(f"{_DIAGRAM}pt"))
    return [words for words in points if words]


def noted_words(notes: Any) -> list[str]:
    """Return the paragraphs of a slide's speaker notes."""
    return [
        line
        for shape in notes.iter(f"{_P}sp")
        if _placeholder(shape) == "body"
        for line in _lines(shape)
    ]


def _placeholder(shape: Any) -> str | None:
    """Return the kind of a placeholder; one that names none is the body of the slide."""
    found = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if found is None else str(found.get("type") or "obj")


def _lines(element: Any) -> Iterator[str]:
    for paragraph in element.iter(f"{_A}p"):
        pieces = [
            "\n" if part.tag == f"{_A}br" else part.text or ""
            for part in paragraph.iter(f"{_A}t", f"{_A}br")
        ]
        for line in "".join(pieces).replace("\v", "\n").split("\n"):
            if words := " ".join(line.split()):
                yield words
