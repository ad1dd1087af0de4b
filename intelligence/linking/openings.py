"""Where a document that has no field for its engagement says what it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from corpus.document import Document
from intelligence.linking.names import normalise_key

IN_TITLE = "name in the title"
_BETWEEN_LABELS = re.compile(r"[;,|\n]")
#: Fields that name other work than the document's own.
_BESIDE = re.compile(
    r"\b(?:similar|related|like|see|previous|duplicates?|links?|linked)\b", re.IGNORECASE
)
#: Characters in which a mail says what it is about.
_OPENING = 400
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Z]+")


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


def has_foreign_id(document: Document, forms: Collection[str]) -> bool:
    """Say whether all that tells a document's customer is an id of another making than ours.

    The ids of a help desk are not those of the register: one that is not known does not speak
    against the key of an engagement. ``forms`` are those of the register's ids (`form_of`).
    """
    key = (document.customer_key or "").strip()
    is_id = _DIGITS.search(key) is not None and " " not in key
    return is_id and not document.customer_name and form_of(key) not in forms


def form_of(key: str) -> str:
    """Return how an id is made: a digit for each run of digits, a letter for each of letters.

    >>> form_of("c-0042"), form_of("9009"), form_of("0015g00000Xa1")
    ('A-0', '0', '0A0A0')
    """
    return _LETTERS.sub("A", _DIGITS.sub("0", normalise_key(key)))
