"""People's decisions on themes, checked against the newest edition and appended to the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from api.errors import InvalidRequest
from corpus.errors import CurationConflict
from corpus.store.curation import NewEntry
from corpus.store.workspace import Store
from intelligence.curation.entries import Entry, Exclude, entries_of, payload_of
from intelligence.curation.prepare import prepared
from intelligence.curation.reach import refuse_wide
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore

#: A day may have begun elsewhere, and clocks differ.
_AHEAD = timedelta(days=1)

#: How often a decision is checked anew where others decide meanwhile.
_TRIES = 10


@dataclass(frozen=True, slots=True)
class Note:
    """Who decides and why; ``at`` is an ISO time, now where it is empty."""

    who: str
    why: str
    at: str = ""


class WorkspaceCuration:
    """The curation log of one workspace."""

    def __init__(
        self, store: Callable[[], AbstractContextManager[Store]], editions: EditionStore
    ) -> None:
        self._store = store
        self._editions = editions

    def entries(self) -> tuple[Entry, ...]:
        """Return the whole log, oldest first.

        Raises:
            StoreError: when an entry was changed, lost or reordered.

        """
        with self._store() as store:
            return entries_of(store.curation.entries())

    def append(
        self, decision: Any, note: Note, expected: int | None = None, *, wide: bool = False
    ) -> Entry:
        """Note a decision and return it as logged; the next build applies it.

        Args:
            decision: with themes by id or key, and findings by id.
            note: who, why and when.
            expected: the sequence that the caller saw last; None appends to whatever is there,
                checked against it.
            wide: whether a phrase may take more than a fifth of all causes.

        Raises:
            NothingToBuild: when no edition was built yet.
            UnknownTheme: when the newest edition has no such theme.
            UnknownFinding: when it has no such cause.
            InvalidEntry: when the decision says nothing that can be done, or excludes much.
            InvalidRequest: when nobody or no reason is named, or the time is no time.
            CurationConflict: when somebody else decided something meanwhile.

        """
        if getattr(decision, "refit", None) is not None:
            raise InvalidRequest("only taking a refit over makes a decision that names the refit")
        if isinstance(decision, Exclude) and not wide:
            refuse_wide(decision, self._editions.latest())
        return self.append_all([decision], note, expected)[0]

    def append_all(
        self, decisions: Sequence[Any], note: Note, expected: int | None = None
    ) -> tuple[Entry, ...]:
        """Note decisions, all or none, in their order; see :meth:`append`."""
        at = moment_of(note.at)
        said = Note(note.who.strip(), note.why.strip(), at)
        if not said.who:
            raise InvalidRequest('a decision needs who takes it, and nobody is named: --by "…"')
        if not said.why:
            raise InvalidRequest('a decision needs a reason, and none is given: --why "…"')
        edition = self._editions.latest()
        with self._store() as store:
            tries = _TRIES
            while True:
                log = entries_of(store.curation.entries())
                fresh = _checked(decisions, said, edition, log)
                # What was checked against this log is only true of this log.
                newest = len(log) if expected is None else expected
                try:
                    return entries_of(store.curation.append(fresh, newest))
                except CurationConflict:
                    tries -= 1
                    if expected is not None or not tries:
                        raise


def _checked(
    decisions: Sequence[Any], note: Note, edition: Edition, log: Sequence[Entry]
) -> list[NewEntry]:
    """Return decisions as new entries, each checked against the log and those before it."""
    whole = [*log]
    for decision in decisions:
        complete = prepared(decision, edition, whole)
        whole.append(Entry(len(whole) + 1, "", note.at, note.who, note.why, complete))
    return [
        NewEntry(item.at, item.who, item.why, item.decision.action, payload_of(item.decision))
        for item in whole[len(log) :]
    ]


def moment_of(given: str) -> str:
    """Return an ISO time in UTC."""
    if not given:
        return datetime.now(UTC).isoformat(timespec="seconds")
    try:
        moment = datetime.fromisoformat(given)
        whole = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        message = "the time of a decision is not an ISO date or time, such as 2026-09-30T14:00:00Z"
        raise InvalidRequest(message) from None
    if whole > datetime.now(UTC) + _AHEAD:
        # A change of meaning would be marked in a quarter that has not come.
        message = "the time of a decision is in the future; give when it was taken, or none for now"
        raise InvalidRequest(message)
    return whole.isoformat(timespec="seconds")
