"""Plants births, splits and merges in a labelled portfolio, and judges who names them.

The register knows every label as a theme, except that some labels are not there yet (births), some
pairs are known as one theme (splits), and some labels are known as two (merges).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from intelligence.errors import UnusableLabels
from intelligence.evaluation.lineage.worlds import World

#: Texts that a label must have to be planted: each half of it has ten then.
FEWEST = 20

#: Events planted of each kind.
PLANTED = 2

#: Share of the old texts of each label that is there at first; the rest comes with the births.
_OLD = 10 / 11

_RIGHT = 0.5


class Planted(StrEnum):
    """What can be planted."""

    BIRTH = "birth"
    SPLIT = "split"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Named:
    """An event as a method names it.

    ``themes`` are the known themes that split, merge or end; ``texts`` what starts or leaves.
    """

    kind: str
    themes: frozenset[str] = frozenset()
    texts: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plan:
    """What is planted with one seed.

    Attributes:
        old: positions of the texts that are there at first.
        known: texts of each known theme, all of them old.
        births: the texts of each label that comes new.
        splits: of a known theme, the texts of the two labels in it, old and new.
        merges: pairs of known themes that are one label.

    """

    old: tuple[int, ...]
    known: Mapping[str, tuple[int, ...]]
    births: tuple[frozenset[int], ...]
    splits: Mapping[str, tuple[frozenset[int], frozenset[int]]]
    merges: tuple[frozenset[str], ...]

    def right(self, events: Sequence[Named]) -> tuple[list[bool], list[bool], list[bool], int]:
        """Return which births, splits and merges are named right, and how many events are false.

        A birth or a split is named right by an event of which at least half is the label and that
        has at least half of the label; a merge by one that names both themes and no other.
        """
        used: set[int] = set()

        def named(fits: Sequence[bool]) -> bool:
            places = [place for place, fit in enumerate(fits) if fit]
            used.update(places)
            return bool(places)

        births = [
            named([e.kind == "start" and is_same(e.texts, texts) for e in events])
            for texts in self.births
        ]
        splits = [
            named(
                [
                    e.kind == "split"
                    and theme in e.themes
                    and any(is_same(e.texts, t) for t in two)
                    for e in events
                ]
            )
            for theme, two in self.splits.items()
        ]
        merges = [
            named([e.kind == "merge" and e.themes == pair for e in events]) for pair in self.merges
        ]
        return births, splits, merges, len(events) - len(used)

    def groupable(self, groupings: Sequence[Sequence[int]]) -> tuple[list[bool], ...]:
        """Return which planted events some grouping could see: its labels are groups of it.

        Args:
            groupings: group of every text, -1 for none, one a method.

        """
        groups = [_groups(members) for members in groupings]

        def seen(*labels: AbstractSet[int]) -> bool:
            return any(
                all(any(is_same(group, label) for group in found) for label in labels)
                for found in groups
            )

        merged = [
            frozenset(at for theme in sorted(pair) for at in self.known[theme])
            for pair in self.merges
        ]
        return (
            [seen(texts) for texts in self.births],
            [seen(*two) for two in self.splits.values()],
            [seen(texts) for texts in merged],
        )


def is_same(found: AbstractSet[int], wanted: AbstractSet[int]) -> bool:
    """Say whether at least half of each is in the other."""
    both = len(found & wanted)
    return both > 0 and both >= _RIGHT * len(found) and both >= _RIGHT * len(wanted)


def plan(world: World, seed: int, events: int = PLANTED) -> Plan:
    """Draw what is planted.

    Raises:
        UnusableLabels: when too few labels have enough texts for one event of each kind.

    """
    random = np.random.default_rng(1_000 + seed)
    by_label: dict[str, list[int]] = {}
    for at, label in enumerate(world.data.gold):
        by_label.setdefault(label, []).append(at)
    large = sorted(label for label, own in by_label.items() if len(own) >= FEWEST)
    events = min(events, len(large) // 4)
    if not events:
        message = f"{world.data.name} has {len(large)} labels with {FEWEST} texts; 4 are needed"
        raise UnusableLabels(message)
    order = [large[place] for place in random.permutation(len(large))]
    births, rest = order[:events], order[events:]
    pairs = list(zip(rest[:events], rest[events : 2 * events], strict=True))
    halved = rest[2 * events : 3 * events]
    there = set(world.drawn(_OLD, seed))
    old = {
        label: [at for at in own if at in there]
        for label, own in by_label.items()
        if label not in births
    }
    known: dict[str, tuple[int, ...]] = {}
    for one, other in pairs:
        known[f"{one} + {other}"] = tuple(sorted(old[one] + old[other]))
    for label in halved:
        own = [old[label][place] for place in random.permutation(len(old[label]))]
        known[f"{label} 1"] = tuple(sorted(own[: len(own) // 2]))
        known[f"{label} 2"] = tuple(sorted(own[len(own) // 2 :]))
    parted = {label for pair in pairs for label in pair} | set(halved)
    known |= {label: tuple(own) for label, own in old.items() if label not in parted and own}
    return Plan(
        tuple(sorted(at for own in old.values() for at in own)),
        known,
        tuple(frozenset(by_label[label]) for label in births),
        {
            f"{one} + {other}": (frozenset(by_label[one]), frozenset(by_label[other]))
            for one, other in pairs
        },
        tuple(frozenset({f"{label} 1", f"{label} 2"}) for label in halved),
    )


def _groups(members: Sequence[int]) -> list[set[int]]:
    found: dict[int, set[int]] = {}
    for at, group in enumerate(members):
        if group >= 0:
            found.setdefault(group, set()).add(at)
    return list(found.values())
