"""One portfolio drawn by the sample's plan, and what its signals say, worked out once."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus.sample.materials import Materials
from intelligence.evaluation.statistics.sample.facts import planted_options
from intelligence.evaluation.statistics.sample.told import told_by
from intelligence.evaluation.statistics.sample.world import drawn_tables

Tables = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def drawn() -> Tables:
    return drawn_tables(Materials.packaged(), 7)


@pytest.fixture(scope="session")
def ids(drawn: Tables) -> dict[str, str]:
    return {key: key for key in drawn["themes"]["theme_id"]}


@pytest.fixture(scope="session")
def told(drawn: Tables, ids: dict[str, str]) -> Tables:
    return told_by(drawn, planted_options(ids))
