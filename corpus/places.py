"""Tells two texts of one name apart: ``a/review.md`` and ``b/review.md``, given one by one.

A text that states no id of its own is known by its path below the folder that was given, so that
a moved folder is still the same notes. When a text of that name is known from another place where
it still lies, the two are different documents, and the later one gets a scope of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from corpus.document import Document
from corpus.interpret.texts import SCOPE, path_id


class KnownPlaces(Protocol):
    """Remembers from where each document was read."""

    def place_of(self, uid: str) -> str | None:
        """Return the path from which the newest version of a document was read, if known."""
        ...


def placed(document: Document, place: str, known: KnownPlaces) -> Document:
    """Return the document with its place, in a scope of its own where another has its name."""
    if document.origin is None:
        return document
    whole = replace(document, origin=replace(document.origin, place=place))
    if document.scope != SCOPE or document.id != path_id(document.origin.file):
        return whole
    other = known.place_of(document.uid)
    if other is None or other == place or not Path(other.split("#")[0]).exists():
        return whole
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return replace(whole, scope=f"{SCOPE}:{digest}")
