"""Two statements of one text that cannot both hold.

Pairs are compared only where they share telling words, and no more than `_MOST_PAIRS` of them, so
that time grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intelligence.sow.facts import Facts, facts_of, weight
from intelligence.sow.outline import Statement

_MOST_PAIRS = 40_000
_MOST_OF_A_STEM = 25
_SAME_THING = 1.9
_SAME_UNIT = 1.2
_PRECEDENCE = re.compile(
    (
        r"\b(?:takes? precedence|prevails?|precedence over|shall govern|governs|overrides?"
        r"|supersedes?|order of precedence|controls?\b.{0,20}\bconflict)\b"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements ``first`` and ``second`` (places in the sequence given) and what differs."""

    first: int
    second: int
    what: str
    confidence: float


def conflicts(statements: Sequence[Statement]) -> list[Conflict]:
    """Return the conflicts, by the later statement; each statement is in one at most."""
    facts = [facts_of(statement.words) for statement in statements]
    found: list[Conflict] = []
    for first, second in _pairs(facts):
        conflict = _compared(statements, facts, first, second)
        if conflict:
            found.append(conflict)
    found.sort(key=lambda one: (-one.confidence, one.first, one.second))
    taken: set[int] = set()
    kept: list[Conflict] = []
    for one in found:
        if one.first not in taken and one.second not in taken:
            taken |= {one.first, one.second}
            kept.append(one)
    return sorted(kept, key=lambda one: (one.second, one.first))


def _pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(facts):
        for word in one.stems:
            holders[word].append(place)
    seen: set[tuple[int, int]] = set()
    for word in sorted(holders, key=lambda word: (len(holders[word]), word)):
        places = holders[word]
        if len(places) > _MOST_OF_A_STEM:
            continue
        for at, first in enumerate(places):
            for second in places[at + 1 :]:
                if len(seen) >= _MOST_PAIRS:
                    yield from sorted(seen)
                    return
                seen.add((first, second))
    yield from sorted(seen)


def _compared(
    statements: Sequence[Statement], facts: Sequence[Facts], first: int, second: int
) -> Conflict | None:
    one, other = facts[first], facts[second]
    if one.labels != other.labels and one.labels and other.labels:
        return None
    shared = weight(one.stems & other.stems)
    if all(_PRECEDENCE.search(statements[place].words) for place in (first, second)):
        return Conflict(first, second, "which document prevails", 0.8)
    if shared < _SAME_UNIT:
        return None
    return _of_figures(first, second, one, other) or _of_sense(first, second, one, other, shared)


def _of_figures(first: int, second: int, one: Facts, other: Facts) -> Conflict | None:
    """Two figures for the same thing."""
    for unit in sorted(one.amounts.keys() & other.amounts.keys()):
        mine, its = one.amounts[unit], other.amounts[unit]
        if len(mine) == len(its) == 1 and mine != its:
            return Conflict(first, second, f"{_told(mine)} against {_told(its)} ({unit})", 0.7)
    return None


def _of_sense(first: int, second: int, one: Facts, other: Facts, shared: float) -> Conflict | None:
    """One says what the other denies, or gives it to the other side, or to another day."""
    if shared >= _SAME_THING and one.denies != other.denies:
        return Conflict(first, second, "what one states the other denies", 0.6)
    if shared < _SAME_THING + 1:
        return None
    if one.acting and other.acting and one.acting != other.acting:
        return Conflict(first, second, "which side does it", 0.55)
    if len(one.dates) == len(other.dates) == 1 and one.dates != other.dates:
        return Conflict(first, second, "the date", 0.6)
    return None


def _told(values: frozenset[float]) -> str:
    return f"{min(values):g}"
