"""What people said of risk checks."""

from __future__ import annotations

from api.check_log import engagements_of, suppressions_of
from corpus.store.entry_log import LoggedEntry


def _entry(action: str, why: str = "", **payload: str | None) -> LoggedEntry:
    return LoggedEntry(1, "i", "2026-10-01", "ann", why, action, payload)


def test_the_last_word_on_what_an_offer_became_counts() -> None:
    log = [
        _entry("signed", check="a", engagement="P-1"),
        _entry("signed", check="b", engagement="P-2"),
        _entry("signed", check="a", engagement="P-3"),
        _entry("signed", check="b", engagement=None),
    ]
    assert engagements_of(log) == {"a": "P-3"}


def test_wording_is_accepted_until_that_is_taken_back() -> None:
    log = [
        _entry("suppress", "agreed", check="a", digest="d1"),
        _entry("suppress", "house style", check="a", digest="d2"),
        _entry("restore", "no more", check="b", digest="d1"),
        _entry("restore", "never was", check="b", digest="d9"),
    ]
    assert suppressions_of(log) == {"d2": "house style"}
