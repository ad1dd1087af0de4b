from __future__ import annotations

from dataclasses import replace
from typing import Any

from intelligence.curation.entries import Confirm, Entry, Rename, Split, Undo
from intelligence.decided import decided_statements
from intelligence.findings import Finding
from intelligence.history import History
from intelligence.identity.references import FindingRef, key_of
from intelligence.identity.registry import Discovered, Member, Registry
from intelligence.identity.theme import Origin, Theme, ThemeStatus

UID = "0123456789abcdef"


def named(text: str) -> tuple[str, str]:
    """Return a statement's reference as a log keeps it, and its key."""
    finding = Finding(UID, 3, 3 + len(text), text, "cause", "classifier", 0.9, "")
    return str(FindingRef.of(finding)), key_of(UID, text)


def entry(number: int, decision: Any) -> Entry:
    return Entry(number, f"{number:016x}", "2026-09-30T10:00:00+00:00", "pmo", "", decision)


def test_statements_that_people_named_are_held() -> None:
    (one, first), (two, second), (three, third) = map(named, ("vpn late", "no plan", "dirty rows"))
    log = (
        entry(1, Confirm((one,), "T-1")),
        entry(2, Split("T-1", "Part", chosen=(two,), kept=(three,))),
        entry(3, Rename("T-1", "Late")),
    )
    assert decided_statements(History(log=log)) == {first, second, third}


def test_a_decision_that_was_undone_holds_nothing() -> None:
    log = (entry(1, Confirm((named("vpn late")[0],), "T-1")), entry(2, Undo(1)))
    assert decided_statements(History(log=log)) == frozenset()


def test_members_of_a_discovered_theme_are_held() -> None:
    reference, key = named("the canteen was closed")
    ref = FindingRef.parse(reference)
    theme = Theme("T-9", "Canteen", Origin.DISCOVERY, ThemeStatus.PROPOSED)
    known = Discovered(theme, (ref,), (Member(ref, 0.8),), (ref,), 0.5, "words-64")
    held = decided_statements(History(registry=replace(Registry(), discovered=(known,))))
    assert held == {key}


def test_before_anything_was_decided_nothing_is_held() -> None:
    assert decided_statements(History()) == frozenset()
