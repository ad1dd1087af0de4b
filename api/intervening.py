"""The register of interventions of one workspace: read, and changed by entries in its log."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from api.curating import Note, moment_of
from api.errors import InvalidRequest, ReadOnly
from corpus.store.entry_log import NewEntry
from corpus.store.workspace import Store
from intelligence.edition_store import EditionStore
from intelligence.interventions.intervention import Action, Intervention
from intelligence.interventions.register import (
    Deciding,
    Register,
    correcting,
    register_of,
    registering,
    withdrawing,
)
from intelligence.lookup import theme_row


class Interventions(Protocol):
    """What was done about themes; no route knows where it is kept."""

    def register(self) -> Register:
        """Return the interventions as they stand."""
        ...

    def last(self) -> int:
        """Return the newest entry of the log, 0 for none."""
        ...

    def add(self, action: Action, note: Note, expected: int | None = None) -> Intervention:
        """Register an action and return it as it stands.

        Raises:
            UnknownTheme: when the newest edition has no such theme.
            InvalidIntervention: when it cannot be registered as it is.
            CurationConflict: when the log has grown since ``expected``.

        """
        ...

    def correct(
        self, intervention_id: str, action: Action, note: Note, expected: int | None = None
    ) -> Intervention:
        """Put another action in the place of a registered one; raises as :meth:`add`.

        Raises:
            UnknownIntervention: when none of that id stands.

        """
        ...

    def withdraw(self, intervention_id: str, note: Note, expected: int | None = None) -> Register:
        """Take an intervention back and return what stands.

        Raises:
            UnknownIntervention: when none of that id stands.

        """
        ...


class NoInterventions:
    """The register of a service that only shows.

    >>> NoInterventions().register().interventions
    ()
    """

    def register(self) -> Register:
        """Return nothing."""
        return Register()

    def last(self) -> int:
        """Return 0."""
        return 0

    def add(self, action: Action, note: Note, expected: int | None = None) -> Intervention:
        """Refuse."""
        del action, note, expected
        raise ReadOnly("this service shows editions and registers nothing")

    def correct(
        self, intervention_id: str, action: Action, note: Note, expected: int | None = None
    ) -> Intervention:
        """Refuse."""
        del intervention_id
        return self.add(action, note, expected)

    def withdraw(self, intervention_id: str, note: Note, expected: int | None = None) -> Register:
        """Refuse."""
        del intervention_id, note, expected
        raise ReadOnly("this service shows editions and registers nothing")


class WorkspaceInterventions:
    """The register in a workspace's database."""

    def __init__(
        self, store: Callable[[], AbstractContextManager[Store]], editions: EditionStore
    ) -> None:
        self._store = store
        self._editions = editions

    def register(self) -> Register:
        """Return the interventions as they stand."""
        with self._store() as store:
            return register_of(store.interventions.entries())

    def last(self) -> int:
        """Return the newest entry of the log, 0 for none."""
        with self._store() as store:
            return store.interventions.last()

    def add(self, action: Action, note: Note, expected: int | None = None) -> Intervention:
        """Register an action; the theme may be named by its key."""
        known, deciding = self._known(action), _deciding(note)
        after = self._append(lambda register: registering(register, known, deciding), expected)
        return after.interventions[-1]

    def correct(
        self, intervention_id: str, action: Action, note: Note, expected: int | None = None
    ) -> Intervention:
        """Put another action in the place of a registered one."""
        known, deciding = self._known(action), _deciding(note)
        after = self._append(
            lambda register: correcting(register, intervention_id, known, deciding), expected
        )
        return after.get(intervention_id)

    def withdraw(self, intervention_id: str, note: Note, expected: int | None = None) -> Register:
        """Take an intervention back."""
        deciding = _deciding(note)
        return self._append(
            lambda register: withdrawing(register, intervention_id, deciding), expected
        )

    def _known(self, action: Action) -> Action:
        theme = theme_row(self._editions.latest(), action.theme_id)
        return replace(action, theme_id=str(theme["theme_id"]))

    def _append(self, entry: Callable[[Register], NewEntry], expected: int | None) -> Register:
        with self._store() as store:
            log = store.interventions.entries()
            # What was checked against this log is only true of this log.
            after = len(log) if expected is None else expected
            if after != len(log):
                # A conflict before anything else: whatever is wrong may come of the newer entries.
                store.interventions.append([], after)
            logged = store.interventions.append([entry(register_of(log))], after)
        return register_of([*log, *logged])


def _deciding(note: Note) -> Deciding:
    """Return who decides when and why.

    Raises:
        InvalidRequest: when nobody is named, or the time is no time.

    """
    if not note.who.strip():
        raise InvalidRequest("an intervention needs who registers it; the name is empty")
    return Deciding(note.who.strip(), moment_of(note.at), note.why.strip())
