"""HTML pages: notes saved from a wiki, and tables saved under an Excel name."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawTable, RawText
from corpus.readers.contract import Head, Part
from corpus.readers.decoding import decode, is_binary
from corpus.readers.header import find_header, is_label
from corpus.readers.metadata import leading_metadata
from corpus.readers.plain import check_text
from corpus.readers.rows import TableShape, bounded, check_columns
from corpus.readers.text_builder import TextBuilder
from corpus.readers.web_text import is_data_table, is_hidden, parse_html, table_rows, write_page

_FORMAT = "HTML"
_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)

#: Links from which a page is an index, the share of its words in them, words of a sentence.
_INDEX_LINKS, _INDEX_SHARE, _SENTENCE = 3, 0.85, 3
_STOP = re.compile(r"(?<=[.!?])\s+|(?<=。)")
#: A page is a table of records when its tables hold this share of its text.
_RECORD_SHARE = 0.85
_RECORD_COLUMNS = 3
_RECORD_ROWS = 3


class WebPageReader:
    """Reads a page as one text, or as tables when it is little else."""

    format = _FORMAT
    extensions = (".html", ".htm", ".xhtml")

    def recognises(self, head: Head) -> bool:
        """Text that opens like a page, whatever it is named."""
        return bool(_START.match((head.text or "").removeprefix("\ufeff")))

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the visible text of the page, or its tables of records.

        Raises:
            UnreadableFile: when the file is not text or shows none.
            LimitExceeded: when the text is longer than allowed.

        """
        content = path.read_bytes()
        if is_binary(content[:4_096]):
            message = f"{path.name} is not text, so it cannot be {_FORMAT}"
            raise UnreadableFile(message)
        text = html_text(content)
        if not text.strip():
            message = f"{path.name} holds no text"
            raise UnreadableFile(message)
        try:
            root = parse_html(text)
        except ValueError as error:
            message = f"{path.name} cannot be read as {_FORMAT}: {error}"
            raise UnreadableFile(message) from error
        page = page_text(root)
        check_text(path.name, page.text, limits)
        if tables := _record_tables(path, root, page.text, limits):
            return tables
        if _only_links(root):
            message = f"{path.name} is a list of links to other pages and says nothing itself"
            raise UnreadableFile(message)
        return (page,)


def html_text(content: bytes) -> str:
    """Return the markup of a page in the encoding it declares, if that is a true one."""
    declared = _CHARSET.search(content[:4_096])
    if declared and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)):
        name = declared.group(1).decode("ascii")
        try:
            codec = codecs.lookup(name).name
            if codec not in {"utf-8", "iso8859-1", "ascii"} and not codec.startswith("utf-16"):
                return content.decode(codec).replace("\x00", "")
        except (LookupError, UnicodeError):
            return decode(content)
    return decode(content)


def page_text(root: Any) -> RawText:
    """Return the visible text below an element with its headings, title and label tables."""
    builder = TextBuilder()
    write_page(root, builder)
    text, sections = builder.build()
    metadata = {**leading_metadata(text), **builder.metadata}
    return RawText(text, _title(root), sections, metadata)


def _title(root: Any) -> str | None:
    for tag in ("h1", "title"):
        for element in root.iter(tag):
            title = " ".join("".join(element.itertext()).split())
            if title:
                return title[:300]
    return None


def _only_links(root: Any) -> bool:
    """Say whether a page is the index of an export: what it shows is names of other pages.

    A page that says a sentence of its own is none, however many links stand around that.
    """
    links = inside = 0
    named: list[str] = []
    beside: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        hidden = element is not root and is_hidden(element)
        leads = not hidden and _leads_away(element)
        if event == "start":
            if hidden:
                walk.skip_subtree()
                continue
            links, inside = links + leads, inside + leads
            (named if inside else beside).append(element.text or "")
        else:
            inside -= leads
            (named if inside else beside).append(element.tail or "")
    linked, rest = (len("".join("".join(words).split())) for words in (named, beside))
    if links < _INDEX_LINKS or linked < _INDEX_SHARE * (linked + rest):
        return False
    return not any(map(_is_sentence, _STOP.split(" ".join(beside).strip())))


def _leads_away(element: Any) -> bool:
    """Say whether an element links to another page and not to a place on its own."""
    return element.tag == "a" and not element.get("href", "#").strip().startswith("#")


def _is_sentence(words: str) -> bool:
    ends = words.endswith((".", "!", "?")) and len(words.split()) >= _SENTENCE
    return ends or words.endswith("。")


def _record_tables(path: Path, root: Any, text: str, limits: Limits) -> tuple[Part, ...]:
    """Return the tables of a page that is an export, none for a page with prose or headings."""
    if sum(1 for _ in root.iter("h1", "h2", "h3", "h4")) > 1:
        return ()
    found: list[Part] = []
    inside = 0
    for number, table in enumerate(filter(is_data_table, root.iter("table")), start=1):
        rows = table_rows(table)
        header = find_header(rows)
        if header is None or len(rows) - header.body < _RECORD_ROWS - 1:
            continue
        if len(header.labels) < _RECORD_COLUMNS or not all(map(is_label, header.labels)):
            continue
        check_columns(path.name, max(map(len, rows)), limits)
        body = rows[header.body :]
        shape = TableShape.fit(header.labels, max(map(len, body)))
        shaped = (shape.row(n, row, limits) for n, row in enumerate(body, start=1))
        name = path.stem if number == 1 else f"{path.stem} {number}"
        found.append(RawTable(name, shape.columns, bounded(shaped, path.name, _FORMAT, limits)))
        inside += sum(len("".join(cell.split())) for row in rows for cell in row)
    return tuple(found) if inside >= _RECORD_SHARE * len("".join(text.split())) else ()
