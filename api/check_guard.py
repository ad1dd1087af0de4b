"""Risk checks as they are read: with what is accepted by now, without names where none may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any

from api.check_log import engagements_of, guarded_suppressions_of, suppressions_of
from api.check_ports import ShownCheck
from corpus.store.entry_log import LoggedEntry
from corpus.store.risk_checks import StoredCheck
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.risk.confidential import redacted
from intelligence.risk.ground import Ground
from intelligence.risk.kept import guarded_payload, with_suppressions
from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.serial import check_of

#: What the payload of a check says that was asked for without other customers' names.
CONFIDENTIAL = "confidential"
#: What is told of an engagement that may not be named.
HIDDEN = "an engagement"


class CheckGuard:
    """Shows kept checks.

    Args:
        editions: of the workspace.
        fewest: says how many customers must stand behind a count for it to be told.
        confidential: whether names are never shown, whoever asks.

    """

    def __init__(
        self, editions: EditionStore, fewest: Callable[[], int], *, confidential: bool
    ) -> None:
        self._editions = editions
        self._fewest = fewest
        self._confidential = confidential
        self._grounding = Lock()
        self._ground: tuple[str, Ground] | None = None

    def read(
        self, kept: StoredCheck, log: Sequence[LoggedEntry], *, confidential: bool = False
    ) -> ShownCheck:
        """Return a kept check; one that was asked for without names is never shown with them.

        Who reads it need not be who drew it: where names are hidden by the workspace or the check
        itself, its own customer is one like any other, and so is its engagement.
        """
        closed = self._is_closed(kept)
        engagement = engagements_of(log).get(kept.id)
        if not (closed or confidential):
            payload = with_suppressions(kept.payload, suppressions_of(log))
            return self.shown(kept, payload, engagement, kept.text)
        own = kept.payload["offer"]["attributes"].get("customer")
        reader = () if closed else (own, kept.id)
        payload = with_suppressions(kept.payload, guarded_suppressions_of(log, *reader))
        edition = self._editions.get(kept.edition)
        check = self.guarded(check_of(payload, kept.text), edition, hide_own=closed)
        told = HIDDEN if closed and engagement else engagement
        # The text itself names whom it will, and no name is taken out of it.
        return self.shown(kept, guarded_payload(check, payload), told, None)

    def listed(self, kept: StoredCheck, engagement: str | None) -> ShownCheck:
        """Return a check for a list, which must not say whom others are about to sign with."""
        if not self._is_closed(kept):
            return self.shown(kept, kept.payload, engagement, kept.text)
        offer = kept.payload["offer"]
        told = {name: value for name, value in offer["attributes"].items() if name != "customer"}
        payload = {**kept.payload, "offer": {**offer, "attributes": told}}
        return self.shown(kept, payload, HIDDEN if engagement else None, kept.text)

    def scored(self, card: Mapping[str, Any], checks: Sequence[StoredCheck]) -> dict[str, Any]:
        """Return how checks came out, without the engagements of those that may not name them."""
        closed = {one.id for one in checks if self._is_closed(one)}
        pending = [
            {**one, "engagement": HIDDEN}
            if one["engagement"] and one["check_id"] in closed
            else one
            for one in card["pending"]
        ]
        return {**card, "pending": pending}

    def guarded(self, check: RiskCheck, edition: Edition, *, hide_own: bool = False) -> RiskCheck:
        """Return a check without names of others, or of anybody where its own are hidden too."""
        fingerprint, fewest = edition.manifest.fingerprint, self._fewest()
        with self._grounding:
            if self._ground is None or self._ground[0] != fingerprint:
                self._ground = fingerprint, Ground.of(edition.tables, fewest)
            ground = self._ground[1]
        own = check.offer.attributes.get("customer")
        return redacted(check, edition.tables, own, fewest, ground, hide_own=hide_own)

    def shown(
        self, kept: StoredCheck, payload: Any, engagement: str | None, text: str | None
    ) -> ShownCheck:
        """Return a kept check with what may be told of it."""
        shown = ShownCheck(kept.id, kept.at, kept.who, engagement, text, payload)
        return replace(shown, fewest_customers=self._fewest()) if payload["redacted"] else shown

    def _is_closed(self, kept: StoredCheck) -> bool:
        return self._confidential or bool(kept.payload.get(CONFIDENTIAL))
