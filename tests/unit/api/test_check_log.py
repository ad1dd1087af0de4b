"""What people said of risk checks."""

from __future__ import annotations

from api.check_log import (
    ELSEWHERE,
    engagements_of,
    guarded_suppressions_of,
    suppressions_of,
)
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


def test_a_reason_is_told_to_whoever_may_see_the_names_that_may_be_in_it() -> None:
    log = [
        _entry("suppress", "of before", check="a", digest="d1"),
        _entry("suppress", "theirs", check="b", digest="d2", customer="C1"),
        _entry("suppress", "of nobody", check="c", digest="d3", customer=None),
        _entry("suppress", "gone", check="b", digest="d4", customer="C1"),
        _entry("restore", "no more", check="b", digest="d4", customer="C2"),
    ]
    hidden = {"d1": ELSEWHERE, "d2": ELSEWHERE, "d3": ELSEWHERE}
    assert guarded_suppressions_of(log) == hidden
    assert guarded_suppressions_of(log, "C1") == hidden | {"d2": "theirs"}
    assert guarded_suppressions_of(log, None, "c") == hidden | {"d3": "of nobody"}
    assert guarded_suppressions_of(log, "C2", "a") == hidden | {"d1": "of before"}
