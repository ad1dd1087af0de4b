"""What each action does on the board, and when it does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from intelligence.curation.board import Board
from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import (
    Confirm,
    Define,
    Entry,
    Exclude,
    Merge,
    Move,
    Pin,
    Promote,
    Reject,
    Rename,
    Retire,
    SetGoal,
    SetOwner,
    Split,
    Start,
)
from intelligence.curation.keep import Keep
from intelligence.curation.named import found_findings, named_findings, themes_named
from intelligence.curation.refile import Refile
from intelligence.curation.refiling import refile
from intelligence.curation.starting import start
from intelligence.identity.placing import NOWHERE, Placement
from intelligence.identity.theme import Origin, Owner, Theme, ThemeStatus


def apply(entry: Entry, board: Board, *, draws: bool) -> list[Conflict]:
    """Apply an entry to the board and return what of it did not apply.

    Args:
        entry: a decision in force.
        board: changed in place.
        draws: whether a definition looks for the causes that belong to it now.

    """
    missing = _missing(entry, board)
    if missing:
        return missing
    match entry.decision:
        case Merge() as decision:
            found = _merge(entry, decision, board)
        case Split() as decision:
            found = _split(entry, decision, board)
        case Start() as decision:
            found = start(entry, decision, board)
        case Define() as decision:
            found = _define(entry, decision, board, draws=draws)
        case Move() | Confirm() | Reject() | Pin() as decision:
            found = _place(entry, decision, board)
        case Refile() as decision:
            found = refile(entry, decision, board)
        case Exclude() as decision:
            found = _exclude(entry, decision, board)
        case Keep():
            found = []
        case decision:
            board.themes[decision.theme] = _told(board.themes[decision.theme], decision)
            found = []
    return found


def _missing(entry: Entry, board: Board) -> list[Conflict]:
    """Return a conflict for a theme that an entry names and that is not there."""
    decision = entry.decision
    named = themes_named(decision)
    if isinstance(decision, Split | Start):
        if decision.new_theme is None or decision.new_theme in board.themes:
            return [conflict(entry, Reason.TAKEN, decision.new_theme)]
        named = (decision.theme,) if isinstance(decision, Split) else ()
    for name in named:
        if name in board.into:
            return [conflict(entry, Reason.MERGED_AWAY, name)]
        if name not in board.themes:
            return [conflict(entry, Reason.NO_THEME, name)]
    return []


def _told(theme: Theme, decision: object) -> Theme:
    match decision:
        case Rename(name=name):
            return replace(theme, name=name)
        case Promote():
            return replace(theme, status=ThemeStatus.ACTIVE)
        case Retire():
            return replace(theme, status=ThemeStatus.RETIRED)
        case SetOwner(role=role, name=name):
            return replace(theme, owner=Owner(role, name))
        case SetGoal(goal=goal):
            return replace(theme, goal=goal)
        case _:
            message = f"there is no rule for {type(decision).__name__}"
            raise TypeError(message)


def _merge(entry: Entry, decision: Merge, board: Board) -> list[Conflict]:
    sources = [one for one in dict.fromkeys(decision.sources) if one != decision.into]
    for source in sources:
        members = board.members(source)
        board.hand_over(members, decision.into)
        for at in members:
            if board.examples.get((decision.into, at)) is False and at not in board.held:
                board.put(at, NOWHERE)
        for at in members:
            if board.held.get(at) == source:
                board.held[at] = decision.into
            if board.pinned.get(at) == source:
                board.pinned[at] = decision.into
        board.into[source] = decision.into
        del board.themes[source]
    board.bar_as_well(sources, decision.into)
    if decision.into in decision.sources:
        return [conflict(entry, Reason.ITSELF, decision.into, partly=bool(sources))]
    return []


def _split(entry: Entry, decision: Split, board: Board) -> list[Conflict]:
    own = board.members(decision.theme)
    inside = set(own)
    conflicts: list[Conflict] = []
    if decision.subcause is not None:
        leaving = [
            at
            for at in own
            if board.placements[at].subcause_key == decision.subcause and at not in board.pinned
        ]
    else:
        named, conflicts = named_findings(entry, decision.chosen, board)
        leaving = [at for at in named if at in inside]
        if len(leaving) < len(named):
            count = len(named) - len(leaving)
            conflicts.append(
                conflict(entry, Reason.ELSEWHERE, decision.theme, partly=True, count=count)
            )
        leaving += _follow(decision, leaving, own, board)
    if not leaving or len(leaving) == len(own):
        return [conflict(entry, Reason.EMPTY_PART, decision.theme)]
    parent, new = board.themes[decision.theme], decision.new_theme or ""
    board.themes[new] = Theme(
        new, decision.name, Origin.SPLIT, parent.status, definition=decision.definition
    )
    board.out_of[new] = decision.theme
    board.hand_over(leaving, new, subcause=True)
    board.bar_as_well([decision.theme], new)
    for at in leaving:
        if at in board.held:
            board.held[at] = new
        if at in board.pinned:
            board.pinned[at] = new
    return conflicts


def _follow(decision: Split, leaving: Sequence[int], own: Sequence[int], board: Board) -> list[int]:
    """Return what came after the split was decided and is nearer to the part that leaves."""
    inside = set(own)
    named, _ = found_findings(decision.kept, board)
    kept = [at for at in named if at in inside]
    known = {*leaving, *kept}
    later = [at for at in own if at not in known and at not in board.held]
    if not kept or not later or not leaving:
        return []
    nearer = board.judge.is_nearer(later, leaving, kept)
    return [at for at, is_nearer in zip(later, nearer, strict=True) if is_nearer]


def _define(entry: Entry, decision: Define, board: Board, *, draws: bool) -> list[Conflict]:
    before = board.themes[decision.theme]
    theme = replace(
        before,
        definition=before.definition if decision.definition is None else decision.definition,
        include=before.include if decision.include is None else decision.include,
        exclude=before.exclude if decision.exclude is None else decision.exclude,
    )
    board.themes[theme.theme_id] = theme
    if decision.definition is not None:
        board.redefined.add(theme.theme_id)
    if not draws:
        return []
    for at in [at for at, owner in board.drawn.items() if owner == theme.theme_id]:
        board.put(at, NOWHERE)
    for at, place in [*board.expelled.items()]:
        if place.theme_id == theme.theme_id and board.placements[at].theme_id is None:
            board.put(at, place)
    bound = board.bound(entry.sequence, board.members(theme.theme_id))
    _turn_out(theme, bound, board)
    _draw_in(theme, bound, board)
    return []


def _turn_out(theme: Theme, bound: float, board: Board) -> None:
    """Let go what is nearer to an example that does not belong than to those that do."""
    if not theme.exclude:
        return
    own = board.movable(theme.theme_id)
    away = board.judge.nearest_example(own, theme.exclude)
    home = board.judge.nearest_example(own, theme.include)
    for at, far, near in zip(own, away, home, strict=True):
        if far >= bound and far > near:
            place = board.placements[at]
            board.put(at, NOWHERE)
            board.expelled[at] = place


def _draw_in(theme: Theme, bound: float, board: Board) -> None:
    """Draw in what fits the definition or lies by an example, of what no theme has."""
    rest = [at for at in board.free(theme.theme_id) if at not in board.expelled]
    likeness = board.judge.nearest_example(rest, theme.include)
    against = board.judge.nearest_example(rest, theme.exclude)
    fits: Sequence[float | None] = [None] * len(rest)
    if theme.theme_id in board.redefined:
        fits = board.judge.fits(theme, rest)
    for at, near, far, sure in zip(rest, likeness, against, fits, strict=True):
        if far >= bound and far > near:
            continue
        if sure is None and near < bound:
            continue
        confidence = float(np.clip(near, 0.0, 1.0)) if sure is None else sure
        board.put(at, Placement(theme.theme_id, confidence=confidence))
        board.drawn[at] = theme.theme_id


def _place(entry: Entry, decision: Move | Confirm | Reject | Pin, board: Board) -> list[Conflict]:
    found, conflicts = named_findings(entry, decision.findings, board)
    for at in found:
        match decision:
            case Move(to=to):
                board.pinned.pop(at, None)
                _learn(board, at, to)
                board.settle(at, to)
            case Confirm(theme=theme):
                if board.pinned.get(at) != theme:
                    board.pinned.pop(at, None)
                board.examples[theme, at] = True
                board.settle(at, theme)
            case Pin(theme=theme):
                board.settle(at, theme)
                board.pinned[at] = theme
            case Reject(theme=theme):
                _reject(board, at, theme)
    return conflicts


def _learn(board: Board, at: int, to: str | None) -> None:
    """Take a move as two lessons: not there, but here."""
    before = board.placements[at].theme_id
    if before is not None and before != to:
        board.examples[before, at] = False
    if to is not None:
        board.examples[to, at] = True


def _reject(board: Board, at: int, theme: str) -> None:
    board.examples[theme, at] = False
    board.barred.add((at, theme))
    if board.pinned.get(at) == theme:
        del board.pinned[at]
    if board.held.get(at) == theme:
        del board.held[at]
    if board.placements[at].theme_id == theme:
        board.put(at, NOWHERE)


def _exclude(entry: Entry, decision: Exclude, board: Board) -> list[Conflict]:
    if decision.document is not None:
        found: Sequence[int] = board.causes.finder.in_document(decision.document)
    else:
        found = board.with_phrase(decision.phrase or "")
    if not found:
        return [conflict(entry, Reason.NOTHING_FOUND)]
    leaving = [at for at in found if at not in board.pinned]
    if decision.phrase is not None:
        owners = {board.placements[at].theme_id for at in leaving}
        board.thinned[entry.sequence] = tuple(sorted(owner for owner in owners if owner))
    for at in leaving:
        board.put(at, NOWHERE)
        board.held.pop(at, None)
        board.excluded.add(at)
    if len(leaving) < len(found):
        count = len(found) - len(leaving)
        return [conflict(entry, Reason.PINNED, partly=bool(leaving), count=count)]
    return []
