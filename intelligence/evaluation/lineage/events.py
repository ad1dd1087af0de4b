"""Who names planted births, splits and merges, and how often somebody cries wolf."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.lineage.builds import (
    Built,
    build_beside,
    first_build,
    next_build,
    standing_of_build,
)
from intelligence.evaluation.lineage.cold import Methods, cold_methods
from intelligence.evaluation.lineage.growth import OLD
from intelligence.evaluation.lineage.planting import Named, Plan, plan
from intelligence.evaluation.lineage.remembering import Remembering
from intelligence.evaluation.lineage.worlds import World, known_as
from intelligence.evaluation.tables import Cell, Mean, Table
from intelligence.lineage import match_themes
from intelligence.refit.bounds import RefitBounds, quick_groups
from intelligence.refit.changes import Kind
from intelligence.refit.look import look_anew
from intelligence.relations import Event
from intelligence.theming import ThemingTools

PRODUCT = "Premortem, build and refit"

_COLUMNS = (
    "Set",
    "Method",
    "Births named right",
    "Splits named right",
    "Merges named right",
    "Births that can be grouped",
    "Splits that can be grouped",
    "Merges that can be grouped",
    "False events a refit",
    "False events where nothing changed",
)


@dataclass
class _Score:
    """Shares named right, one a seed: all events of a kind, then those that can be grouped."""

    all: tuple[list[float], ...] = field(default_factory=lambda: tuple([] for _ in range(3)))
    groupable: tuple[list[float], ...] = field(default_factory=lambda: tuple([] for _ in range(3)))
    false: list[float] = field(default_factory=list)
    quiet: list[float] = field(default_factory=list)

    def add(self, planted: Plan, events: Sequence[Named], possible: Sequence[list[bool]]) -> None:
        births, splits, merges, false = planted.right(events)
        self.false.append(float(false))
        for kind, found in enumerate((births, splits, merges)):
            self.all[kind].append(float(np.mean(found)))
            seen = [hit for hit, can in zip(found, possible[kind], strict=True) if can]
            if seen:
                self.groupable[kind].append(float(np.mean(seen)))

    def row(self) -> tuple[Cell, ...]:
        columns = (*self.all, *self.groupable, self.false, self.quiet)
        return tuple(Mean.of(column) for column in columns)


def events_table(
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
        "Planted births, splits and merges",
        _COLUMNS,
        tuple(rows),
        (_SEEDS.format(seeds=seeds), _GROUPABLE, _QUIET),
    )


_SEEDS = (
    "Means of {seeds} seeds with standard errors. The register knows every label as a theme but "
    "for what is planted; births come with a tenth more of everything else. Named right: at least "
    "half of the event is the label's and it has at least half of the label; a merge names both "
    "themes and no other."
)
_GROUPABLE = (
    "That can be grouped: only events whose labels are groups to at least one of the methods; what "
    "nobody can group, nobody can name."
)
_QUIET = (
    "Where nothing changed: a register of the method's own, and a tenth more of the same labels."
)


def _rows(
    world: World, tools_of: Callable[[int], ThemingTools], seeds: int, methods_of: Methods
) -> list[tuple[Cell, ...]]:
    methods = methods_of(len(world.data.labels))
    scores = {name: _Score() for name in (PRODUCT, *methods)}
    bounds = RefitBounds(grouped=Remembering(quick_groups()))
    for seed in range(seeds):
        planted, tools = plan(world, seed), tools_of(seed)
        rows = np.asarray(tools.recogniser.embedder.embed(world.data.texts))
        cold = {name: method(rows, seed) for name, method in methods.items()}
        possible = planted.groupable([groups.tolist() for groups in cold.values()])
        scores[PRODUCT].add(planted, _ours(world, planted, tools, bounds), possible)
        for name, groups in cold.items():
            scores[name].add(planted, events_of(planted.known, groups, planted.old), possible)
        old = world.drawn(OLD, seed)
        scores[PRODUCT].quiet.append(float(len(_quiet(world, old, tools, bounds))))
        for name, method in methods.items():
            before = _themes(method(rows[list(old)], seed), old)
            scores[name].quiet.append(float(len(events_of(before, cold[name], old))))
    return [(name, *scores[name].row()) for name in scores]


def _ours(world: World, planted: Plan, tools: ThemingTools, bounds: RefitBounds) -> list[Named]:
    known = known_as(world, planted.known)
    everything = range(len(world.findings))
    built = build_beside(world, known, tuple(everything), tools)
    fresh = set(built.members()) - set(planted.known)
    started = [Named("start", texts=frozenset(built.members()[theme])) for theme in sorted(fresh)]
    return [*started, *_reconsidered(built, tuple(planted.known), tools, bounds)]


def _quiet(
    world: World, old: Sequence[int], tools: ThemingTools, bounds: RefitBounds
) -> list[Named]:
    """Return what a refit proposes after a tenth more of the same."""
    before = first_build(world, old, tools)
    after = next_build(before, tuple(range(len(world.findings))), tools)
    known = set(before.members())
    started = [
        Named("start", texts=frozenset(texts))
        for theme, texts in after.members().items()
        if theme not in known
    ]
    return [*started, *_reconsidered(after, (), tools, bounds)]


def _reconsidered(
    built: Built, known: Sequence[str], tools: ThemingTools, bounds: RefitBounds
) -> list[Named]:
    standing = standing_of_build(built, known)
    look = look_anew(standing, tools.recogniser, tools.options, bounds)
    events: list[Named] = []
    for seen in look.seen:
        themes = frozenset(seen.change.themes)
        if seen.change.kind in {Kind.SPLIT, Kind.START}:
            events.extend(
                Named(seen.change.kind.value, themes, frozenset(built.at[place] for place in part))
                for part in seen.change.parts
            )
        else:
            events.append(Named(seen.change.kind.value, themes))
    return events


def events_of(
    known: Mapping[str, Sequence[int]], groups: NDArray[np.int64], old: Sequence[int]
) -> list[Named]:
    """Return the events between known themes and cold groups, by overlap and containment.

    Args:
        known: positions of each known theme's texts, all old.
        groups: group of every text, -1 for none.
        old: positions of the old texts.

    """
    now = _themes(groups, range(len(groups)))
    there = set(old)
    previous = {theme: frozenset(map(str, own)) for theme, own in known.items()}
    current = {theme: frozenset(str(at) for at in own if at in there) for theme, own in now.items()}
    merged: dict[str, set[str]] = {}
    events: list[Named] = []
    for item in match_themes(previous, current).relations:
        match item.event:
            case Event.STARTS if item.current is not None:
                events.append(Named("start", texts=frozenset(now[item.current])))
            case Event.ENDS if item.previous is not None:
                events.append(Named("end", frozenset({item.previous})))
            case Event.SPLITS if not item.keeps_id and item.previous and item.current:
                texts = frozenset(now[item.current])
                events.append(Named("split", frozenset({item.previous}), texts))
            case Event.MERGES if item.previous and item.current:
                merged.setdefault(item.current, set()).add(item.previous)
            case _:
                pass
    events.extend(Named("merge", frozenset(themes)) for _, themes in sorted(merged.items()))
    return events


def _themes(groups: NDArray[np.int64], at: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, group in zip(at, groups, strict=True):
        if group >= 0:
            found.setdefault(f"group {group}", []).append(int(place))
    return found
