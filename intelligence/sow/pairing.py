"""How far two claims are of one matter, and what speaks for two matters."""

from __future__ import annotations

import math

from intelligence.sow.claims import Claim
from intelligence.sow.contrast import contrast, narrower
from intelligence.sow.facts import Facts, telling
from intelligence.sow.outline import Shape

_FAR = 6
#: How much a label that both have ("lot 3") tells.
_OF_LABEL = 0.75


def nearness(one: Claim, other: Claim) -> tuple[float, float, float]:
    """Return how much two claims share: of the one that tells less, of the other, and in all."""
    # Exact, for the order of a set is another in each process.
    shared = math.fsum(one.weights[word] for word in one.weights.keys() & other.weights.keys())
    shared += _OF_LABEL * len(one.facts.labels & other.facts.labels)
    low, high = sorted((one.told, other.told))
    return min(1.0, shared / max(low, 1e-9)), min(1.0, shared / max(high, 1e-9)), shared


def signs_of(one: Claim, other: Claim, apart: int, *, alone: bool = False) -> dict[str, float]:
    """Return what speaks for one matter, and for two, of claims so many statements apart.

    Whoever goes on to the next statement seldom contradicts the last, so that claims side by side
    are mostly of two matters. Where they are ``alone``, a text of two, their place tells nothing.
    """
    least, most, shared = nearness(one, other)
    mine, its = one.facts, other.facts
    tells = one.telling & other.telling
    left = sorted((len(one.telling) - len(tells), len(other.telling) - len(tells)))
    shapes = {one.place.shape, other.place.shape}
    return {
        "near: of the shorter": least,
        "near: of the longer": most,
        "near: in all": min(shared, 4.0),
        "near: telling": min(len(tells), 4.0),
        "near: left of the shorter": min(left[0], 6.0),
        "near: left of the longer": min(left[1], 12.0),
        "near: subject": float(_subject(mine, its)),
        "near: one subject": float(bool(mine.subject and mine.subject == its.subject)),
        "apart: opens": float(_opens(one, other)) + float(_opens(other, one)),
        "near: names": float(bool(mine.names & its.names)),
        "near: labels": float(bool(mine.labels & its.labels)),
        "near: next to it": float(apart == 1 and not alone),
        "near: alone": float(alone),
        "near: far": float(apart > _FAR),
        "near: one heading": float(one.place.heading == other.place.heading),
        "near: heading": float(bool(one.above & its.stems) or bool(other.above & mine.stems)),
        "apart: labels": float(bool(mine.labels or its.labels) and not mine.labels & its.labels),
        "apart: both labels": float(
            bool(mine.labels and its.labels) and not mine.labels & its.labels
        ),
        "apart: years": float(bool(mine.years and its.years) and not mine.years & its.years),
        "apart: names": float(bool(mine.names - its.stems and its.names - mine.stems)),
        "apart: contrast": float(contrast(mine.stems, its.stems)),
        "apart: narrower": float(narrower(mine, its)),
        "apart: modifiers": float(_modified(mine, its)),
        "apart: further": float(mine.further or its.further),
        "apart: case": float(mine.of_case or its.of_case),
        "apart: in case": float(mine.in_case != its.in_case),
        "apart: superseded": float(mine.superseded or its.superseded),
        "apart: hedged": float(one.hedged) + float(other.hedged),
        "apart: rows": float(shapes == {Shape.ROW}),
        "near: row and text": float(Shape.ROW in shapes and len(shapes) > 1),
        "near: only": float(one.only) + float(other.only),
    }


def _subject(mine: Facts, its: Facts) -> bool:
    return bool(
        mine.subject & its.subject
        or (mine.subject and mine.subject <= its.stems)
        or (its.subject and its.subject <= mine.stems)
    )


def _opens(one: Claim, other: Claim) -> bool:
    """Whether what a claim opens with ("For schools", "From 1 July") is not told by the other."""
    words = one.opens
    return words is not None and (not words or bool(words - other.facts.stems))


def _modified(mine: Facts, its: Facts) -> bool:
    """Whether what stands before a noun that both have differs: "key users", "office users"."""
    for noun in mine.modifiers.keys() & its.modifiers.keys():
        here, there = telling(mine.modifiers[noun]), telling(its.modifiers[noun])
        if here and there and not here & there:
            return True
    return False
