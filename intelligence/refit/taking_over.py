"""Takes items of a refit over into the curation log, and takes them back: what the log then says.

A decision that came from a refit names it and its item, so that the log alone tells what was taken
over, whatever happens between two steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Any

from intelligence.curation.entries import Entry, Undo
from intelligence.curation.kept import Kept, kept_by
from intelligence.curation.replay import in_force
from intelligence.errors import InvalidEntry
from intelligence.refit.changes import Kind
from intelligence.refit.proposal import Item, Proposal


class State(StrEnum):
    """Where an item stands."""

    OPEN = "open"
    APPLIED = "applied"
    UNDONE = "undone"
    DECLINED = "declined"


#: What is said of items that are not open.
_SETTLED = (
    (State.APPLIED, "applied"),
    (State.DECLINED, "declined"),
    (State.UNDONE, "taken back"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an item, and the entries of the log that come from it."""

    state: State
    entries: tuple[int, ...] = ()


def states(number: int, proposal: Proposal, log: Sequence[Entry]) -> dict[str, Standing]:
    """Return where each item of a refit stands, by its name.

    Args:
        number: of the refit.
        proposal: what it proposes.
        log: the curation log, oldest first.

    """
    force = {entry.sequence for entry in in_force(log).entries}
    kept, found = kept_by(log), {}
    for item in proposal.items:
        own = [entry.sequence for entry in log if _source(entry) == _name(number, item.name)]
        there = tuple(sequence for sequence in own if sequence in force)
        if there:
            found[item.name] = Standing(State.APPLIED, there)
        elif own:
            found[item.name] = Standing(State.UNDONE, tuple(own))
        else:
            found[item.name] = Standing(State.DECLINED if _is_declined(item, kept) else State.OPEN)
    return found


def _is_declined(item: Item, kept: Kept) -> bool:
    """Say whether a person keeps whole what an item takes apart, or apart what it merges."""
    if item.kind is Kind.MERGE:
        return any(kept.are_two(*pair) for pair in combinations(item.themes, 2))
    return item.kind in {Kind.SPLIT, Kind.END} and not kept.whole.isdisjoint(item.themes)


def taken_over(
    number: int, proposal: Proposal, only: Sequence[str], log: Sequence[Entry]
) -> tuple[Any, ...]:
    """Return the decisions to note for items of a refit; those applied already are left out.

    What a person declined since or took back is taken over where it is named, and else left out.

    Raises:
        UnknownRefit: when there is no item of a name.
        InvalidEntry: when nothing is left to take over.

    """
    at = states(number, proposal, log)
    out = {State.APPLIED} if only else {*State} - {State.OPEN}
    items = [i for i in proposal.chosen(only) if at[i.name].state not in out]
    if not items:
        settled = {one.state for one in at.values()} & out
        words = [word for state, word in _SETTLED if state is State.APPLIED or state in settled]
        done = f"is {' or '.join(words)} already"
        if len(words) > 1:
            done = f"{done}, and items are taken over again only by name"
        what = done if proposal.items else "proposes nothing"
        raise InvalidEntry(f"refit {number} {what}, so there is nothing to take over")
    return tuple(
        replace(decision, refit=_name(number, item.name))
        for item in items
        for decision in item.decisions
    )


def taken_back(
    number: int, proposal: Proposal, only: Sequence[str], log: Sequence[Entry]
) -> tuple[Undo, ...]:
    """Return the decisions that take items of a refit back, the newest entry first.

    Raises:
        UnknownRefit: when there is no item of a name.
        InvalidEntry: when nothing of them is in force.

    """
    at = states(number, proposal, log)
    applied = [at[i.name] for i in proposal.chosen(only) if at[i.name].state is State.APPLIED]
    if not applied:
        raise InvalidEntry(f"nothing of refit {number} is in force, so there is nothing to undo")
    entries = sorted((entry for one in applied for entry in one.entries), reverse=True)
    return tuple(Undo(entry) for entry in entries)


def _name(number: int, item: str) -> str:
    return f"{number}/{item}"


def _source(entry: Entry) -> str | None:
    source: str | None = getattr(entry.decision, "refit", None)
    return source
