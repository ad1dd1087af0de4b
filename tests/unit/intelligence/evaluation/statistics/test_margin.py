"""The protocol of margins."""

from __future__ import annotations

import pytest

from intelligence.evaluation.statistics import margin
from intelligence.evaluation.statistics.margin import Recipe, evaluate_margin, margin_world
from intelligence.evaluation.tables import Mean, as_markdown


def test_planted_points_are_recovered_and_the_naive_difference_is_biased(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(margin, "RECIPES", (Recipe(300, 50),))
    outcome = evaluate_margin(12, 5)
    costly = outcome.tables[0].rows[0]
    estimate, held, naive = (cell for cell in costly[3:6] if isinstance(cell, Mean))
    assert estimate.value == pytest.approx(6.0, abs=3 * max(estimate.error, 0.2))
    assert naive.value - 6.0 > 1
    assert held.value > 0.7
    assert evaluate_margin(12, 5) == outcome
    assert "Naive difference" in as_markdown(outcome)


def test_worlds_differ_by_seed_and_only_by_seed() -> None:
    recipe = Recipe(60, 20)
    one, again, other = (margin_world(recipe, seed)[1].shows for seed in (1, 1, 2))
    assert (one == again).all()
    assert (one != other).any()
