"""The risk checks of one workspace: drawn from an edition, kept with it, held against it later."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from threading import Lock
from typing import Any

from api.check_guard import CONFIDENTIAL, CheckGuard
from api.check_log import (
    CUSTOMER,
    FORGOT,
    SIGNED,
    engagements_of,
    guarded_suppressions_of,
    suppressions_of,
)
from api.check_ports import AskedCheck, ReplayedCheck, ShownCheck
from api.curating import Note, moment_of
from api.errors import InvalidRequest
from api.long_lived import LongLived
from api.turns import Turns
from corpus.store.entry_log import NewEntry
from corpus.store.risk_checks import StoredCheck
from corpus.store.workspace import Store
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidOffer, UnknownCheck
from intelligence.linking.typed_keys import TypedKeys
from intelligence.risk.begun import begun_by
from intelligence.risk.checker import Checker, CheckTools
from intelligence.risk.given import understood
from intelligence.risk.kept import DIGESTS, kept_payload, shown_payload, with_words
from intelligence.risk.offer import Offer
from intelligence.risk.replay import compared
from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.score_payload import score_payload
from intelligence.risk.scoring import StoredPrediction, score_checks
from intelligence.risk.serial import check_of, text_digest
from intelligence.risk.suppression import RESTORE, SUPPRESS
from intelligence.signals.occurrences import occurrences_of

_ID_BYTES = 8
#: Checks that may wait for the one that is being drawn.
_MOST_WAITING = 4
_NO_ENGAGEMENT = (
    "the newest edition has no engagement of the key given: the check is scored once one has it; "
    "if the key is mistyped, say again what the offer became"
)
#: The tables that say which engagements were under way.
_BEGUN_IN = ("documents", "findings", "engagements")


class WorkspaceChecks:
    """The risk checks of one workspace.

    Args:
        store: opens the records.
        editions: of the workspace.
        tools: makes the models; called once, when the first check is drawn.
        confidential: whether other customers' names are never shown, whoever asks.

    """

    def __init__(
        self,
        store: Callable[[], AbstractContextManager[Store]],
        editions: EditionStore,
        tools: Callable[[], CheckTools],
        *,
        confidential: bool = False,
    ) -> None:
        self._store = store
        self._editions = editions
        self._make_tools = tools
        self.confidential = confidential
        self._turns = Turns(_MOST_WAITING)
        self._loading = Lock()
        self._tools: CheckTools | None = None
        self._checker: Checker | None = None
        self._long_lived = LongLived()
        self._guard = CheckGuard(
            editions, lambda: self._loaded_tools().fewest_customers, confidential=confidential
        )

    def draw(self, asked: AskedCheck) -> ShownCheck:
        """Draw the check of an offer and keep it; see `api.check_ports.Checks.draw`."""
        edition = self._edition(asked.edition)
        engagement, warning = self._engagement(asked.engagement)
        asked = replace(asked, engagement=engagement)
        hidden = asked.confidential or self.confidential
        with self._store() as store:
            log = store.risk_check_log.entries()
        with self._turns.taken():
            checker = self._checker_of(edition)
            known = understood(asked.given, checker.occurrences)
            own = known.attributes.get("customer")
            suppressed = guarded_suppressions_of(log, own) if hidden else suppressions_of(log)
            offer = Offer(
                asked.text,
                known.attributes,
                asked.planned_hours,
                asked.contingency,
                asked.confidence,
            )
            check = checker.check(offer, known.notes, suppressed)
            self._long_lived.settle(checker.fingerprint)
        kept = self._keep(check, edition, asked)
        if hidden:
            check = self._guard.guarded(check, edition)
        shown = self._guard.shown(kept, shown_payload(check), engagement, asked.text)
        return replace(shown, warning=warning)

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:
        """Return a kept check; see `api.check_ports.Checks.get`."""
        with self._store() as store:
            kept = _known(store, check_id)
            log = store.risk_check_log.entries()
        return self._guard.read(kept, log, confidential=confidential)

    def again(self, check_id: str, text: str, *, confidential: bool = False) -> ShownCheck:
        """Return a kept check with the words of its text; see `api.check_ports.Checks.again`."""
        shown = self.get(check_id, confidential=confidential)
        with self._store() as store:
            kept = _known(store, check_id)
        drawn = kept_payload(self._drawn_again(kept, text), keep_text=True)
        return replace(shown, text=text, payload=with_words(shown.payload, text, drawn))

    def newest(self, most: int) -> tuple[ShownCheck, ...]:
        """Return at most so many checks, newest first."""
        with self._store() as store:
            found = store.risk_checks.newest(most)
            engagements = engagements_of(store.risk_check_log.entries())
        return tuple(self._guard.listed(one, engagements.get(one.id)) for one in found)

    def replay(self, check_id: str, text: str | None = None) -> ReplayedCheck:
        """Draw a kept check again from its own edition and compare."""
        with self._store() as store:
            kept = _known(store, check_id)
        told = kept.text if kept.text is not None else text
        if told is None:
            message = f"the text of check {check_id} was not kept: give the same text again"
            raise InvalidOffer(message)
        check = self._drawn_again(kept, told)
        drawn = kept_payload(check, keep_text=kept.text is not None)
        return ReplayedCheck(check_id, kept.edition, compared(kept.payload, drawn))

    def _drawn_again(self, kept: StoredCheck, text: str) -> RiskCheck:
        if text_digest(text) != kept.payload["offer"]["sha256"]:
            raise InvalidOffer("this is not the text that was checked: their digests differ")
        given = check_of(kept.payload, text).offer
        with self._turns.taken():
            return self._checker_of(self._editions.get(kept.edition)).check(given)

    def sign(self, check_id: str, engagement: str | None, note: Note) -> ShownCheck:
        """Note which engagement the offer became; see `api.check_ports.Checks.sign`."""
        meant, warning = self._engagement(engagement)
        with self._store() as store:
            _known(store, check_id)
            said = {"check": check_id, "engagement": meant}
            store.risk_check_log.append([_entry(SIGNED, note, said)])
        return replace(self.get(check_id), warning=warning)

    def forget(self, check_id: str, note: Note) -> None:
        """Forget the text of a check; see `api.check_ports.Checks.forget`."""
        with self._store() as store:
            kept = _known(store, check_id)
            if kept.text is None:
                return
            bare = kept_payload(check_of(kept.payload, kept.text), keep_text=False)
            said = {CONFIDENTIAL: kept.payload.get(CONFIDENTIAL, False)}
            store.risk_checks.forget_text(check_id, bare | said)
            store.risk_check_log.append([_entry(FORGOT, note, {"check": check_id})])

    def suppress(self, check_id: str, number: int, note: Note, *, restore: bool = False) -> None:
        """Note that a passage's wording is accepted, or is not any more."""
        if not note.why.strip():
            raise InvalidRequest("a wording is accepted for a reason; give it (--why)")
        with self._store() as store:
            payload = _known(store, check_id).payload
            parts = [*payload["passages"], *payload["missing_sections"]]
            if not 1 <= number <= len(parts):
                message = f"check {check_id} has passages 1 to {len(parts)}, not {number}"
                raise UnknownCheck(message)
            own = parts[number - 1]
            digests = [own[key] for key in (DIGESTS if restore else DIGESTS[:1]) if key in own]
            action = RESTORE if restore else SUPPRESS
            customer = payload["offer"]["attributes"].get("customer")
            said = [{"check": check_id, "digest": one, CUSTOMER: customer} for one in digests]
            store.risk_check_log.append([_entry(action, note, one) for one in said])

    def score(self) -> dict[str, Any]:
        """Return how the checks of engagements that were signed came out."""
        with self._store() as store:
            checks = store.risk_checks.all()
            said = engagements_of(store.risk_check_log.entries())
        edition = self._edition(None)
        keys = TypedKeys.of(edition.tables["engagements"]["engagement"])
        signed = {check: keys.meant(typed) or typed for check, typed in said.items()}
        told = [prediction for one in checks for prediction in _predictions(one, signed)]
        first = min((one.edition for one in checks), default=edition.number)
        lineages = {
            number: self._editions.table(number, "lineage")
            for number in self._editions.numbers()
            if first < number <= edition.number
        }
        drawn_on = {one.edition for one in checks if one.id in signed}
        begun = {
            number: begun_by({name: self._editions.table(number, name) for name in _BEGUN_IN})
            for number in drawn_on & set(self._editions.numbers())
        }
        occurrences = occurrences_of(edition.tables)
        card = score_checks(told, occurrences, lineages=lineages, begun=begun)
        themes = edition.tables["themes"]
        names = dict(zip(themes["theme_id"], themes["name"], strict=True))
        count = sum(one.id in signed for one in checks)
        return self._guard.scored(score_payload(card, edition.number, count, names), checks)

    def _keep(self, check: RiskCheck, edition: Edition, asked: AskedCheck) -> StoredCheck:
        kept = StoredCheck(
            id=secrets.token_hex(_ID_BYTES),
            at=moment_of(""),
            who=asked.who.strip(),
            edition=edition.number,
            fingerprint=edition.manifest.fingerprint,
            text=asked.text if asked.keep_text else None,
            payload=kept_payload(check, keep_text=asked.keep_text)
            | {CONFIDENTIAL: asked.confidential},
        )
        with self._store() as store:
            store.risk_checks.add(kept)
            if asked.engagement:
                said = {"check": kept.id, "engagement": asked.engagement}
                note = Note(kept.who, "given with the check", kept.at)
                store.risk_check_log.append([_entry(SIGNED, note, said)])
        return kept

    def _engagement(self, typed: str | None) -> tuple[str | None, str]:
        """Return the key that is meant, and what to say where the newest edition has none such."""
        newest = max(self._editions.numbers(), default=None)
        if not typed or newest is None:
            return typed, ""
        known = TypedKeys.of(self._editions.table(newest, "engagements")["engagement"])
        meant = known.meant(typed)
        return (meant, "") if meant is not None else (typed, _NO_ENGAGEMENT)

    def _edition(self, number: int | None) -> Edition:
        """Return an edition; that of the last check is not read again while it is the same."""
        known = self._checker.edition if self._checker else None
        numbers = self._editions.numbers()
        wanted = number if number is not None else max(numbers, default=0)
        if known is not None and wanted in numbers:
            manifest = self._editions.manifest(wanted)
            if manifest.fingerprint == known.manifest.fingerprint:
                return Edition(manifest, known.tables)
        return self._editions.latest() if number is None else self._editions.get(number)

    def _checker_of(self, edition: Edition) -> Checker:
        known = self._checker
        if known is None or known.fingerprint != edition.manifest.fingerprint:
            known = self._checker = Checker(edition, self._loaded_tools())
        return known

    def _loaded_tools(self) -> CheckTools:
        with self._loading:
            if self._tools is None:
                self._tools = self._make_tools()
            return self._tools


def _known(store: Store, check_id: str) -> StoredCheck:
    kept = store.risk_checks.get(check_id)
    if kept is None:
        message = "there is no risk check of that id; `premortem checks` lists those there are"
        raise UnknownCheck(message)
    return kept


def _entry(action: str, note: Note, said: dict[str, Any]) -> NewEntry:
    return NewEntry(moment_of(note.at), note.who.strip(), note.why.strip(), action, said)


def _predictions(kept: StoredCheck, signed: dict[str, str]) -> list[StoredPrediction]:
    return [
        StoredPrediction(
            check_id=kept.id,
            edition=kept.edition,
            engagement=signed.get(kept.id),
            theme_id=theme["theme_id"],
            probability=theme["probability"],
            base_rate=theme["base_rate"],
        )
        for theme in kept.payload["themes"]
    ]
