"""Acceptance without criterion, period or form."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages

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
        "The desk accepts calls from 08:00 to 18:00.",
    ],
)
def test_acceptance_with_a_measure_or_a_period_is_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_rewrite_names_what_is_accepted() -> None:
    (found,) = [one for one in passages("Milestone M3 is paid on acceptance.") if one.kind is KIND]
    assert "the Milestone is accepted when [criteria" in found.rewrite
