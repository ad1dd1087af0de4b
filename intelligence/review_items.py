"""What stands in the review queue: what is in doubt, the words that decide it, the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is to be decided, in the order in which the queue is worked off."""

    CONFLICT = "conflict"
    PROPOSAL = "proposal"
    WITHHELD = "withheld-group"
    MERGE = "merge"
    SPLIT = "split"
    LINK = "link"
    ASSIGNMENT = "assignment"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that decide, as they stand in their document.

    ``finding_id`` is empty where they are no finding. ``side`` tells parts apart, or says where a
    name stands.
    """

    finding_id: str
    text: str
    document_uid: str
    document: str
    date: str | None
    customer: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to decide.

    Attributes:
        kind: what it is.
        title: what is in doubt, in a few words.
        question: what the figures say, in a sentence.
        theme_ids: the themes that it is about.
        confidence: of a doubtful assignment, 0 to 1.
        quotes: the evidence.
        commands: each a decision, ready but for the reason.

    """

    kind: Kind
    title: str
    question: str
    theme_ids: tuple[str, ...]
    confidence: float | None
    quotes: tuple[Quote, ...]
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """Items in the order in which they are worked off, and how many there are of each kind.

    Of many assignments only the least certain are among the items; ``totals`` counts all in doubt.
    """

    edition: int
    items: tuple[ReviewItem, ...]
    totals: Mapping[Kind, int]

    def of(self, kind: Kind | None) -> tuple[ReviewItem, ...]:
        """Return the items of a kind, or all."""
        return tuple(item for item in self.items if kind in {None, item.kind})

    def truncated(self, kind: Kind | None = None) -> bool:
        """Say whether more of a kind, or of any, is in doubt than is among the items."""
        counted = sum(self.totals.values()) if kind is None else self.totals[kind]
        return counted > len(self.of(kind))
