"""Word documents: styles and bold lines to headings, tables in place, labels to metadata."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from lxml import etree  # type: ignore[import-untyped]

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.archives import check_office_archive
from corpus.readers.contract import Head, Part
from corpus.readers.metadata import leading_metadata
from corpus.readers.plain import check_text
from corpus.readers.rows import broken
from corpus.readers.text_builder import TextBuilder
from corpus.readers.word_text import Paragraph, blocks

_FORMAT = "a Word document"
_DOCUMENT = "word/document.xml"
_BODY_LEVEL = 9

#: Parts beside the body whose text is kept at the end, and the heading it gets.
_APPENDICES = (("/word/comments.xml", "Comments"), ("/word/footnotes.xml", "Footnotes"))


class WordReader:
    """Reads a DOCX file as one text."""

    format = _FORMAT
    extensions = (".docx", ".docm")

    def recognises(self, head: Head) -> bool:
        """A zip archive with a document part."""
        return _DOCUMENT in head.members

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of the body, with comments and footnotes at its end.

        Raises:
            UnreadableFile: when the file is no Word document, is damaged, or holds no text.
            LimitExceeded: when it would expand too far or its text is too long.

        """
        if _DOCUMENT not in check_office_archive(path, limits):
            message = f"{path.name} is not {_FORMAT}: it has no document part"
            raise UnreadableFile(message)
        try:
            document = docx.Document(io.BytesIO(path.read_bytes()))
            text = _read(document)
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error
        check_text(path.name, text.text, limits)
        return (text,)


def _read(document: Any) -> RawText:
    builder = TextBuilder()
    names = {style.style_id: str(style.name or "") for style in document.styles}
    title = None
    for block in blocks(document.element.body):
        if isinstance(block, Paragraph):
            name = names.get(block.style or "", "").casefold()
            if name == "title" and block.text:
                title = title or " ".join(block.text.split())
            _write(builder, block, name)
        else:
            builder.table(block.rows)
    _write_appendices(builder, document)
    text, sections = builder.build()
    if title is None and not (title := (document.core_properties.title or "").strip()):
        title = next((section.heading for section in sections if section.heading), None)
    metadata: Mapping[str, str] = {**leading_metadata(text), **builder.metadata}
    return RawText(text, title, sections, metadata)


def _write(builder: TextBuilder, paragraph: Paragraph, style: str) -> None:
    level = paragraph.level if paragraph.level is not None else _BODY_LEVEL
    if style.startswith(("heading", "title")) or level < _BODY_LEVEL:
        builder.heading(" ".join(paragraph.text.split()))
    elif paragraph.listed or style.startswith("list"):
        builder.line(f"- {paragraph.text}" if paragraph.text else "")
    elif paragraph.bold and "\n" not in paragraph.text:
        builder.emphasis(paragraph.text)
    else:
        for line in paragraph.text.split("\n"):
            builder.line(line)


def _write_appendices(builder: TextBuilder, document: Any) -> None:
    for part in document.part.package.iter_parts():
        for name, heading in _APPENDICES:
            if str(part.partname) != name:
                continue
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            texts = [
                block.text
                for note in etree.fromstring(part.blob, parser)
                for block in blocks(note)
                if isinstance(block, Paragraph) and block.text
            ]
            if texts:
                builder.heading(heading)
                for text in texts:
                    builder.line(text)
