"""Phrases that say what is lacking."""

from __future__ import annotations

import pytest

from intelligence.signals.skill_phrases import lacking_phrases, says_skill_lacks


def _phrases(text: str) -> set[str]:
    return {text[start:end] for start, end in lacking_phrases(text)}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We had no experience with tariff design.", "tariff design"),
        ("The team lacked kiln scheduling skills.", "kiln scheduling"),
        ("Nobody was certified in Foobar.", "Foobar"),
        ("We had no Foobar consultant.", "Foobar"),
        ("First use of Foobar 7 without training.", "Foobar 7"),
        ("Nobody had ever used Foobar.", "Foobar"),
        ("They did not know what a grid code is.", "grid code"),
    ],
)
def test_unseen_names_are_found_by_pattern(text: str, phrase: str) -> None:
    assert phrase in _phrases(text)


@pytest.mark.parametrize(
    "text",
    [
        "They had experience with tariff design.",
        "The consultant was certified in Foobar.",
        "Nobody had worked on anything like this.",
        "The platform was new to everyone.",
        "No skill in the build team.",
        "The data model was agreed by mail and never written down.",
        "",
    ],
)
def test_skills_that_are_there_and_words_that_name_nothing_are_not_found(text: str) -> None:
    assert _phrases(text) == set()


def test_lack_in_another_clause_does_not_reach_over() -> None:
    assert _phrases("Nothing was late, experience with tariff design was there.") == set()


def test_statement_says_that_a_skill_lacks() -> None:
    assert says_skill_lacks("The juniors were untrained.")
    assert says_skill_lacks("German skills were poor.")
    assert not says_skill_lacks("The skills were excellent.")
    assert not says_skill_lacks("No user was trained.")
