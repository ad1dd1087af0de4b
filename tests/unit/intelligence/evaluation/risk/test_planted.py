"""What could be told by whoever knew where to look."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corpus.sample import plan
from corpus.sample.engagements import SampleEngagement, draw_engagements
from corpus.sample.materials import Materials
from intelligence.evaluation.risk.planted import Planted, planted_features
from intelligence.quarters import quarter_of
from intelligence.signals.occurrences import Occurrences

CELL = plan.CELLS[2]
THEMES = (CELL.theme, plan.RISING.theme, "adoption_change")
TABLES = {"themes": pd.DataFrame({"theme_id": ["a", "b", "c"], "theme_key": list(THEMES)})}


@pytest.fixture(scope="module")
def engagements() -> tuple[SampleEngagement, ...]:
    return draw_engagements(Materials.packaged(), 7)


@pytest.fixture(scope="module")
def planted(engagements: tuple[SampleEngagement, ...]) -> Planted:
    frame = pd.DataFrame(
        {
            "engagement": [one.key for one in engagements],
            "customer_name": [one.customer.record.name for one in engagements],
            "engagement_type": [one.type for one in engagements],
            "team": [one.team for one in engagements],
            "start_quarter": [quarter_of(one.start) for one in engagements],
        }
    )
    nothing = pd.DataFrame(columns=["theme_id", "engagement", "quarter", "phase"])
    return planted_features(Occurrences(frame, ("a", "b", "c"), nothing, nothing, (), {}), TABLES)


def test_a_theme_is_told_apart_by_what_moves_it_and_nothing_else(
    planted: Planted, engagements: tuple[SampleEngagement, ...]
) -> None:
    team = np.array([one.team == CELL.value for one in engagements])
    own = planted.columns[:, planted.used[0]]
    assert own.shape[1] == 1
    assert own[:, 0].astype(bool).tolist() == team.tolist()
    assert planted.used.sum(axis=1).tolist()[::2] == [1, 0]
    years = planted.columns[:, planted.used[1]]
    assert any(len(set(column)) > 8 for column in years.T)


def test_strong_cell_is_learned_from_few_and_a_theme_without_feature_has_one_chance(
    planted: Planted,
) -> None:
    draw = np.random.default_rng(0)
    inside = planted.columns[:, planted.used[0]][:, 0].astype(bool)
    chance = np.column_stack([np.where(inside, 0.8, 0.12), *[np.full(len(inside), 0.15)] * 2])
    shows = (draw.random(chance.shape) < chance).astype(np.float64)
    rows = np.arange(100), np.arange(100, 150)
    told = planted.chances(rows, shows[:100], np.ones(100))
    assert told[inside[100:], 0].mean() == pytest.approx(0.8, abs=0.2)
    assert told[~inside[100:], 0].mean() == pytest.approx(0.12, abs=0.06)
    assert np.ptp(told[:, 2]) < 1e-6


def test_nothing_to_learn_from_few_gives_no_number_that_is_none() -> None:
    single = Planted(np.zeros((3, 1)), np.ones((2, 1), dtype=bool))
    told = single.chances((np.array([0, 1]), np.array([2])), np.zeros((2, 2)), np.ones(2))
    assert np.isfinite(told).all()
