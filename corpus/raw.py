"""What a reader hands over: tables and texts as the file has them, before any meaning is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from corpus.document import Section


@dataclass(frozen=True, slots=True)
class RawRow:
    """One data row. ``number`` is 1-based without the header; a cell is text, ``""`` when empty.

    ``cells`` has one entry a column of its table. Numbers keep the digits of the file; dates that
    the file stores as dates are ISO 8601 (``2025-06-21`` or ``2025-06-21T16:14:00``).
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that could not be read, kept to be explained. ``excerpt`` is at most 500 characters."""

    number: int
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table of a file. Column labels are as received and may repeat; rows come once, lazily.

    ``unsaved`` says how many rows have a cell that the file computes and holds no value of.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[RawRow | RowFault]
    unsaved: int = 0


@dataclass(frozen=True, slots=True)
class RawText:
    """A whole text (Markdown, HTML, plain, DOCX, PDF, EML) with its headings found.

    ``metadata`` holds what the file says of itself under lower-case labels (front matter, mail
    headers, a leading ``Label: value`` block or two-column table), e.g. ``{"customer": "Acme"}``.
    ``member`` names one of several texts of a file, such as a mail of a mailbox.
    """

    text: str
    title: str | None = None
    sections: tuple[Section, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    member: str | None = None
