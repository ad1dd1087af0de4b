"""How many old documents keep their theme when a tenth is added, and what that costs in agreement.

Each seed draws which documents are old. What is in no group counts as one label of its own in every
agreement, and having no theme as a state that may change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from intelligence.evaluation.lineage.builds import Built, first_build, next_build
from intelligence.evaluation.lineage.cold import (
    Methods,
    cold_methods,
    moved,
    numbered,
    same_as_before,
    unchanged,
)
from intelligence.evaluation.lineage.worlds import World
from intelligence.evaluation.tables import Cell, Mean, Table
from intelligence.theming import ThemingTools
from models.peers import same_groups
from models.recognition.peers import agreement

#: Share of the documents that are old: ten of eleven, so that a tenth is added.
OLD = 10 / 11

PRODUCT = "Premortem, ordinary build"

_FIGURES = (
    "Old documents unchanged",
    "Old documents that left their theme",
    "AMI with labels",
    "AMI, grouped cold",
    "ARI with labels",
    "ARI, grouped cold",
    "AMI of old documents",
    "AMI of old documents, grouped cold",
    "New documents with a theme",
    "AMI, new ones as grouped cold",
    "AMI, grouped cold, as many left out",
    "Themes",
    "Themes, grouped cold",
)

_COLUMNS = ("Set", "Method", *_FIGURES)


@dataclass
class _Figures:
    """One list a column, one figure a seed."""

    columns: tuple[list[float], ...] = field(
        default_factory=lambda: tuple([] for _ in range(len(_COLUMNS) - 2))
    )

    def add(self, *figures: float) -> None:
        for column, figure in zip(self.columns, figures, strict=True):
            column.append(figure)

    def row(self) -> tuple[Cell, ...]:
        return tuple(Mean.of(column) for column in self.columns)


def growth_table(
    worlds: Sequence[World],
    tools_of: Callable[[int], ThemingTools],
    seeds: int,
    methods: Methods = cold_methods,
) -> Table:
    """Return the table; ``tools_of`` gives the tools of a build with a seed."""
    rows: list[tuple[Cell, ...]] = []
    for world in worlds:
        rows.extend((world.data.name, *row) for row in _rows(world, tools_of, seeds, methods))
    return Table(
        "Identity of old documents after 10 % more",
        _COLUMNS,
        tuple(rows),
        (_NOTE.format(seeds=seeds),),
    )


_NOTE = (
    "Means of {seeds} seeds with standard errors; each draws which ten of eleven documents are "
    "old. Grouped cold: all documents, with no past. A peer is always cold; what it finds is given "
    "the old themes by the Hungarian method. AMI of old documents leaves the new ones out. New "
    "ones as grouped cold: each has the theme that most old documents of its cold group have, one "
    "without a cold group keeps what it has, and nothing else changes. As many left out: the cold "
    "grouping, with every new document left without a group that the product leaves without a "
    "theme."
)


def _rows(
    world: World, tools_of: Callable[[int], ThemingTools], seeds: int, methods_of: Methods
) -> list[tuple[Cell, ...]]:
    gold = numbered(world.data.gold)
    everything = tuple(range(len(world.findings)))
    methods = methods_of(len(world.data.labels))
    figures = {name: _Figures() for name in (PRODUCT, *methods)}
    for seed in range(seeds):
        old, tools = world.drawn(OLD, seed), tools_of(seed)
        before = first_build(world, old, tools)
        after = next_build(before, everything, tools)
        cold = first_build(world, everything, tools)
        figures[PRODUCT].add(*_ours(before, after, cold))
        rows = np.asarray(tools.recogniser.embedder.embed(world.data.texts))
        for name, method in methods.items():
            groups = method(rows[list(old)], seed)
            first = [None if group < 0 else f"theme {group}" for group in groups]
            later = method(rows, seed)
            found = same_as_before(first, later, old)
            kept = [found[at] for at in old]
            ami, ari = agreement(world.data.gold, later), same_groups(gold, later)
            of_old, placed = _of_old(world, kept, old), _placed(found, old)
            same, left = unchanged(first, kept), moved(first, kept)
            count = _themes(found)
            figures[name].add(
                same, left, ami, ami, ari, ari, of_old, of_old, placed, ami, ami, count, count
            )
    return [(name, *figures[name].row()) for name in figures]


def placed_as(
    themes: Sequence[str | None], cold: Sequence[str | None], old: Sequence[int]
) -> list[str | None]:
    """Return the themes, with each new document where its cold group's old documents mostly are.

    One that is in no cold group stays where it is.

    >>> placed_as(["a", "a", None], ["x", "x", "x"], [0, 1])
    ['a', 'a', 'a']
    """
    held: dict[str, Counter[str | None]] = {}
    for at in old:
        group = cold[at]
        if group is not None:
            held.setdefault(group, Counter())[themes[at]] += 1
    there = set(old)
    return [
        theme
        if at in there or group is None or group not in held
        else held[group].most_common(1)[0][0]
        for at, (theme, group) in enumerate(zip(themes, cold, strict=True))
    ]


def _left_out(
    cold: Sequence[str | None], themes: Sequence[str | None], old: Sequence[int]
) -> list[str | None]:
    """Return the cold groups, without the new documents that have no theme."""
    there = set(old)
    return [
        group if at in there or theme is not None else None
        for at, (group, theme) in enumerate(zip(cold, themes, strict=True))
    ]


def _themes(themes: Sequence[str | None]) -> float:
    """Return how many themes are had by something."""
    return float(len({theme for theme in themes if theme is not None}))


def _ours(before: Built, after: Built, cold: Built) -> tuple[float, ...]:
    """Return a figure for each column: of a build, the next with more texts, and one of all."""
    world, old = after.world, before.at
    gold = numbered(world.data.gold)
    now, anew = numbered(after.themes), numbered(cold.themes)
    return (
        unchanged(before.themes, after.of(old)),
        moved(before.themes, after.of(old)),
        agreement(world.data.gold, now),
        agreement(world.data.gold, anew),
        same_groups(gold, now),
        same_groups(gold, anew),
        _of_old(world, after.of(old), old),
        _of_old(world, cold.of(old), old),
        _placed(after.themes, old),
        agreement(world.data.gold, numbered(placed_as(after.themes, cold.themes, old))),
        agreement(world.data.gold, numbered(_left_out(cold.themes, after.themes, old))),
        _themes(after.themes),
        _themes(cold.themes),
    )


def _of_old(world: World, themes: Sequence[str | None], old: Sequence[int]) -> float:
    """Return the agreement of old documents' themes with their labels (AMI)."""
    return agreement([world.data.gold[at] for at in old], numbered(themes))


def _placed(themes: Sequence[str | None], old: Sequence[int]) -> float:
    """Return the share of new documents that have a theme."""
    new = sorted(set(range(len(themes))) - set(old))
    return float(np.mean([themes[at] is not None for at in new])) if new else 1.0
