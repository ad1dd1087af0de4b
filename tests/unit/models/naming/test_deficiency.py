from __future__ import annotations

import pytest

from models.naming.deficiency import deficient_words, is_deficient


@pytest.mark.parametrize(
    "word", ["late", "Missing", "undersized", "misread", "overallocated", "careless", "didn't"]
)
def test_word_of_lack_lateness_or_fault_is_known_in_any_form(word: str) -> None:
    assert is_deficient(word)


@pytest.mark.parametrize(
    "word",
    [
        *("unit", "understood", "overview", "mission", "wireless", "regardless", "trained"),
        *("no1", "non-agency", "non-functional"),
    ],
)
def test_word_that_only_looks_like_a_lack_is_none(word: str) -> None:
    assert not is_deficient(word)


def test_fragment_that_lost_its_point_tells_of_no_deficiency() -> None:
    """Themes were once called "All consultants staffed" and "Main body of SOW"."""
    assert deficient_words(["all", "consultants", "staffed"]) == []
    assert deficient_words(["main", "body", "of", "SOW"]) == []
    assert deficient_words(["licences", "ordered", "too", "late"]) == ["too", "late"]
