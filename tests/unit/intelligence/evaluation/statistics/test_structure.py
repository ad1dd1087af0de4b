"""The protocol of structural against local."""

from __future__ import annotations

import numpy as np

from intelligence.evaluation.statistics.structure import Scenario, area, evaluate_structure, plant
from intelligence.evaluation.tables import Mean, as_markdown

_SMALL = Scenario("small", engagements=150, customers=20, teams=8, themes=6)


def test_both_halves_have_equal_totals() -> None:
    planted = plant(_SMALL, np.random.default_rng(4))
    totals = planted.occurrences.shows.sum(axis=0)
    assert totals[planted.structural].tolist() == totals[~planted.structural].tolist()


def test_ranking_tells_what_frequency_cannot() -> None:
    outcome = evaluate_structure(2, seed=7, scenarios=[_SMALL])
    row = outcome.tables[0].rows[0]
    assert isinstance(row[1], Mean)
    assert isinstance(row[2], Mean)
    assert row[1].value > 0.85
    assert row[2].value == 0.5
    assert "small" in as_markdown(outcome)


def test_theme_that_came_and_went_is_not_called_structural() -> None:
    outcome = evaluate_structure(1, seed=3, scenarios=[_SMALL])
    structural = outcome.tables[2].rows[0][1]
    assert isinstance(structural, Mean)
    assert structural.value == 0.0


def test_area_of_ties_is_one_half() -> None:
    assert area(np.zeros(4), np.array([True, False, True, False])) == 0.5
