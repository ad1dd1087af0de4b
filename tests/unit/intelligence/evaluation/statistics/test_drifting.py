"""Simulated portfolios."""

from __future__ import annotations

import numpy as np

from intelligence.evaluation.statistics.drifting import World, exposure_of, rates_of


def test_rates_stay_without_drift_and_move_with_it() -> None:
    still = rates_of(World(), np.random.default_rng(0))
    moved = rates_of(World(drift=0.2), np.random.default_rng(0))
    assert (still == still[:, :1]).all()
    assert (moved != moved[:, :1]).any()
    assert still.min() >= 0.005


def test_active_engagements_grow_and_are_whole() -> None:
    exposure = exposure_of(World(active=(40, 90)), np.random.default_rng(0))
    assert exposure[-4:].mean() > exposure[:4].mean()
    assert (exposure == np.round(exposure)).all()
