"""Two statements of one text that cannot both hold.

Two statements are a conflict when they are of one matter and clash in it: in a figure, a day, who
does it, how, whether at all. What speaks for one matter and what speaks for two is weighed, not
ruled; totals are added up, and work is held against the end of all. Pairs are compared only where
they share telling words, and no more than `_MOST_PAIRS` of them, so that time grows with the text
and not with its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from intelligence.sow.claims import Claim, claims_of
from intelligence.sow.clause_numbers import unnumbered
from intelligence.sow.conflict import Conflict
from intelligence.sow.outline import Shape, Statement
from intelligence.sow.pair_judge import Pair, PairJudge, packaged_pair_judge, paired
from intelligence.sow.past_the_end import past_the_end
from intelligence.sow.payment_terms import two_payment_terms
from intelligence.sow.sums import wrong_totals
from intelligence.sow.within import at_odds_with_itself

_MOST_PAIRS = 40_000
_CELLS = re.compile(r"[|\t]")
_MOST_OF_A_STEM = 25
#: How sure it is that a statement is at odds with itself: nothing has to be guessed.
_OF_ITSELF = 0.9


def conflicts(statements: Sequence[Statement], judge: PairJudge | None = None) -> list[Conflict]:
    """Return the conflicts, by the later statement; each statement is in one at most.

    What is weighed is weighed by the packaged judge if no other is given.
    """
    judge = judge or packaged_pair_judge()
    statements = unnumbered(statements)
    claims = claims_of(statements)
    found = [*wrong_totals(statements, [claim.facts for claim in claims])]
    for place, statement in enumerate(statements):
        what = at_odds_with_itself(statement.words, statement.place.columns)
        if what:
            found.append(Conflict(place, place, what, _OF_ITSELF))
    found.extend((*past_the_end(claims), *two_payment_terms(claims)))
    for pair in pairs_of(claims):
        if _rows_of_two_things(claims[pair.first], claims[pair.second]):
            continue
        probability = judge.probability(pair)
        if probability >= judge.bound:
            found.append(Conflict(pair.first, pair.second, judge.what(pair), probability))
    found.sort(key=lambda one: (-one.confidence, one.first, one.second))
    taken: set[int] = set()
    kept: list[Conflict] = []
    for one in found:
        if one.first not in taken and one.second not in taken:
            taken |= {one.first, one.second}
            kept.append(one)
    return sorted(kept, key=lambda one: (one.second, one.first))


def pairs_of(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Yield the pairs of claims that clash and share something, with what speaks for a conflict."""
    return paired(claims, _places(claims))


def _rows_of_two_things(one: Claim, other: Claim) -> bool:
    """Whether two claims are rows of one table, each of what its first cell names."""
    if one.place != other.place or one.place.shape is not Shape.ROW:
        return False
    return _first_cell(one.words) != _first_cell(other.words)


def _first_cell(row: str) -> str:
    return _CELLS.split(row.strip().removeprefix("|"), maxsplit=1)[0].strip().lower()


def _places(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places that share a word or are on one question, rare words first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(claims):
        for word in (*one.facts.stems, *(f"{label}:" for label in one.facts.labels)):
            holders[word].append(place)
        for question in _questions(one):
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


def _questions(claim: Claim) -> Iterator[str]:
    """Yield the questions that a claim answers, as keys that are no words."""
    yield from (f"{question}?" for question in claim.facts.ways)
    if claim.law:
        yield "law?"
    if claim.of_data and claim.sites:
        yield "data site?"
    if claim.prevails:
        yield "prevails?"
