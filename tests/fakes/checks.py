"""Risk checks in memory, for the web application: what is drawn is always the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from api.check_ports import AskedCheck, ReplayedCheck, ShownCheck
from api.curating import Note
from api.errors import InvalidRequest
from intelligence.errors import InvalidOffer, UnknownCheck
from intelligence.risk.kept import kept_payload, shown_payload, with_words
from intelligence.risk.offer import Offer
from tests.fakes.risk_checks import rich_check


class MemoryChecks:
    """Keeps what it was asked for; every check is the rich one, of the text given."""

    def __init__(self, edition: int = 7, *, confidential: bool = False) -> None:
        self.confidential = confidential
        self.asked: list[AskedCheck] = []
        self.accepted: list[tuple[str, int, str, bool]] = []
        self._edition = edition
        self._kept: dict[str, ShownCheck] = {}

    def draw(self, asked: AskedCheck) -> ShownCheck:
        if not asked.text.strip():
            raise InvalidOffer("the text is empty")
        Offer("", {}, asked.planned_hours, asked.contingency, asked.confidence)
        self.asked.append(asked)
        check = replace(rich_check(), edition=self._edition)
        known = f"{len(self.asked):016x}"
        at = f"2026-10-01T09:00:{len(self.asked) % 60:02d}+00:00"
        text = check.offer.text if asked.keep_text else None
        kept = kept_payload(check, keep_text=asked.keep_text)
        self._kept[known] = ShownCheck(known, at, asked.who, asked.engagement, text, kept)
        return replace(self._kept[known], text=check.offer.text, payload=shown_payload(check))

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:
        if check_id not in self._kept:
            raise UnknownCheck("there is no risk check of that id")
        kept = self._kept[check_id]
        return replace(kept, payload={**kept.payload, "redacted": confidential})

    def again(self, check_id: str, text: str, *, confidential: bool = False) -> ShownCheck:
        kept = self.get(check_id, confidential=confidential)
        drawn = kept_payload(replace(rich_check(), edition=self._edition), keep_text=True)
        return replace(kept, text=text, payload=with_words(kept.payload, text, drawn))

    def newest(self, most: int) -> tuple[ShownCheck, ...]:
        return tuple(reversed(self._kept.values()))[:most]

    def replay(self, check_id: str, text: str | None = None) -> ReplayedCheck:  # noqa: ARG002
        return ReplayedCheck(self.get(check_id).id, self._edition, ())

    def sign(self, check_id: str, engagement: str | None, note: Note) -> ShownCheck:  # noqa: ARG002
        self._kept[check_id] = replace(self.get(check_id), engagement=engagement)
        return self._kept[check_id]

    def forget(self, check_id: str, note: Note) -> None:  # noqa: ARG002
        self._kept[check_id] = replace(self.get(check_id), text=None)

    def suppress(self, check_id: str, number: int, note: Note, *, restore: bool = False) -> None:
        payload = self.get(check_id).payload
        most = len(payload["passages"]) + len(payload["missing_sections"])
        if not 1 <= number <= most:
            raise UnknownCheck("there is no passage of that number")
        if not note.why:
            raise InvalidRequest("a reason is needed")
        self.accepted.append((check_id, number, note.why, restore))

    def score(self) -> dict[str, Any]:
        return {"edition": self._edition, "checks": len(self._kept), "signed": 0}
