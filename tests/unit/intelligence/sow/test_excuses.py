"""What a statement is excused by, whatever a reader makes of it."""

from __future__ import annotations

import pytest

from intelligence.sow.excuses import accepted_by_silence, excused, has_criterion_cell, is_praise
from intelligence.sow.passage import PassageKind
from tests.fakes.statements import settings

ACCEPTANCE, OPEN = PassageKind.MISSING_ACCEPTANCE, PassageKind.OPEN_ENDED


@pytest.mark.parametrize(
    "words",
    [
        "The team works the backlog until the cap is reached.",
        "Services are provided until the budget of EUR 80,000 is exhausted.",
        "We analyse claims until the agreed allowance has been used up.",
    ],
)
def test_work_until_a_cap_is_spent_has_an_end(words: str) -> None:
    (one,) = settings(words)
    assert excused(one, OPEN)
    assert not excused(one, ACCEPTANCE)


def test_work_until_somebody_is_content_has_none() -> None:
    for words in ("We help until the Client is happy.", "It runs until all targets are reached."):
        (one,) = settings(words)
        assert not excused(one, OPEN)


def test_no_answer_in_time_is_an_acceptance_with_a_period() -> None:
    assert accepted_by_silence(
        "A deliverable for which no written response has been given by the end of the fifth"
        " Business Day is accepted."
    )
    assert accepted_by_silence("It is approved unless the Client objects within 10 days.")
    assert not accepted_by_silence("It is accepted when the Client has no further comments.")
    assert not accepted_by_silence("It is accepted by the Client within 10 days.")


def test_a_cell_under_the_head_of_criteria_is_one() -> None:
    table = "No | Deliverable | {} | Date\nD4 | Go-live | {} | Monday\n"
    told = "D2 and D3 accepted and payment file accepted by the test service"
    row = settings(table.format("Acceptance criterion", told))[-1]
    assert has_criterion_cell(row)
    assert excused(row, ACCEPTANCE)
    assert not excused(row, OPEN)
    for head, cell in (
        ("Note", told),
        ("Acceptance criterion", "Client approval"),
        ("Acceptance criterion", "accepted to the full satisfaction of the board"),
    ):
        assert not excused(settings(table.format(head, cell))[-1], ACCEPTANCE)


def test_praise_of_ones_own_house_promises_nothing() -> None:
    for words in (
        "We are excited to partner with you on this journey.",
        "Our team brings deep experience in the utilities sector.",
    ):
        (one,) = settings(words)
        assert is_praise(one)
        assert excused(one, OPEN)
    for words in (
        "We are happy to help with further questions.",
        "Our team will bring deep experience.",
        "We have experience and shall deliver any other report.",
    ):
        (one,) = settings(words)
        assert not is_praise(one)


def test_a_mark_of_confidence_says_nothing() -> None:
    for words in (
        "Prepared by Northlight Partners | Commercial in confidence",
        "Commercial in confidence.",
    ):
        (one,) = settings(words)
        assert excused(one, PassageKind.VAGUE_TERM)
    (clause,) = settings("Staff are interviewed in confidence.")
    assert not excused(clause, PassageKind.VAGUE_TERM)


def test_whoever_is_meant_by_all_does_it() -> None:
    passive = PassageKind.PASSIVE_RESPONSIBILITY
    (one,) = settings("All personnel shall pass the background check before being given access.")
    assert excused(one, passive)
    (paid,) = settings("Reasonable travel expenses will be reimbursed.")
    assert excused(paid, passive)
    (other,) = settings("All users must be trained.")
    assert not excused(other, passive)
