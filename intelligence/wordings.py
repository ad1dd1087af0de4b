"""Causes in one wording: of many engagements a cause that recurs, of few an automatic message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from intelligence.status_notes import is_status_note
from models.recognition.folding import folded

#: Customers that one wording must come from.
_CUSTOMERS = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """The engagement that a cause is surely of, and its customer where that is known."""

    engagement: str
    customer: str | None = None


def recurs(texts: Sequence[str], origins: Sequence[Origin | None], fewest: int) -> bool:
    """Say whether causes in one wording come from so many places that it is no message.

    An alert repeats in one place, and tickets of no known engagement may all be of one. Where no
    customer is known, engagements alone decide.

    Args:
        texts: the causes.
        origins: of each; None where its engagement is not known.
        fewest: distinct engagements that they must come from.

    """
    known = [origin for origin in origins if origin is not None]
    customers = {origin.customer for origin in known} - {None}
    enough = len(customers) >= _CUSTOMERS or not customers
    engagements = {origin.engagement for origin in known}
    return enough and len(engagements) >= fewest and not any(is_status_note(text) for text in texts)


def repeated(texts: Sequence[str], asked: Sequence[bool], fewest: int) -> list[list[int]]:
    """Return the positions of texts that say the same word for word, most often said first.

    >>> repeated(["No test plan.", "no test plan", "Late"], [True] * 3, 2)
    [[0, 1]]
    """
    found: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        if asked[position]:
            found[folded(text)].append(position)
    large = (own for own in found.values() if len(own) >= fewest)
    return sorted(large, key=lambda own: (-len(own), texts[own[0]]))
