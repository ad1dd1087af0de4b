"""Ways that are told by their words."""

from __future__ import annotations

import pytest

from intelligence.sow.alternatives import alternatives_of
from intelligence.sow.ways_of_work import WORK


def test_each_question_has_answers_that_exclude_each_other() -> None:
    for question, answers in WORK.items():
        assert len(answers) > 1, question
        assert len(set(answers.values())) == len(answers), question


@pytest.mark.parametrize(
    ("words", "question", "answer"),
    [
        ("Interviews are by telephone.", "where", "remote"),
        ("Workshops are face to face.", "where", "on site"),
        ("Guards are there around the clock.", "when", "always"),
        ("The gate is unmanned at night.", "whether it is manned", "unmanned"),
    ],
)
def test_answer_is_told(words: str, question: str, answer: str) -> None:
    assert alternatives_of(words)[question] == answer
