"""Makes a theme of findings that are in none, and draws in what is as close as they are."""

from __future__ import annotations

import numpy as np

from intelligence.curation.board import Board
from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import Entry, Start
from intelligence.identity.placing import Placement
from intelligence.identity.references import FindingRef
from intelligence.identity.theme import Origin, Theme, ThemeStatus


def start(entry: Entry, decision: Start, board: Board) -> list[Conflict]:
    """Start a theme on the board and return what of the entry did not apply.

    Findings that are meanwhile in a theme, or that a person excluded or placed, stay where they
    are. What is no further from one of the findings than they typically are from each other
    follows, today and in every later build.
    """
    new = decision.new_theme or ""
    refs = [FindingRef.parse(text) for text in decision.findings]
    places = [board.causes.finder.find(ref) for ref in refs]
    there = list(dict.fromkeys(at for at in places if at is not None))
    free = set(board.free(new))
    own = [at for at in there if at in free]
    if not own:
        return [conflict(entry, Reason.EMPTY_PART, new)]
    conflicts = []
    if None in places:
        gone = places.count(None)
        conflicts.append(conflict(entry, Reason.NO_FINDING, new, partly=True, count=gone))
    if len(own) < len(there):
        count = len(there) - len(own)
        conflicts.append(conflict(entry, Reason.ELSEWHERE, new, partly=True, count=count))
    board.themes[new] = Theme(
        new, decision.name, Origin.DISCOVERY, ThemeStatus.PROPOSED, definition=decision.definition
    )
    _draw_in(new, own, board.bound(entry.sequence, own), board)
    return conflicts


def _draw_in(theme_id: str, own: list[int], bound: float, board: Board) -> None:
    examples = [board.causes.readable[at] for at in own]
    for at in own:
        board.put(at, Placement(theme_id, confidence=1.0))
    rest = board.free(theme_id)
    if not rest:
        return
    near = board.judge.nearest_example(rest, examples)
    for at, close in zip(rest, near, strict=True):
        if close >= bound:
            board.put(at, Placement(theme_id, confidence=float(np.clip(close, 0.0, 1.0))))
