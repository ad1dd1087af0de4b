"""Which themes stay whole and which stay two: what people decided and nothing proposes to change.

A build's suggestions and a refit both go by it. The newest decision on a theme or a pair wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from intelligence.curation.entries import Entry, Merge, Retire, Split
from intelligence.curation.keep import Keep
from intelligence.curation.replay import in_force


@dataclass(frozen=True, slots=True)
class Kept:
    """What is proposed of no theme any more.

    Attributes:
        whole: themes that a person keeps whole, or whose split or end by a refit was taken back:
            they are not split or ended.
        apart: pairs of themes that a person keeps apart or parted, or whose merge by a refit was
            taken back: they are not merged.
        gathered: themes that a person merged others into: no refit splits or ends them.

    """

    whole: frozenset[str] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    gathered: frozenset[str] = frozenset()

    def are_two(self, one: str, other: str) -> bool:
        """Say whether two themes are kept apart."""
        return frozenset({one, other}) in self.apart

    def is_one(self, theme: str) -> bool:
        """Say whether a refit leaves a theme as it is."""
        return theme in self.whole or theme in self.gathered


def kept_by(log: Sequence[Entry]) -> Kept:
    """Return what a log keeps whole and apart.

    A merge hands what its sources were kept apart from to the theme that takes them in, and parts
    nothing that it puts together; a split hands it to the part that leaves, and opens the theme to
    further ones.
    """
    whole, gathered = set[str](), set[str]()
    apart: set[frozenset[str]] = set()
    for decision, is_taken_back in _in_turn(log):
        match decision:
            case Keep(theme=theme, apart_from=None):
                whole.add(theme)
            case Keep(theme=theme, apart_from=str() as other):
                apart.add(frozenset({theme, other}))
            case Merge(sources=sources, into=into) if is_taken_back:
                apart.update(map(frozenset, combinations((*sources, into), 2)))
            case Merge(sources=sources, into=into):
                gathered.add(into)
                apart = {pair for pair in _told_of(into, {*sources}, apart) if len(pair) > 1}
            case Split(theme=theme) | Retire(theme=theme) if is_taken_back:
                whole.add(theme)
            case Split(theme=theme, new_theme=str() as new):
                whole.discard(theme)
                gathered.discard(theme)
                apart.update(_told_of(new, {theme}, [pair for pair in apart if theme in pair]))
                apart.add(frozenset({theme, new}))
    return Kept(frozenset(whole), frozenset(apart), frozenset(gathered))


def decisions_taken_back(log: Sequence[Entry]) -> Iterator[Any]:
    """Return the decisions that came from a refit and were undone."""
    return (decision for decision, is_taken_back in _in_turn(log) if is_taken_back)


def _in_turn(log: Sequence[Entry]) -> list[tuple[Any, bool]]:
    """Return the decisions in force and those of refits that were undone, at the undoing's turn."""
    force = in_force(log)
    turns = [(entry.sequence, entry.decision, False) for entry in force.entries]
    turns.extend(
        (force.undone[entry.sequence].sequence, entry.decision, True)
        for entry in log
        if entry.sequence in force.undone and getattr(entry.decision, "refit", None) is not None
    )
    turns.sort(key=lambda turn: turn[0])
    return [(decision, is_taken_back) for _, decision, is_taken_back in turns]


def _told_of(theme: str, of: set[str], pairs: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Return pairs with one theme in the place of others."""
    return (frozenset(theme if one in of else one for one in pair) for pair in pairs)
