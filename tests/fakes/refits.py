"""Refits of the mixed portfolio: in a workspace on disk, and in memory for the web application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from api.curating import Note, WorkspaceCuration
from api.refitting import WorkspaceRefits
from api.services import Services
from api.settings import Settings
from intelligence.curation.entries import Move
from intelligence.edition_store import EditionStore
from intelligence.errors import UnknownRefit
from intelligence.refit.shown import Refit
from intelligence.refit.taking_over import states, taken_back, taken_over
from tests.fakes.curation_logs import MemoryCuration
from tests.fakes.filings import PLAN, Filing, filing_tools
from tests.fakes.mixed import mixed_build, mixed_edition, mixed_proposal, mixed_tools
from tests.fakes.standings import BOUNDS, OPTIONS


def workspace_refits(folder: Path, *, by_itself: bool = False) -> WorkspaceRefits:
    """Publish the mixed edition in a workspace and return its refits, without any model file."""
    services = Services(Settings(workspace=str(folder)))
    editions = EditionStore(folder / "editions")
    if not editions.numbers():
        done = mixed_build()
        editions.publish(done.manifest, done.tables)
    curation = WorkspaceCuration(services.store, editions)
    tools = replace(mixed_tools(), assignment=OPTIONS)
    bounds = replace(BOUNDS, findings=4)
    return WorkspaceRefits(
        services.store, editions, curation, lambda: tools, by_itself=by_itself, bounds=bounds
    )


def filing_refits(folder: Path) -> WorkspaceRefits:
    """Publish two editions between which people moved two of six findings of a kind."""
    services = Services(Settings(workspace=str(folder)))
    editions = EditionStore(folder / "editions")
    curation = WorkspaceCuration(services.store, editions)
    first = Filing.first()
    first.published(services)
    move = Move(first.named("VPN", 2), PLAN)
    curation.append(move, Note("pmo", "ours", "2026-01-01T09:00:00+00:00"))
    first.after(move).published(services)
    return WorkspaceRefits(services.store, editions, curation, filing_tools, bounds=BOUNDS)


class MemoryRefits:
    """One refit, number 1, whose decisions go into a log in memory."""

    def __init__(self, log: MemoryCuration | None = None) -> None:
        self.log = log or MemoryCuration()

    def all(self) -> tuple[Refit, ...]:
        return (self.read(1),)

    def read(self, number: int) -> Refit:
        if number != 1:
            message = f"there is no refit {number}"
            raise UnknownRefit(message)
        proposal = mixed_proposal()
        found = states(1, proposal, self.log.entries())
        return Refit(1, "2026-09-30T10:00:00+00:00", proposal, found)

    def last(self) -> int:
        return len(self.log.entries())

    def tables_of(self, refit: Refit) -> Mapping[str, pd.DataFrame] | None:
        del refit
        return mixed_edition().tables

    def apply(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        proposal = self.read(number).proposal
        for decision in taken_over(number, proposal, only, self.log.entries()):
            self.log.append(replace(decision, theme="T-1") if hasattr(decision, "theme")
                            else decision, note, expected)  # fmt: skip
            expected = None
        return self.read(number)

    def undo(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        proposal = self.read(number).proposal
        for decision in taken_back(number, proposal, only, self.log.entries()):
            self.log.append(decision, note, expected)
            expected = None
        return self.read(number)
