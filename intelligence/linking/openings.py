"""Where a document that has no field for its engagement says what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document

IN_TITLE = "name in the title"
_BETWEEN_LABELS = re.compile(r"[;,|\n]")
#: Fields that name other work than the document's own.
_BESIDE = re.compile(
    r"\b(?:similar|related|like|see|previous|duplicates?|links?|linked)\b", re.IGNORECASE
)
#: Characters in which a mail says what it is about.
_OPENING = 400


def openings(document: Document) -> Iterator[tuple[str, str]]:
    """Yield where a document says what it is about, surest first, and what that is called."""
    yield document.title or "", IN_TITLE
    yield document.text[:_OPENING], "name in the first lines"
    yield path_of(document), "name in the file's name"


def labels(document: Document) -> Iterator[str]:
    """Yield the first word of each label: *similar to PRJ-2331* is about other work."""
    for name, value in document.extra.items():
        if not _BESIDE.search(name):
            yield from (
                words[0] for part in _BETWEEN_LABELS.split(value) if (words := part.split())
            )


def path_of(document: Document) -> str:
    """Return the path of the file that a document was read from, ``""`` for none."""
    return document.origin.file if document.origin else ""


def names_customer(document: Document) -> bool:
    """Say whether a document has a field for its customer that is filled."""
    return bool(document.customer_name or document.customer_key)
