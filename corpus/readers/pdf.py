"""PDF files with a text layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from corpus.errors import CorpusError, LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head, Part
from corpus.readers.decoding import storable
from corpus.readers.headings import find_sections
from corpus.readers.metadata import leading_metadata
from corpus.readers.pdf_columns import Piece, read_by_column
from corpus.readers.pdf_layout import joined, page_lines, without_furniture
from corpus.readers.plain import check_text, first_line_title
from corpus.readers.rows import broken

_FORMAT = "PDF"
_MARK = b"%PDF-"
_MARK_WITHIN = 1_024

#: Pieces more than lines from which a page may have columns, and pieces that are looked at.
_LEAST_PAIRS = 5
_MOST_PIECES = 2_000

#: Letters a page below which a file of pages is a scan.
_LETTERS_A_PAGE = 8


class PdfReader:
    """Reads a PDF file as one text."""

    format = _FORMAT
    extensions = (".pdf",)

    def recognises(self, head: Head) -> bool:
        """The mark within the first kilobyte, as the specification allows."""
        return _MARK in head.start[:_MARK_WITHIN]

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the text of all pages as paragraphs.

        Raises:
            UnreadableFile: when the file is damaged, needs a password, or is a scan without text.
            LimitExceeded: when it has too many pages or too much text.

        """
        content = path.read_bytes()
        if _MARK not in content[:_MARK_WITHIN]:
            message = f"{path.name} is not {_FORMAT}: it lacks the mark {_MARK.decode()}"
            raise UnreadableFile(message)
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as error:
            raise _unopened(path.name, error) from error
        try:
            return (_read(path.name, document, limits),)
        except CorpusError:
            raise
        except Exception as error:
            raise broken(path.name, _FORMAT, error) from error
        finally:
            document.close()


def _unopened(name: str, error: Exception) -> UnreadableFile:
    if "password" in str(error).casefold():
        return UnreadableFile(f"{name} needs a password; save it without one")
    return broken(name, _FORMAT, error)


def _page_text(textpage: Any) -> str:
    """Return the text of a page in the order in which a person reads it."""
    text = str(textpage.get_text_bounded())
    count = textpage.count_rects()
    if not text.count("\n") + _LEAST_PAIRS <= count <= _MOST_PIECES:
        return text
    boxes = (textpage.get_rect(index) for index in range(count))
    pieces = [
        Piece(left, bottom, right, top, str(textpage.get_text_bounded(left, bottom, right, top)))
        for left, bottom, right, top in boxes
    ]
    by_column = read_by_column(pieces)
    return text if by_column is None else "\n".join(by_column)


def _read(name: str, document: Any, limits: Limits) -> RawText:
    if len(document) > limits.max_pages:
        message = f"{name} has {len(document)} pages; at most {limits.max_pages} are allowed"
        raise LimitExceeded(message)
    pages: list[list[str]] = []
    characters = 0
    for page in document:
        textpage = page.get_textpage()
        text = _page_text(textpage)
        textpage.close()
        page.close()
        characters += len(text)
        if characters > limits.max_text_characters:
            message = f"{name} has more than {limits.max_text_characters} characters of text"
            raise LimitExceeded(message)
        pages.append(page_lines(storable(text)))
    letters = sum(character.isalpha() for page in pages for line in page for character in line)
    if letters < _LETTERS_A_PAGE * max(1, len(pages)):
        pages_said = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        message = (
            f"{name} has {pages_said} and hardly any text, so it is probably a scan; "
            "run text recognition over it first"
        )
        raise UnreadableFile(message)
    text = joined(without_furniture(pages))
    check_text(name, text, limits)
    title = str(document.get_metadata_value("Title") or "").strip() or first_line_title(text)
    return RawText(text, title, find_sections(text), leading_metadata(text))
