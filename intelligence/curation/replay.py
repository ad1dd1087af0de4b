"""Replays the curation log on what the machine concluded.

Each entry changes the themes and findings that it names and what is in no theme, and nothing else:
themes that no entry names keep their members, names and figures exactly. What a definition draws in
comes from what no theme has. An entry that is undone is left out of the replay, so that undoing
gives what had been without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from intelligence.curation import actions
from intelligence.curation.board import Board
from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import Define, Entry, Merge, Rename, Split, Start, Undo
from intelligence.curation.judge import Judge
from intelligence.curation.refile import Refile
from intelligence.curation.theme_names import same_names
from intelligence.identity.placing import Causes, Placement
from intelligence.identity.registry import ChangeKind
from intelligence.identity.theme import Theme
from intelligence.quarters import quarter_of


@dataclass(frozen=True, slots=True)
class Example:
    """A cause (by position) that a person called rightly or wrongly a theme's."""

    theme_id: str
    position: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry that changed what a theme means, for the theme's trend."""

    theme_id: str
    kind: ChangeKind
    quarter: str
    sequence: int


@dataclass(frozen=True)
class Replayed:
    """What the log made of the machine's conclusions.

    Attributes:
        themes: by id, in the order given, then those that were split off.
        placements: one a cause.
        merged: the theme that each one that was merged away became a part of.
        split_off: the theme that each one that was split off had been a part of.
        pinned: causes to be shown first as evidence, by position, and their theme.
        excluded: causes that take part in nothing.
        settled: causes that a person placed, in a theme or in none.
        examples: what people called right or wrong, to learn from.
        marks: where definitions changed.
        conflicts: entries that did not apply, oldest first.
        bounds: how close to its examples is close enough, by the sequence of the decision: those
            given, and those measured now.

    """

    themes: Mapping[str, Theme]
    placements: tuple[Placement, ...]
    merged: Mapping[str, str]
    split_off: Mapping[str, str]
    pinned: Mapping[int, str]
    excluded: frozenset[int]
    settled: frozenset[int]
    examples: tuple[Example, ...]
    marks: tuple[Mark, ...]
    conflicts: tuple[Conflict, ...]
    bounds: Mapping[int, float] = field(default_factory=dict)


def replay(
    log: Sequence[Entry],
    themes: Mapping[str, Theme],
    placements: Sequence[Placement],
    causes: Causes,
    judge: Judge,
    bounds: Mapping[int, float] | None = None,
) -> Replayed:
    """Return the themes and placements after every entry of the log that is in force.

    Args:
        log: entries, oldest first.
        themes: what is known, by id.
        placements: where the machine puts each cause.
        causes: the causes, to find those that entries name.
        judge: answers about words.
        bounds: of decisions that go by examples, by sequence, as earlier builds measured them.

    """
    board = Board(themes, placements, causes, judge, bounds or {})
    force = in_force(log)
    conflicts = [*force.idle]
    drawing = _drawing(force.entries)
    judge.read(_words(force.entries, drawing, themes))
    for entry in force.entries:
        conflicts.extend(actions.apply(entry, board, draws=entry.sequence in drawing))
    conflicts.extend(same_names(force.entries, board.themes))
    examples = tuple(
        Example(theme_id, at, right) for (theme_id, at), right in board.examples.items()
    )
    return Replayed(
        board.themes,
        tuple(board.placements),
        dict(board.into),
        dict(board.out_of),
        dict(board.pinned),
        frozenset(board.excluded),
        frozenset(board.held),
        tuple(sorted(examples, key=lambda item: (item.theme_id, item.position))),
        _marks(
            force.entries,
            {item.sequence for item in conflicts if not item.partly},
            board.thinned,
        ),
        tuple(sorted(conflicts, key=lambda item: (item.sequence, item.reason.value))),
        dict(sorted(board.bounds.items())),
    )


@dataclass(frozen=True, slots=True)
class Force:
    """What of a log is in force.

    Attributes:
        entries: those that nothing has undone, undoings left out; oldest first.
        undone: the undoing of each entry that was undone, by its sequence.
        idle: undoings that undo nothing.

    """

    entries: tuple[Entry, ...]
    undone: Mapping[int, Entry]
    idle: tuple[Conflict, ...]


def in_force(log: Sequence[Entry]) -> Force:
    """Return which entries count.

    An undoing that was itself undone undoes nothing, so the log is read from its end.
    """
    places = {entry.sequence for entry in log}
    undone: dict[int, Entry] = {}
    idle: list[Conflict] = []
    for entry in reversed(log):
        decision = entry.decision
        if entry.sequence in undone or not isinstance(decision, Undo):
            continue
        known = decision.entry in places and decision.entry < entry.sequence
        if known and decision.entry not in undone:
            undone[decision.entry] = entry
        else:
            idle.append(conflict(entry, Reason.NO_ENTRY))
    kept = tuple(
        entry
        for entry in log
        if entry.sequence not in undone and not isinstance(entry.decision, Undo)
    )
    return Force(kept, undone, tuple(idle))


def _drawing(force: Sequence[Entry]) -> frozenset[int]:
    """Return the definitions that draw causes in: of a row of them for one theme, the last.

    What an earlier one drew in would be let go by the later one.
    """
    last: dict[str, int] = {}
    drawing: set[int] = set()
    for entry in force:
        match entry.decision:
            case Define(theme=theme):
                drawing.discard(last.get(theme, 0))
                drawing.add(entry.sequence)
                last[theme] = entry.sequence
            case Merge(sources=sources, into=into):
                for theme in (*sources, into):
                    last.pop(theme, None)
            case Split(theme=theme):
                last.pop(theme, None)
    return frozenset(drawing)


def _words(
    force: Sequence[Entry], drawing: frozenset[int], themes: Mapping[str, Theme]
) -> tuple[str, ...]:
    """Return the names, definitions and examples by which causes may be drawn in, each once."""
    decisions = [entry.decision for entry in force if entry.sequence in drawing]
    drawn = {decision.theme for decision in decisions if isinstance(decision, Define)}
    words = {themes[theme].name for theme in drawn if theme in themes}
    for entry in force:
        match entry.decision:
            case Define(theme=theme) as decision if theme in drawn:
                words.update((decision.definition or "", *(decision.include or ())))
                words.update(decision.exclude or ())
            case Rename(theme=theme, name=name) if theme in drawn:
                words.add(name)
            case Split(new_theme=theme, name=name) | Start(new_theme=theme, name=name):
                words.update([name] if theme in drawn else [])
    return tuple(sorted(words - {""}))


def _marks(
    force: Sequence[Entry], failed: set[int], thinned: Mapping[int, Sequence[str]]
) -> tuple[Mark, ...]:
    marks = []
    for entry in force:
        if entry.sequence in failed:
            continue
        quarter = quarter_of(date.fromisoformat(entry.at[:10]))
        lost = [(theme, ChangeKind.EXCLUSION) for theme in thinned.get(entry.sequence, ())]
        for theme_id, kind in (*_meanings(entry), *lost):
            marks.append(Mark(theme_id, kind, quarter, entry.sequence))
    return tuple(marks)


def _meanings(entry: Entry) -> list[tuple[str, ChangeKind]]:
    """Return the themes whose meaning an entry changes, and how."""
    match entry.decision:
        case Define(theme=theme, definition=None):
            return [(theme, ChangeKind.EXAMPLES)]
        case Define(theme=theme):
            return [(theme, ChangeKind.DEFINITION)]
        case Refile(source=source, to=to):
            return [(theme, ChangeKind.EXAMPLES) for theme in (source, to) if theme]
        case Merge(into=into):
            return [(into, ChangeKind.MERGE)]
        case Split(theme=theme, new_theme=new):
            return [(theme, ChangeKind.SPLIT), *([(new, ChangeKind.SPLIT)] if new else [])]
        case _:
            return []
