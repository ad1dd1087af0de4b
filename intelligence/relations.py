"""What became of a theme from one edition to the next, as values; `lineage` finds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum


class Event(StrEnum):
    """What became of a theme."""

    CONTINUES = "continues"
    SPLITS = "splits"
    MERGES = "merges"
    STARTS = "starts"
    ENDS = "ends"
    REVIVES = "revives"


@dataclass(frozen=True, slots=True)
class Bounds:
    """When two themes are related.

    Attributes:
        same: least Jaccard overlap with which two themes are one that continues.
        within: least share of one theme's findings that lie in the other for the one to be a part
            of the other.
        part: least share that a part has in the whole: a few strays are no split and no merge.
        findings: least findings shared by a part and the whole.

    """

    same: float = 0.3
    within: float = 0.5
    part: float = 0.1
    findings: int = 3


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two themes share findings: Jaccard, and the share of each that lies in the other.

    >>> Overlap(shared=3, previous=4, current=6).of_previous
    0.75
    """

    shared: int
    previous: int
    current: int

    @property
    def jaccard(self) -> float | None:
        """Shared findings per finding of either; None when both are empty."""
        union = self.previous + self.current - self.shared
        return self.shared / union if union else None

    @property
    def of_previous(self) -> float | None:
        """Share of the earlier theme's findings that are in the later one."""
        return self.shared / self.previous if self.previous else None

    @property
    def of_current(self) -> float | None:
        """Share of the later theme's findings that were in the earlier one."""
        return self.shared / self.current if self.current else None


@dataclass(frozen=True, slots=True)
class Relation:
    """One event; ``current`` is None for an end.

    ``previous`` of a start is None, or the theme that ended and had most of its findings.

    ``keeps_id`` says that the later theme is the earlier one: of a split or a merge, one part.
    """

    event: Event
    previous: str | None
    current: str | None
    overlap: Overlap
    keeps_id: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """Every theme of both editions in at least one relation, and who is who."""

    relations: tuple[Relation, ...]

    @property
    def same(self) -> dict[str, str]:
        """The earlier id of each later theme that is an earlier one, by later id."""
        return {
            item.current: item.previous
            for item in self.relations
            if item.keeps_id and item.current is not None and item.previous is not None
        }


Members = Mapping[str, AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of themes beside the findings that they share.

    Attributes:
        known: ids that ended earlier and whose findings are not known; met again, they revive.
        merged: the later theme that each earlier one was made a part of, by a person.
        split_off: the earlier theme that each later one was made from, by a person.
        ids: whether ids already say who is who, as in a build that only adds: nothing is matched.

    """

    known: Collection[str] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    split_off: Mapping[str, str] = field(default_factory=dict)
    ids: bool = False
