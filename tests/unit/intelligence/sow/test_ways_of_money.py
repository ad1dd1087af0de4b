"""Ways that are told by their words."""

from __future__ import annotations

import pytest

from intelligence.sow.alternatives import alternatives_of
from intelligence.sow.ways_of_money import MONEY


def test_each_question_has_answers_that_exclude_each_other() -> None:
    for question, answers in MONEY.items():
        assert len(answers) > 1, question
        assert len(set(answers.values())) == len(answers), question


@pytest.mark.parametrize(
    ("words", "question", "answer"),
    [
        ("All prices include value added tax.", "whether tax is in it", "included"),
        ("The statutory VAT is added.", "whether tax is in it", "added"),
        ("The Supplier bears its own travel costs.", "whether travel is paid", "included"),
        ("Flights are reimbursed.", "whether travel is paid", "charged"),
        ("We bill for hours actually worked.", "how it is paid", "by effort"),
        ("A flat monthly amount is paid.", "how it is paid", "fixed"),
    ],
)
def test_answer_is_told(words: str, question: str, answer: str) -> None:
    assert alternatives_of(words)[question] == answer
