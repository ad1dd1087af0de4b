"""Ways that are told by their words."""

from __future__ import annotations

import pytest

from intelligence.sow.alternatives import alternatives_of
from intelligence.sow.ways_of_law import LAW


def test_each_question_has_answers_that_exclude_each_other() -> None:
    for question, answers in LAW.items():
        assert len(answers) > 1, question
        assert len(set(answers.values())) == len(answers), question


@pytest.mark.parametrize(
    ("words", "question", "answer"),
    [
        ("A report is deemed accepted after five days.", "how it is accepted", "by silence"),
        ("Nothing is accepted without a signature.", "how it is accepted", "in writing"),
        ("Key persons change only with the Client's consent.", "what leave it needs", "with leave"),
        ("The Vendor is free to change its team.", "what leave it needs", "freely"),
        ("The subscription renews automatically.", "how it goes on", "by itself"),
    ],
)
def test_answer_is_told(words: str, question: str, answer: str) -> None:
    assert alternatives_of(words)[question] == answer
