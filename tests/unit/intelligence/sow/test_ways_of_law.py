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


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Liability for intent and injury to persons is without limit.", "how far it is liable"),
        ("Liability for fraud, death or wilful acts is unlimited.", "how far it is liable"),
        (
            "The system shall be free of critical defects at acceptance.",
            "whether defects hinder it",
        ),
        ("It is free of defects of severity 1.", "whether defects hinder it"),
    ],
)
def test_what_is_carved_out_leaves_the_question_open(words: str, question: str) -> None:
    assert question not in alternatives_of(words)


def test_limit_beside_a_carve_out_and_freedom_of_any_defect_are_told() -> None:
    limit = "Save for intent, liability is limited to EUR 900."
    assert alternatives_of(limit)["how far it is liable"] == "up to a limit"
    free = "It must be free of any defect."
    assert alternatives_of(free)["whether defects hinder it"] == "none may be there"
