"""OpenDocument texts (LibreOffice Writer): headings, lists and tables in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.metadata import leading_metadata
from corpus.readers.open_document import (
    DRAW,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    content,
    is_kind,
    is_read,
    text_of,
)
from corpus.readers.plain import check_text
from corpus.readers.rows import broken
from corpus.readers.text_builder import TextBuilder

_FORMAT = "an OpenDocument text"
_TITLES = {"Title", "Subtitle"}
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_LISTS = {f"{TEXT}list", f"{TEXT}numbered-paragraph"}
_PASSED_THROUGH = {
    *_LISTS, f"{TEXT}section", f"{TEXT}list-item", f"{TEXT}list-header",
}  # fmt: skip
_ROW_GROUPS = {
    f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group",
}  # fmt: skip


class OpenTextReader:
    """Reads an ODT file as one text; what was deleted under track changes is not read."""

    format = _FORMAT
    extensions = (".odt",)

    def recognises(self, head: Head) -> bool:
        """A zip archive that names itself one."""
        return is_kind(head, "text")

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of the body, with footnotes at its end.

        Raises:
            UnreadableFile: when the file is no such text, is damaged, or holds no text.
            LimitExceeded: when it would expand too far or its text is too long.

        """
        try:
            text = _read(content(path, _FORMAT, limits))
        except CorpusError:
            raise
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error
        check_text(path.name, text.text, limits)
        return (text,)


def _read(root: Any) -> RawText:
    builder = TextBuilder()
    parents = {
        style.get(f"{STYLE}name"): style.get(f"{STYLE}parent-style-name")
        for style in root.iter(f"{STYLE}style")
    }
    for body in root.iter(f"{OFFICE}text"):
        _write(builder, body, parents, listed=False)
    notes = [text_of(p) for note in root.iter(f"{TEXT}note-body") for p in note.iter(f"{TEXT}p")]
    if any(note.strip() for note in notes):
        builder.heading("Footnotes")
        for note in notes:
            builder.line(note)
    text, sections = builder.build()
    title = next((section.heading for section in sections if section.heading), None)
    return RawText(text, title, sections, {**leading_metadata(text), **builder.metadata})


def _write(
    builder: TextBuilder, elements: Iterable[Any], parents: dict[str, str], *, listed: bool
) -> None:
    for element in elements:
        if element.tag in _PARAGRAPHS:
            _write_words(builder, element, parents, listed=listed)
            _write(builder, _boxes(element), parents, listed=False)
        elif element.tag == f"{TABLE}table":
            builder.table([_cells(row) for row in _rows(element)])
        elif element.tag in _PASSED_THROUGH or _is_box(element):
            inner = listed or element.tag in _LISTS
            _write(builder, element, parents, listed=inner)


def _write_words(
    builder: TextBuilder, element: Any, parents: dict[str, str], *, listed: bool
) -> None:
    """Write the words of a heading or paragraph, without its boxes."""
    text = text_of(element).strip()
    style = element.get(f"{TEXT}style-name")
    if element.tag == f"{TEXT}h" or (text and {style, parents.get(style)} & _TITLES):
        builder.heading(" ".join(text.split()))
        return
    for line in text.split("\n"):
        builder.line(f"- {line}" if listed and line.strip() else line)


def _is_box(element: Any) -> bool:
    """Say whether an element is a text box, a shape, or a frame or link around one."""
    return isinstance(element.tag, str) and element.tag.startswith(DRAW)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the boxes that a paragraph holds in place."""
    for child in paragraph:
        if _is_box(child):
            yield child
        elif is_read(child):
            yield from _boxes(child)


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table and none of the tables in its cells."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: Any) -> tuple[str, ...]:
    return tuple(
        "\n".join(text for paragraph in _paragraphs(cell) if (text := text_of(paragraph)).strip())
        for cell in row.iterchildren(f"{TABLE}table-cell")
    )


def _paragraphs(element: Any) -> Iterator[Any]:
    """Yield the paragraphs of a cell, those of lists, tables and boxes in it as well."""
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield child
        if is_read(child):
            yield from _paragraphs(child)
