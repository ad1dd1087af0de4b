"""What became of past engagements."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.risk.outcomes import MEASURES, outcomes_of
from tests.unit.intelligence.risk.past_portfolio import tables


def test_finished_engagements_have_results_and_others_none() -> None:
    found = tables()
    outcomes = outcomes_of(found["engagements"], found["documents"])
    assert outcomes.finished.tolist() == [True] * 6 + [False] * 2
    assert tuple(outcomes.beyond) == tuple(MEASURES)
    for measure in ("effort", "cost"):
        assert outcomes.beyond[measure][:6] == pytest.approx([10, 20, -5, 0, 30, 5])
    assert outcomes.beyond["margin"][:2] == pytest.approx([7, 14])
    for values in outcomes.beyond.values():
        assert np.isnan(values[6:]).all()


def test_result_that_is_no_number_or_of_two_currencies_is_not_known() -> None:
    found = tables(
        E1={"actual_hours": np.inf, "actual_cost_currency": "GBP"},
        E2={"planned_hours": 0.0},
        E3={"planned_hours": 1e-300, "actual_hours": 1e300},
    )
    beyond = outcomes_of(found["engagements"], found["documents"]).beyond
    assert np.isnan(beyond["effort"][:3]).all()
    assert np.isnan(beyond["cost"][0])
    assert np.isnan(beyond["margin"][0])
    assert beyond["cost"][1] == pytest.approx(20)


def test_what_took_as_planned_with_ten_percent_is_ten_percent() -> None:
    found = tables(E1={"planned_hours": 3.0, "actual_hours": 3.3})
    assert outcomes_of(found["engagements"], found["documents"]).beyond["effort"][0] == 10.0
