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


@pytest.mark.parametrize(
    "words",
    [
        "The test data is provided by the Client.",
        "The Client provides test data for the portal.",
        "The Supplier supplies the portal.",
    ],
)
def test_who_provides_a_thing_need_not_have_bought_it(words: str) -> None:
    assert "who buys it" not in alternatives_of(words)


def test_who_orders_or_furnishes_a_thing_buys_it() -> None:
    question = "who buys it"
    assert alternatives_of("The Client shall order the pumps.")[question] == "the client"
    assert alternatives_of("Pumps are free-issue items.")[question] == "the client"
    assert alternatives_of("The Vendor furnishes the pumps.")[question] == "the supplier"
    assert alternatives_of("Contractor shall supply and install it.")[question] == "the supplier"
