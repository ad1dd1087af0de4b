"""The words for a customer that stands out."""

from __future__ import annotations

import pytest

from intelligence.signals.customers.verdicts import Verdict
from reports.customer_words import counted, deciding, ratios, standing_out

_DELIVERY = "has more delivery problems than its mix of work predicts"


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.DELIVERY, _DELIVERY),
        (Verdict.RELATIONSHIP, "escalates more than its delivery problems predict"),
        (
            Verdict.BOTH,
            f"{_DELIVERY}, and escalates more than its delivery problems predict",
        ),
        (Verdict.UNCLEAR, "escalates more than its mix of work predicts"),
    ],
)
def test_the_verdict_decides_what_is_said(verdict: Verdict, said: str) -> None:
    assert standing_out({"verdict": verdict.value, "excess_probability": 0.4}) == said


def test_what_is_not_separable_is_told_by_its_surest_index() -> None:
    row = {"verdict": Verdict.INSEPARABLE.value, "excess_probability": 0.1}
    row |= {"delivery_probability": 0.95, "propensity_probability": None}
    assert deciding(row) == ("delivery",)
    assert standing_out(row) == "has more delivery problems than its mix of work predicts"
    assert standing_out({"verdict": "not separable from team"}).startswith("escalates more")


def test_the_figures_are_those_of_the_indices_that_decided() -> None:
    row = {"verdict": Verdict.BOTH.value, "problems": 12, "escalations": 30, "engagements": 7}
    row |= {"delivery_expected": 6.0, "propensity_expected": 14.0}
    row |= {"delivery_ratio": 1.9, "delivery_low": 1.2, "delivery_high": 2.9}
    row |= {"propensity_ratio": 2.1, "propensity_low": 1.5, "propensity_high": 3.0}
    assert counted(row) == (
        "12 delivery problems, 6.00 expected; 30 escalations, 14.00 expected; 7 engagements"
    )
    assert ratios(row) == (
        "1.90 times (90 % interval 1.20 to 2.90), and 2.10 times (90 % interval 1.50 to 3.00)"
    )
