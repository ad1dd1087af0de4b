"""A document: a text exactly as received, and what is known about where it came from."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from corpus.errors import SpanOutOfRange


class DocumentKind(StrEnum):
    """What sort of text a document is."""

    ESCALATION = "escalation"
    POST_MORTEM = "post_mortem"
    LESSON = "lesson"


#: Attributes a document may carry by itself, beside its customer and engagement.
DOCUMENT_ATTRIBUTES = (
    "segment",
    "engagement_type",
    "billing_model",
    "practice",
    "region",
    "team",
    "phase",
    "severity",
    "priority",
)


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a text that stands under one heading (or came from one column).

    ``start`` and ``end`` enclose the body only, in code points of the document's text;
    ``heading`` is the heading or column label as received, ``""`` before the first heading;
    ``column`` says that it is the label of a column or field, which everybody fills in alike.
    """

    heading: str
    start: int
    end: int
    column: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim piece of a document: ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: file as given, row (1-based, header not counted) if tabular.

    ``place`` is the whole path on the machine that read it; it never leaves the database.
    """

    file: str
    row: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One escalation, post-mortem or lesson as received.

    ``scope`` names the kind of source (``jira``, ``file:notes/`` …) and ``id`` the source's own
    identifier inside it; together they say whether a later row is the same document.
    ``text`` is never changed after reading. Names and keys of customer and engagement are as
    given in the source; linking them to records is the intelligence package's work. ``reported``
    is the day on which it became known, None where the source only says when it happened.

    >>> note = Document(scope="demo", id="d1", kind=DocumentKind.LESSON, text="Late access. Again.")
    >>> note.quote(0, 12).text
    'Late access.'
    """

    scope: str
    id: str
    kind: DocumentKind
    text: str
    title: str | None = None
    sections: tuple[Section, ...] = ()
    date: dt.date | None = None
    date_ambiguous: bool = False
    reported: dt.date | None = None
    closed: dt.date | None = None
    customer_key: str | None = None
    customer_name: str | None = None
    engagement_key: str | None = None
    engagement_name: str | None = None
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    origin: Origin | None = None

    @property
    def uid(self) -> str:
        """Stable identity over imports: 16 hexadecimal digits of scope and id."""
        return hashlib.sha256(f"{self.scope}\x1f{self.id}".encode()).hexdigest()[:16]

    def quote(self, start: int, end: int) -> Quote:
        """Return the verbatim piece ``[start, end)``.

        Raises:
            SpanOutOfRange: when the offsets are not ``0 <= start < end <= len(text)``.

        """
        if not 0 <= start < end <= len(self.text):
            message = (
                f"document {self.id!r} has {len(self.text)} characters, "
                f"so [{start}:{end}] is not a span of it"
            )
            raise SpanOutOfRange(message)
        return Quote(start, end, self.text[start:end])
