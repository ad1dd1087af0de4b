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
_LEAST_SHARED = 0.75
#: How much of the shorter statement's telling words the other has too, by what is compared.
_SAME_AMOUNT, _SAME_COUNT, _SAME_SENSE, _SAME_SIDE, _SAME_WAY = 0.5, 0.45, 0.6, 0.5, 0.15
_TWO = 1.75
#: Two brief statements share fewer words; what they share counts for more.
_BRIEF, _OF_BRIEF = 120, 0.15
#: Units that everything is measured in.
_COMMON = frozenset({"day", "week", "hour", "month", "year", "money", "%", "minut"})
_PRECEDENCE = re.compile(
    (
        r"\b(?:takes? precedence|prevails?|precedence over|shall govern|governs|overrides?"
        r"|supersedes?|order of precedence|controls?\b.{0,20}\bconflict)\b"
    ),
    re.IGNORECASE,
)

#: Figures further apart than this many times are of different things.
_MOST_APART = 5.0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements ``first`` and ``second`` (places in the sequence given) and what differs."""

    first: int
    second: int
    what: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two statements: what it states, and what every comparison with it needs."""

    facts: Facts
    weight: float
    length: int
    ranks: bool

    @classmethod
    def of(cls, words: str) -> _Side:
        facts = facts_of(words)
        return cls(facts, weight(facts.stems), len(words), bool(_PRECEDENCE.search(words)))


def conflicts(statements: Sequence[Statement]) -> list[Conflict]:
    """Return the conflicts, by the later statement; each statement is in one at most."""
    sides = [_Side.of(statement.words) for statement in statements]
    found: list[Conflict] = []
    for first, second in _pairs([side.facts for side in sides]):
        told = _compared(sides[first], sides[second])
        if told:
            found.append(Conflict(first, second, *told))
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


def _compared(first: _Side, second: _Side) -> tuple[str, float] | None:
    """What differs between two statements, and how sure that is."""
    one, other = first.facts, second.facts
    if one.labels != other.labels and one.labels and other.labels:
        return None
    if first.ranks and second.ranks:
        return "which document prevails", 0.8
    shared = weight(one.stems & other.stems)
    if shared < _LEAST_SHARED:
        return None
    share = shared / max(_TWO, min(first.weight, second.weight))
    if first.length + second.length < _BRIEF:
        share += _OF_BRIEF
    return _of_figures(one, other, shared, share) or _of_sense(one, other, shared, share)


def _of_one_size(mine: frozenset[float], its: frozenset[float]) -> bool:
    """Whether two single figures can be of the same thing: a price and a rate are not."""
    if not len(mine) == len(its) == 1:
        return False
    low, high = sorted((*mine, *its))
    return high <= _MOST_APART * max(low, 1.0)


def _of_figures(one: Facts, other: Facts, shared: float, share: float) -> tuple[str, float] | None:
    """Two figures, or two days, for the same thing."""
    if one.apart or other.apart:
        return None
    for unit in sorted(one.amounts.keys() & other.amounts.keys()):
        mine, its = one.amounts[unit], other.amounts[unit]
        least = _SAME_AMOUNT if unit in _COMMON else _SAME_COUNT
        if not mine & its and _of_one_size(mine, its) and share >= least:
            return f"{_told(mine)} against {_told(its)} ({unit})", 0.7
    if one.dates and other.dates and not one.dates & other.dates and shared >= _TWO:
        return ("the date", 0.6) if share >= _SAME_SENSE else None
    return None


def _of_sense(one: Facts, other: Facts, shared: float, share: float) -> tuple[str, float] | None:
    """One says what the other denies, does it another way, or gives it to the other side."""
    for question in sorted(one.ways.keys() & other.ways.keys()):
        if one.ways[question] != other.ways[question] and share >= _SAME_WAY:
            ways = f"{one.ways[question]} or {other.ways[question]}"
            return f"{question} ({ways})", 0.65
    if one.apart or other.apart or shared < _TWO:
        return None
    if one.denies != other.denies and share >= _SAME_SENSE:
        return "what one states the other denies", 0.6
    if one.acting and other.acting and one.acting != other.acting and share >= _SAME_SIDE:
        return "which side does it", 0.55
    return None


def _told(values: frozenset[float]) -> str:
    return f"{min(values):g}"
