"""Acceptance without criterion, period or form."""

from __future__ import annotations

import pytest

from intelligence.sow.acceptance import missing_acceptance
from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages, settings

KIND = PassageKind.MISSING_ACCEPTANCE


@pytest.mark.parametrize(
    "text",
    [
        "The deliverables are completed to the Client's satisfaction.",
        "The second instalment falls due once the Client is happy with the prototype.",
        "Milestone M3 is paid on acceptance.",
    ],
)
def test_payment_on_an_unmeasured_acceptance_is_found(text: str) -> None:
    assert KIND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "D2 is accepted when all 46 test cases in Annex B pass.",
        "Milestone M3 is paid on acceptance. The Client accepts within ten working days.",
        "The Client accepts the reports within ten (10) business days.",
        "The desk accepts calls from 08:00 to 18:00.",
    ],
)
def test_acceptance_with_a_measure_or_a_period_is_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_rewrite_names_what_is_accepted() -> None:
    (found,) = [one for one in passages("Milestone M3 is paid on acceptance.") if one.kind is KIND]
    assert "The milestone is accepted when [criteria" in found.rewrite


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The results are accepted by the Client.", "The results are accepted when"),
        ("The report is accepted by the Client.", "The report is accepted when"),
        ("We inspect and accept or reject them.", "The deliverable is accepted when"),
        ("The fee is due on satisfactory completion.", "The deliverable is accepted when"),
    ],
)
def test_rewrite_names_what_is_accepted_and_agrees_with_it(words: str, told: str) -> None:
    (hit,) = [hit for one in settings(words) for hit in missing_acceptance(one)]
    assert f" {told} [criteria" in hit.rewrite
    assert hit.rewrite.endswith(
        "they count as accepted." if " are accepted when" in told else "it counts as accepted."
    )


@pytest.mark.parametrize(
    "text",
    [
        (
            "The Client may reject a deliverable within ten business days (the Review Period). If "
            "it gives no notice within the Review Period, the deliverable is deemed accepted. The "
            "fee is EUR 100."
        ),
        (
            "The Supplier corrects it and a further Review Period of five (5) business days begins."
            " If no notice is given in that period, the deliverable is deemed accepted. It rains."
        ),
        (
            "The Client lists the defects within five working days. Otherwise the report counts as "
            "accepted. Lunch is at noon."
        ),
    ],
)
def test_what_follows_from_a_period_told_right_before_has_a_period(text: str) -> None:
    assert KIND not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lunch is at noon. If it gives no notice in that period, the report is deemed accepted.",
        "Lunch is served within ten minutes. The second payment is due on acceptance.",
    ],
)
def test_a_period_of_something_else_right_before_is_none_of_the_acceptance(text: str) -> None:
    assert KIND in kinds(text)
