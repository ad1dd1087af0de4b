"""Puts findings of a kind where people file it: what a refit proposed and a person took over."""

from __future__ import annotations

from intelligence.curation.board import Board
from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import Entry
from intelligence.curation.named import named_findings
from intelligence.curation.refile import Refile
from intelligence.identity.placing import NOWHERE, Placement


def refile(entry: Entry, decision: Refile, board: Board) -> list[Conflict]:
    """Put the findings into their theme and return what of the entry did not apply.

    A finding that a person placed, ruled out or excluded, or that stands in a third theme by now,
    stays where it is. Where all stand in the theme already, there is nothing to tell.
    """
    found, conflicts = named_findings(entry, decision.findings, board)
    open_ = [at for at in found if board.placements[at].theme_id != decision.to]
    place = NOWHERE if decision.to is None else Placement(decision.to, confidence=decision.sure)
    moving = [at for at in open_ if _may_move(at, decision, board)]
    for at in moving:
        board.put(at, place)
    if len(moving) < len(open_):
        count = len(open_) - len(moving)
        partly = len(open_) < len(found) or bool(moving)
        told = conflict(entry, Reason.ELSEWHERE, decision.source, partly=partly, count=count)
        conflicts.append(told)
    return conflicts


def _may_move(at: int, decision: Refile, board: Board) -> bool:
    return (
        board.placements[at].theme_id == decision.source
        and at not in board.held
        and at not in board.excluded
        and (at, decision.to) not in board.barred
    )
