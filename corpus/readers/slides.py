"""PowerPoint presentations: a slide's title is a heading, its boxes, tables and notes the text."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from corpus.errors import CorpusError, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.archives import check_office_archive
from corpus.readers.contract import Head, Part
from corpus.readers.metadata import leading_metadata
from corpus.readers.plain import check_text
from corpus.readers.rows import broken
from corpus.readers.slide_text import blocks, drawn_words, noted_words
from corpus.readers.text_builder import TextBuilder

_FORMAT = "a PowerPoint presentation"
_SHOW = "ppt/presentation.xml"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN = {"0", "false"}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class SlidesReader:
    """Reads a PPTX file as one text, slide by slide, speaker notes below each slide."""

    format = _FORMAT
    extensions = (".pptx", ".pptm", ".ppsx")

    def recognises(self, head: Head) -> bool:
        """A zip archive with a presentation part."""
        return _SHOW in head.members

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of all slides in the order in which they are shown.

        Raises:
            UnreadableFile: when the file is no presentation, is damaged, or holds no text.
            LimitExceeded: when it would expand too far or its text is too long.

        """
        if _SHOW not in check_office_archive(path, limits):
            message = f"{path.name} is not {_FORMAT}: it has no presentation part"
            raise UnreadableFile(message)
        try:
            with zipfile.ZipFile(path) as archive:
                text = _read(archive, limits)
        except CorpusError:
            raise
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error
        check_text(path.name, text.text, limits)
        return (text,)


def _read(archive: zipfile.ZipFile, limits: Limits) -> RawText:
    """Return the text of the slides, each part once, of no more than is refused as too long."""
    builder = TextBuilder()
    names = set(archive.namelist())
    for part in dict.fromkeys(_slides(archive, names)):
        _write(builder, archive, part, names)
        if builder.length > limits.max_text_characters:
            break
    text, sections = builder.build()
    title = next((section.heading for section in sections if section.heading), None)
    return RawText(text, title, sections, {**leading_metadata(text), **builder.metadata})


def _write(builder: TextBuilder, archive: zipfile.ZipFile, part: str, names: set[str]) -> None:
    """Write a slide that is shown, and what is beside it, whose parts are taken from ``names``."""
    slide = _xml(archive, part)
    if slide.get("show") in _HIDDEN:
        return
    found = list(blocks(slide))
    # the title may be drawn after the text that it stands over
    for block in sorted(found, key=lambda block: not block.title):
        if block.rows:
            builder.table(block.rows)
        for line in block.lines:
            if block.title:
                builder.heading(line)
            else:
                builder.line(f"- {line}" if block.listed else line)
    _write_beside(builder, archive, part, names)


def _write_beside(
    builder: TextBuilder, archive: zipfile.ZipFile, part: str, names: set[str]
) -> None:
    for target in sorted({*_targets(archive, part, names).values()}):  # diagrams before notes
        if "/diagrams/data" in target:
            names.remove(target)
            for line in drawn_words(_xml(archive, target)):
                builder.line(f"- {line}")
        elif "/notesSlides/" in target:
            names.remove(target)
            for line in noted_words(_xml(archive, target)):
                builder.line(line)


def _slides(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """Yield the parts of the slides in the order of the show."""
    targets = _targets(archive, _SHOW, names)
    for slide in _xml(archive, _SHOW).iter(_SLIDE):
        part = targets.get(str(slide.get(_RELATION)))
        if part is not None:
            yield part


def _targets(archive: zipfile.ZipFile, part: str, names: set[str]) -> Mapping[str, str]:
    """Return the parts of the archive that a part refers to, by the id that it uses."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in names:
        return {}
    found = {
        str(item.get("Id")): posixpath.normpath(
            posixpath.join("/", folder, str(item.get("Target") or ""))
        ).lstrip("/")
        for item in _xml(archive, relations)
        if item.get("TargetMode") != "External"
    }
    return {key: target for key, target in found.items() if target in names}


def _xml(archive: zipfile.ZipFile, part: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(archive.read(part), parser)
    # what is drawn for programs that do not know the shape beside it
    etree.strip_elements(root, _FALLBACK, with_tail=False)
    return root
