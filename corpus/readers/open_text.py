"""OpenDocument texts (LibreOffice Writer): headings, lists and tables in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.metadata import leading_metadata
from corpus.readers.open_document import OFFICE, STYLE, TABLE, TEXT, content, is_kind, text_of
from corpus.readers.plain import check_text
from corpus.readers.rows import broken
from corpus.readers.text_builder import TextBuilder

_FORMAT = "an OpenDocument text"
_TITLES = {"Title", "Subtitle"}
_PASSED_THROUGH = {
    f"{TEXT}section", f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}list-header", f"{TEXT}soft-page",
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


def _write(builder: TextBuilder, parent: Any, parents: dict[str, str], *, listed: bool) -> None:
    for element in parent:
        if element.tag == f"{TEXT}h":
            builder.heading(" ".join(text_of(element).split()))
        elif element.tag == f"{TEXT}p":
            style = element.get(f"{TEXT}style-name")
            text = text_of(element).strip()
            if text and {style, parents.get(style)} & _TITLES:
                builder.heading(" ".join(text.split()))
                continue
            for line in text.split("\n"):
                builder.line(f"- {line}" if listed and line.strip() else line)
        elif element.tag == f"{TABLE}table":
            builder.table([_cells(row) for row in element.iter(f"{TABLE}table-row")])
        elif element.tag in _PASSED_THROUGH:
            inner = listed or element.tag == f"{TEXT}list"
            _write(builder, element, parents, listed=inner)


def _cells(row: Any) -> tuple[str, ...]:
    return tuple(
        "\n".join(text_of(paragraph) for paragraph in cell.iter(f"{TEXT}p", f"{TEXT}h"))
        for cell in row.iterchildren(f"{TABLE}table-cell")
    )
