"""Risk checks as they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.check_guard import HIDDEN, CheckGuard
from corpus.store.entry_log import LoggedEntry
from corpus.store.risk_checks import StoredCheck
from intelligence.edition_store import EditionStore
from intelligence.risk.kept import kept_payload
from tests.fakes.editions import fake_edition
from tests.fakes.risk_checks import rich_check

SIGNED = LoggedEntry(1, "i", "2026-10-01", "ann", "", "signed", {"check": "a", "engagement": "P-1"})


def _kept(**said: Any) -> StoredCheck:
    payload = kept_payload(rich_check(), keep_text=False) | said
    return StoredCheck("a", "2026-10-01", "ann", 1, "f", None, payload)


@pytest.fixture
def editions(tmp_path: Path) -> EditionStore:
    edition, store = fake_edition(), EditionStore(tmp_path / "editions")
    store.publish(edition.manifest, edition.tables)
    return store


def test_a_check_is_read_as_it_was_kept_where_names_may_be_seen(editions: EditionStore) -> None:
    guard = CheckGuard(editions, lambda: 3, confidential=False)
    shown = guard.read(_kept(), [SIGNED])
    assert shown.engagement == "P-1"
    assert not shown.payload["redacted"]
    assert shown.payload["themes"] == _kept().payload["themes"]


def test_what_closed_checks_became_is_not_told_beside_their_score(editions: EditionStore) -> None:
    pending = [
        {"check_id": "a", "engagement": "P-1", "reason": "too early"},
        {"check_id": "a", "engagement": None, "reason": "not linked"},
    ]
    card = {"judged": 0, "pending": pending}
    guard = CheckGuard(editions, lambda: 3, confidential=False)
    assert guard.scored(card, [_kept()]) == card
    told = guard.scored(card, [_kept(confidential=True)])
    assert [one["engagement"] for one in told["pending"]] == [HIDDEN, None]
    always = CheckGuard(editions, lambda: 3, confidential=True)
    assert always.scored(card, [_kept()]) == told


def test_names_are_hidden_from_whoever_asks_so_and_of_what_is_closed_its_own_too(
    editions: EditionStore,
) -> None:
    own = rich_check().offer.attributes["customer"]
    guard = CheckGuard(editions, lambda: 3, confidential=False)
    asked = guard.read(_kept(), [SIGNED], confidential=True)
    assert asked.payload["redacted"]
    assert (asked.engagement, asked.payload["offer"]["attributes"]["customer"]) == ("P-1", own)
    assert asked.fewest_customers == 3
    assert guard.read(_kept(), [SIGNED]).fewest_customers == 0
    always = CheckGuard(editions, lambda: 3, confidential=True)
    for shown in (guard.read(_kept(confidential=True), [SIGNED]), always.read(_kept(), [SIGNED])):
        assert shown.payload["redacted"]
        assert shown.engagement == HIDDEN
        assert shown.payload["offer"]["attributes"]["customer"] != own
    assert "customer" not in always.listed(_kept(), "P-1").payload["offer"]["attributes"]
    assert guard.listed(_kept(), "P-1").engagement == "P-1"
