"""Words as what they stand for."""

from __future__ import annotations

import pytest

from intelligence.sow.concepts import concept, concepts, stem, value_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("survey", "surveys"), ("cleansing", "cleans"), ("receipt", "receiving"), ("store", "kept")],
)
def test_words_that_say_the_same_are_one_concept(one: str, other: str) -> None:
    assert concept(one) == concept(other)


def test_words_of_every_sentence_and_months_are_no_concepts() -> None:
    assert concepts("It is for the one of March and EUR") == frozenset()
    assert concepts("goes live") == concepts("go-live")
    assert concepts("") == frozenset()


def test_short_words_keep_their_ending() -> None:
    assert stem("bus") == "bus"
    assert value_of("twelve") == value_of("12")
