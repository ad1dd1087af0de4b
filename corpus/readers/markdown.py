"""Markdown notes: front matter to metadata, the rest verbatim with its headings found."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.front_matter import split_front_matter
from corpus.readers.headings import find_sections
from corpus.readers.metadata import leading_metadata
from corpus.readers.plain import read_text

_FORMAT = "Markdown"
_TITLE = re.compile(r"^[ ]{0,3}#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_TITLE_RULED = re.compile(r"\A\s*(\S.{0,150})\r?\n=+[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


class MarkdownReader:
    """Reads a Markdown file as one text."""

    format = _FORMAT
    extensions = (".md", ".markdown", ".mdown", ".mkd")

    def recognises(self, head: Head) -> bool:
        """Front matter, or two headings with number signs, in a text without a telling name."""
        text = head.text or ""
        if head.extension not in {"", ".txt", ".text"}:
            return False
        return bool(split_front_matter(text)[0]) or len(_HEADING.findall(text)) > 1

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text below the front matter, exactly as received.

        Raises:
            UnreadableFile: when the file is not text or holds none.
            LimitExceeded: when the text is longer than allowed.

        """
        whole = read_text(path, _FORMAT, limits)
        metadata, text = split_front_matter(whole)
        title = metadata.get("title")
        if title is None and (match := _TITLE.search(text) or _TITLE_RULED.search(text)):
            title = match.group(1).strip("*_ ")
        labelled = {**leading_metadata(text), **metadata}
        return (RawText(text, title or None, find_sections(text), labelled),)
