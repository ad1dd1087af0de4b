from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from corpus.sample import plan
from corpus.sample.engagements import draw_engagements
from corpus.sample.materials import Materials
from corpus.sample.occurrence import draw_occurrences
from intelligence.evaluation.risk.planned import planned_chances
from intelligence.signals.occurrences import Occurrences

CELL = plan.CELLS[1]
THEMES = (CELL.theme, "adoption_change")
TABLES = {"themes": pd.DataFrame({"theme_id": ["a", "b"], "theme_key": list(THEMES)})}


@pytest.fixture(scope="module")
def sample() -> Occurrences:
    """Everything that is planned is seen."""
    engagements = draw_engagements(Materials.packaged(), 7)
    events = pd.DataFrame(
        [
            ("a" if one.theme == CELL.theme else "b", one.engagement.key, str(one.quarter), "")
            for one in draw_occurrences(engagements, 7)
            if one.theme in THEMES
        ],
        columns=["theme_id", "engagement", "quarter", "phase"],
    )
    frame = pd.DataFrame(
        {
            "engagement": [one.key for one in engagements],
            "engagement_type": [one.type for one in engagements],
        }
    )
    return Occurrences(frame, ("a", "b"), events, pd.DataFrame(), (), {})


def test_the_plan_gives_a_cell_its_chance_and_a_theme_without_pattern_one_for_every_type(
    sample: Occurrences,
) -> None:
    chances = planned_chances(sample, TABLES, redrawn=120)
    assert chances is not None
    inside = (sample.engagements["engagement_type"] == CELL.value).to_numpy()
    assert chances[inside, 0].mean() == pytest.approx(CELL.inside, abs=0.08)
    assert chances[~inside, 0].mean() == pytest.approx(CELL.outside, abs=0.05)
    assert chances[:, 1].mean() == pytest.approx(plan.BACKGROUND["adoption_change"], abs=0.03)
    assert chances[inside, 1].mean() == pytest.approx(chances[~inside, 1].mean(), abs=0.04)


def test_what_is_seen_half_the_time_has_half_the_chance(sample: Occurrences) -> None:
    draw = np.random.default_rng(0)
    half = replace(sample, events=sample.events[draw.random(len(sample.events)) < 0.5])
    whole, told = (planned_chances(one, TABLES, redrawn=40) for one in (sample, half))
    assert whole is not None
    assert told is not None
    assert told.sum() / whole.sum() == pytest.approx(half.shows.sum() / sample.shows.sum(), abs=0.1)


def test_a_portfolio_that_is_not_the_sample_has_no_plan(sample: Occurrences) -> None:
    other = replace(sample, engagements=sample.engagements.iloc[1:])
    assert planned_chances(other, TABLES, redrawn=1) is None
