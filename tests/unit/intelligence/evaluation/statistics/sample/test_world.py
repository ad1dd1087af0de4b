"""A sample portfolio as tables."""

from __future__ import annotations

import pandas as pd

from corpus.sample import plan
from corpus.sample.materials import Materials
from intelligence.evaluation.statistics.sample.world import drawn_tables

Tables = dict[str, pd.DataFrame]


def test_every_planted_theme_is_there_with_its_key_for_an_id(drawn: Tables) -> None:
    themes = set(drawn["themes"]["theme_id"])
    assert {plan.MARGIN_THEME, plan.NEW_THEME, plan.LOCAL_THEME, *plan.BACKGROUND} <= themes
    assert set(drawn["findings"]["role"]) == {"cause", "impact"}


def test_documents_that_name_no_engagement_belong_to_none(drawn: Tables) -> None:
    placed = drawn["documents"]["engagement"].notna()
    assert 0.6 < placed.mean() < 0.85
    assert set(drawn["documents"].loc[placed, "engagement"]) <= set(
        drawn["engagements"]["engagement"]
    )


def test_another_seed_is_another_portfolio(drawn: Tables) -> None:
    other = drawn_tables(Materials.packaged(), 8)
    assert not other["documents"]["date"].equals(drawn["documents"]["date"])
