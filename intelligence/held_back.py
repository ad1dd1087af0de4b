"""Groups that a build found and does not propose as themes, and why.

They are told and shown, so that a person can start a theme where the guards were too careful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Reason(StrEnum):
    """Why a group was held back, in the order in which reasons are told."""

    ONE_WORDING = "one wording"
    FEW_PLACES = "few engagements"
    UNSURE_NAME = "no sure name"
    TOO_MANY = "beyond the most that are proposed"


#: What to say of each reason.
WHY = {
    Reason.ONE_WORDING: "fewer different wordings than PREMORTEM_PROPOSAL_FINDINGS asks for",
    Reason.FEW_PLACES: "from fewer engagements than PREMORTEM_PROPOSAL_GROUPS asks for",
    Reason.UNSURE_NAME: "no name surely tells what they have in common",
    Reason.TOO_MANY: "more groups than are proposed at once",
}


def told_where(engagements: int, documents: int) -> str:
    """Return where causes come from, in words.

    >>> told_where(1, 2), told_where(0, 40)
    ('1 engagement and 2 documents', '40 documents of no known engagement')
    """
    papers = f"{documents:,} document{'' if documents == 1 else 's'}"
    if not engagements:
        return f"{papers} of no known engagement"
    return f"{engagements:,} engagement{'' if engagements == 1 else 's'} and {papers}"


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group that was held back.

    Attributes:
        reason: why.
        members: positions of its causes, ascending.
        quotes: positions of some that stand for it, best first.
        name: what it would have been called; empty where no name was looked for.

    """

    reason: Reason
    members: tuple[int, ...]
    quotes: tuple[int, ...]
    name: str = ""

    def at(self, places: Sequence[int]) -> HeldGroup:
        """Return the group with each position put at its place."""
        members = tuple(sorted(places[one] for one in self.members))
        return replace(self, members=members, quotes=tuple(places[one] for one in self.quotes))

    def without(self, taken: Sequence[bool]) -> HeldGroup:
        """Return the group without the causes that are taken."""
        members, quotes = (
            tuple(one for one in own if not taken[one]) for own in (self.members, self.quotes)
        )
        return replace(self, members=members, quotes=quotes or members[:1])


def left_of(
    groups: Sequence[HeldGroup], taken: Sequence[bool], fewest: int
) -> tuple[HeldGroup, ...]:
    """Return what is left of groups, where that is still enough to tell.

    Args:
        groups: as they were held back.
        taken: which causes came into a theme after all.
        fewest: causes that must be left.

    """
    left = (group.without(taken) for group in groups)
    return tuple(group for group in left if len(group.members) >= fewest)
