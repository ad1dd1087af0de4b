"""The words for a customer that stands out."""

from __future__ import annotations

import pytest

from intelligence.signals.customers.verdicts import Verdict
from reports.customer_words import standing_out, surest_index

_DELIVERY = "has more delivery problems than its mix of work predicts"


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.DELIVERY, _DELIVERY),
        (Verdict.RELATIONSHIP, "escalates more than its delivery problems predict"),
        (
            Verdict.BOTH,
            f"{_DELIVERY}, and escalates more than these predict",
        ),
        (Verdict.UNCLEAR, "escalates more than its mix of work predicts"),
    ],
)
def test_the_verdict_decides_what_is_said(verdict: Verdict, said: str) -> None:
    assert standing_out({"verdict": verdict.value, "excess_probability": 0.4}) == said


def test_what_is_not_separable_is_told_by_its_surest_index() -> None:
    row = {"verdict": Verdict.INSEPARABLE.value, "excess_probability": 0.1}
    row |= {"delivery_probability": 0.95, "propensity_probability": None}
    assert surest_index(row) == "delivery"
    assert standing_out(row) == "has more delivery problems than its mix of work predicts"
    assert standing_out({"verdict": "not separable from team"}).startswith("escalates more")
