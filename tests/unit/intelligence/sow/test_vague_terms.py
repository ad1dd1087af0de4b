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


def test_a_high_level_of_service_is_one_term_and_a_high_level_design_none() -> None:
    met = [
        one for term in TERMS for one in term.pattern.findall("a high level of customer service")
    ]
    assert "high level of customer service" in met
    assert not any(term.pattern.search("a high level design document") for term in TERMS)
