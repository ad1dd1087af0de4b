"""Two statements of one text that cannot both hold.

Pairs are compared only where they share telling words, and no more than `_MOST_PAIRS` of them, so
that time grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intelligence.sow.contrast import differ
from intelligence.sow.facts import Facts, acting_side, facts_of
from intelligence.sow.measured import Units, days, figures
from intelligence.sow.outline import Shape, Statement
from intelligence.sow.precedence import Prevailing, opposed, prevailing
from intelligence.sow.scope_items import ScopeItem, both_in_and_out, scope_items
from intelligence.sow.sense import (
    MATTER_TOLD,
    Said,
    closed_then,
    other_language,
    other_order,
    other_side,
    other_way,
)
from intelligence.sow.sums import wrong_totals

_MOST_PAIRS = 40_000
_MOST_OF_A_STEM = 25
_PRONOUN = re.compile(r"\W*(?:it|they|he|she)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements ``first`` and ``second`` (places in the sequence given) and what differs."""

    first: int
    second: int
    what: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Text:
    """The statements of a text with what they state."""

    statements: Sequence[Statement]
    said: Sequence[Said]
    units: Units
    prevailing: Sequence[Prevailing | None]
    items: Sequence[tuple[ScopeItem, ...]]

    @classmethod
    def of(cls, statements: Sequence[Statement], facts: Sequence[Facts]) -> _Text:
        """Read once of each statement what every comparison with it asks."""
        said = _said(statements, facts)
        return cls(
            statements,
            said,
            Units.of(facts),
            [prevailing(statement.words) for statement in statements],
            [
                scope_items(statement.words, statement.place, one.acting)
                for statement, one in zip(statements, said, strict=True)
            ],
        )


def conflicts(statements: Sequence[Statement]) -> list[Conflict]:
    """Return the conflicts, by the later statement; each statement is in one at most."""
    facts = [facts_of(statement.words) for statement in statements]
    text = _Text.of(statements, facts)
    found = [
        Conflict(one.part, one.total, one.what, 0.75) for one in wrong_totals(statements, facts)
    ]
    for first, second in _pairs(facts):
        conflict = _compared(text, first, second)
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


def _said(statements: Sequence[Statement], facts: Sequence[Facts]) -> list[Said]:
    """Return the statements with who acts in each: that of its lead-in, or of the one before."""
    found: list[Said] = []
    for statement, one in zip(statements, facts, strict=True):
        completes = statement.words[:1].islower() and acting_side(statement.place.lead_in)
        acting = completes or one.acting
        if _PRONOUN.match(statement.words) and found:
            acting = found[-1].acting
        found.append(Said(statement.words, one, acting))
    return found


def _pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(facts):
        for word in one.stems:
            holders[word].append(place)
        for question in one.ways.keys() & MATTER_TOLD:
            holders[question].append(place)
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


def _compared(text: _Text, first: int, second: int) -> Conflict | None:
    one, other = text.said[first], text.said[second]
    if opposed(text.prevailing[first], text.prevailing[second]):
        return Conflict(first, second, "which document prevails", 0.8)
    if one.facts.superseded or other.facts.superseded:
        return None
    way = other_way(one, other)
    if way:
        return Conflict(first, second, way, 0.65)
    if differ(one.facts, other.facts):
        return None
    found = _of_figures(text, first, second) or _of_sense(text, first, second)
    return Conflict(first, second, *found) if found else None


def _of_figures(text: _Text, first: int, second: int) -> tuple[str, float] | None:
    """Two figures, or two days, for the same thing; rows of tables are of different things."""
    places = [text.statements[place].place.shape for place in (first, second)]
    if all(shape is Shape.ROW for shape in places):
        return None
    one, other = text.said[first].facts, text.said[second].facts
    told = figures(one, other, text.units)
    if told:
        return told, 0.7
    return ("the date", 0.6) if days(one, other) else None


def _of_sense(text: _Text, first: int, second: int) -> tuple[str, float] | None:
    """One says what the other denies, does it another way, or gives it to the other side."""
    one, other = text.said[first], text.said[second]
    if other_order(one, other):
        return "which comes first", 0.6
    if other_language(one, other):
        return "the language", 0.6
    item = both_in_and_out(text.items[first], text.items[second])
    if item:
        return f"what is in scope ({item})", 0.6
    if closed_then(one, other):
        return "when it is open", 0.6
    return ("which side does it", 0.55) if other_side(one, other) else None
