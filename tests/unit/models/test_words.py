from __future__ import annotations

from models.words import (
    FUNCTION_WORDS,
    INNER_WORDS,
    MEASURE_WORDS,
    NEGATIONS,
    VAGUE_WORDS,
    is_telling,
)


def test_lists_are_lower_case_words_and_do_not_bar_causes() -> None:
    for words in (FUNCTION_WORDS, INNER_WORDS, NEGATIONS, VAGUE_WORDS):
        assert words
        assert all(word == word.lower().strip() for word in words)
    causes = {"scope", "testing", "training", "access", "price", "estimate", "requirements"}
    assert not causes & (FUNCTION_WORDS | VAGUE_WORDS)


def test_no_word_is_both_vague_and_small() -> None:
    assert not FUNCTION_WORDS & VAGUE_WORDS


def test_measures_tell_nothing_and_causes_do() -> None:
    assert not any(is_telling(word) for word in MEASURE_WORDS)
    assert all(is_telling(word) for word in ("approval", "clearance", "estimate"))
