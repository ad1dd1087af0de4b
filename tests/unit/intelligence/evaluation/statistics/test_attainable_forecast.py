"""What a forecast could attain that was told the world."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.statistics.attainable_forecast import (
    told_the_coming_rates,
    told_the_process,
    told_the_rates,
)
from intelligence.evaluation.statistics.drifting import World

WORLD = World(themes=2, quarters=40, rate=0.1, drift=0.05)


def test_many_counts_of_a_steady_rate_tell_it_almost_as_well_as_being_told() -> None:
    exposure = np.full(40, 2000.0)
    counts = np.stack([exposure * 0.1, exposure * 0.02])
    coming = np.array([100.0])
    known = told_the_process(counts, exposure, coming, WORLD)
    told = told_the_rates(np.array([0.1, 0.02]), coming, WORLD)
    assert known.mean[:, 0] == pytest.approx([10.0, 2.0], rel=0.03)
    assert known.mean == pytest.approx(told.mean, rel=0.03)
    assert np.abs(known.high95 - told.high95).max() <= 1


def test_whoever_knows_more_is_surer() -> None:
    exposure, coming = np.full(8, 50.0), np.full(4, 50.0)
    counts = np.tile([[5.0], [1.0]], (1, 8))
    process = told_the_process(counts, exposure, coming, WORLD)
    today = told_the_rates(np.array([0.1, 0.02]), coming, WORLD)
    ahead = told_the_coming_rates(np.tile([[0.1], [0.02]], (1, 4)), coming)
    widths = [(one.high95 - one.low95).sum() for one in (process, today, ahead)]
    assert widths[0] > widths[1] >= widths[2]
    assert ahead.mean[:, 0].tolist() == pytest.approx([5.0, 1.0])


def test_a_theme_without_an_event_is_not_taken_to_have_none_coming() -> None:
    found = told_the_process(np.zeros((1, 8)), np.full(8, 50.0), np.array([50.0]), WORLD)
    assert 0 < found.mean[0, 0] < 1
    assert found.low95[0, 0] == 0
