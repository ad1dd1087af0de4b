"""The protocol of interventions."""

from __future__ import annotations

import pytest

from intelligence.evaluation.statistics import interventions
from intelligence.evaluation.statistics.intervention_worlds import Recipe
from intelligence.evaluation.statistics.interventions import evaluate_interventions
from intelligence.evaluation.tables import Mean, as_markdown


def test_large_fall_is_told_from_none_and_the_figures_repeat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenarios = {"none": Recipe(1.0, 500), "falls": Recipe(0.2, 900)}
    monkeypatch.setattr(interventions, "SCENARIOS", scenarios)
    outcome = evaluate_interventions(4, 2)
    none, falls = outcome.tables[1].rows
    assert isinstance(none[1], Mean)
    assert isinstance(falls[1], Mean)
    assert none[1].value == 0.0
    assert falls[1].value > 0.7
    assert evaluate_interventions(4, 2) == outcome
    assert "Regression to the mean" in as_markdown(outcome)
