"""Refits of one workspace: proposed from the newest edition, kept, taken over and taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pandas as pd

from api.curating import Note, WorkspaceCuration
from corpus.store.refits import StoredRefit
from corpus.store.workspace import Store
from intelligence.curation.entries import Entry
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.errors import StaleEdition, UnknownRefit
from intelligence.history import History, membership_of
from intelligence.identity.registry import registry_of
from intelligence.pipeline import Tools
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.draw_up import draw_up
from intelligence.refit.proposal import Item, proposal_of, proposal_payload
from intelligence.refit.refile_items import refile_items
from intelligence.refit.shown import Refit
from intelligence.refit.taking_over import State, states, taken_back, taken_over
from intelligence.theming import ThemingTools

#: Who takes a proposal over where the settings say that nobody is asked.
BY_ITSELF = Note("premortem", "the setting refit_apply takes over what a refit proposes")


@dataclass(frozen=True)
class WorkspaceRefits:
    """The refits of one workspace.

    Attributes:
        store: opens the records.
        editions: of the workspace.
        curation: its log.
        tools: makes what a build works with, when a refit is asked for.
        by_itself: whether a proposal is taken over as soon as it is made.
        bounds: how strong evidence must be; None for what a refit asks for.

    """

    store: Callable[[], AbstractContextManager[Store]]
    editions: EditionStore
    curation: WorkspaceCuration
    tools: Callable[[], Tools]
    by_itself: bool = False
    bounds: RefitBounds | None = None

    def propose(self) -> Refit:
        """Reconsider the newest edition and keep what is proposed; a repetition adds nothing.

        Raises:
            NothingToBuild: when no edition was built yet.
            StaleEdition: when the newest edition does not know the newest decisions, or was built
                with other models or another taxonomy.

        """
        edition, log, tools = self.editions.latest(), self.curation.entries(), self.tools()
        _check_newest(edition, log, tools)
        known = self._known(edition, log)
        proposal = draw_up(
            edition,
            known or History(log=tuple(log)),
            tools.recogniser,
            tools.taxonomy,
            tools.assignment,
            self.bounds,
        )
        refiled = _refiled(edition, known, tools, proposal.items) if known else ()
        proposal = replace(proposal, items=(*proposal.items, *refiled))
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self.store() as store:
            kept = store.refits.add(edition.number, at, proposal_payload(proposal))
        made = _told(kept, log)
        fresh = [name for name, one in made.standing.items() if one.state is State.OPEN]
        if self.by_itself and fresh:
            return self.apply(kept.number, fresh, BY_ITSELF)
        return made

    def _known(self, edition: Edition, log: Sequence[Entry]) -> History | None:
        """Return what the next build would start from; None without the edition's registry."""
        with self.store() as store:
            kept = store.registries.newest()
        if kept is None or kept.edition != edition.number:
            return None
        membership = membership_of(edition.tables["findings"], edition.tables["themes"])
        return History(registry_of(kept.payload), tuple(log), edition.number, membership)

    def all(self) -> tuple[Refit, ...]:
        """Return every refit, oldest first."""
        log = self.curation.entries()
        with self.store() as store:
            return tuple(_told(kept, log) for kept in store.refits.all())

    def read(self, number: int) -> Refit:
        """Return a refit by its number.

        Raises:
            UnknownRefit: when there is none.

        """
        return _told(self._kept(number), self.curation.entries())

    def apply(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        """Note the decisions of a refit's items, all or none; the next build applies them.

        Args:
            number: of the refit.
            only: names of items; none means all that are open: neither applied, taken back nor
                declined.
            note: who, why and when.
            expected: the newest entry of the curation log that the caller saw.

        Raises:
            UnknownRefit: when there is no such refit or item.
            InvalidEntry: when nothing is left to apply, or a theme has changed meanwhile.
            CurationConflict: when somebody else decided something meanwhile.

        """
        proposal, log = proposal_of(self._kept(number).payload), self.curation.entries()
        decisions = taken_over(number, proposal, only, log)
        self.curation.append_all(decisions, note, len(log) if expected is None else expected)
        return self.read(number)

    def undo(
        self, number: int, only: Sequence[str], note: Note, expected: int | None = None
    ) -> Refit:
        """Take items of a refit back, all or none; the next build gives what had been without.

        Raises:
            UnknownRefit: when there is no such refit or item.
            InvalidEntry: when nothing of them is in force.
            CurationConflict: when somebody else decided something meanwhile.

        """
        proposal, log = proposal_of(self._kept(number).payload), self.curation.entries()
        decisions = taken_back(number, proposal, only, log)
        self.curation.append_all(decisions, note, len(log) if expected is None else expected)
        return self.read(number)

    def last(self) -> int:
        """Return the newest entry of the curation log, 0 for none."""
        log = self.curation.entries()
        return log[-1].sequence if log else 0

    def tables_of(self, refit: Refit) -> Mapping[str, pd.DataFrame] | None:
        """Return findings and documents of the edition reconsidered, None where it is gone."""
        number = refit.proposal.edition
        if number not in self.editions.numbers():
            return None
        return {name: self.editions.table(number, name) for name in ("findings", "documents")}

    def _kept(self, number: int) -> StoredRefit:
        with self.store() as store:
            kept = store.refits.get(number)
        if kept is None:
            raise UnknownRefit(f"there is no refit {number}; `premortem refit list` shows them")
        return kept


def _refiled(
    edition: Edition, history: History, tools: Tools, beside: Sequence[Item]
) -> tuple[Item, ...]:
    """Return what is filed elsewhere than people would."""
    theming = ThemingTools(tools.recogniser, tools.taxonomy, tools.assignment, tools.memory)
    return refile_items(edition, history, theming, beside)


def _told(kept: StoredRefit, log: Sequence[Entry]) -> Refit:
    proposal = proposal_of(kept.payload)
    return Refit(kept.number, kept.at, proposal, states(kept.number, proposal, log))


def _check_newest(edition: Edition, log: Sequence[Entry], tools: Tools) -> None:
    behind = (log[-1].sequence if log else 0) - edition.manifest.curation
    if behind > 0:
        decisions = "1 decision was" if behind == 1 else f"{behind:,} decisions were"
        message = f"{decisions} taken since edition {edition.number}; run `premortem build` first"
        raise StaleEdition(message)
    built_with = edition.manifest.models.get("themes")
    if built_with != tools.recogniser.identity:
        message = (
            f"edition {edition.number} was built with another encoder or recogniser than is in use "
            "now; run `premortem build` first"
        )
        raise StaleEdition(message)
    if edition.manifest.taxonomy != (tools.taxonomy.fingerprint if tools.taxonomy else "none"):
        message = (
            f"edition {edition.number} was built with another taxonomy than the setting `taxonomy` "
            "or the option --taxonomy names now; give the one that it was built with, or run "
            "`premortem build` first"
        )
        raise StaleEdition(message)
