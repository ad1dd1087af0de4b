"""The lists of vague words."""

from __future__ import annotations

from intelligence.sow.vague_terms import NAMES, TERMS, WEAK


def test_every_sort_has_its_own_reason_and_a_blank_to_fill() -> None:
    assert len({term.lack for term in TERMS}) == len(TERMS)
    assert all("[" in term.measure for term in TERMS)
    assert all(0.5 < term.confidence < 1 for term in TERMS)


def test_words_that_are_often_plain_are_weak_and_fixed_names_are_known() -> None:
    assert WEAK.fullmatch("simple")
    assert not WEAK.fullmatch("user-friendly")
    assert NAMES.search("normal working hours")
