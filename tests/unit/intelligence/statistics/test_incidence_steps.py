"""Steps to the optimum under what effects are drawn by."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize, special

from intelligence.statistics.incidence import Predictors
from intelligence.statistics.incidence_steps import SideBySide
from tests.fakes.incidence import strong_world


def _drawn(predictors: Predictors, outcomes: int) -> tuple[np.ndarray, np.ndarray]:
    columns, groups = predictors.columns.shape[1], predictors.count
    return np.full((outcomes, columns), 0.3), np.full((outcomes, groups), 0.2)


@pytest.mark.parametrize("seed", range(4))
def test_optimum_is_found_where_effects_are_hardly_drawn(seed: int) -> None:
    """Whole steps of expected information go to and fro where young units have shown."""
    shows, predictors, visible = strong_world(seed)
    beside = SideBySide(shows, predictors, visible)
    drawn = _drawn(predictors, shows.shape[1])
    at, parts, converged = beside.optimum(beside.start(), drawn)
    assert converged
    again, _, moved = beside.step(at, drawn)
    assert moved < 1e-6
    assert again[0] == pytest.approx(at[0], abs=1e-6)
    assert all(np.isfinite(one).all() for one in parts)


def test_optimum_is_that_of_a_general_optimiser() -> None:
    """One outcome, its level drawn to what `step` draws it to, by scipy's BFGS."""
    shows, predictors, visible = strong_world(2)
    beside = SideBySide(shows, predictors, visible)
    drawn = _drawn(predictors, shows.shape[1])
    at, _, _ = beside.optimum(beside.start(), drawn)
    level, width = at[0][0, 0], predictors.columns.shape[1]

    def loss(effects: np.ndarray) -> float:
        log_odds = level + predictors.columns @ effects[:width] + effects[width:][predictors.groups]
        seen = visible * special.expit(log_odds)
        told = special.xlogy(shows[:, 0], seen) + special.xlog1py(1 - shows[:, 0], -seen)
        penalty = 0.3 * (effects[:width] ** 2).sum() + 0.2 * (effects[width:] ** 2).sum()
        return float(penalty / 2 - told.sum())

    best = optimize.minimize(loss, np.zeros(width + predictors.count), method="BFGS").x
    assert at[0][0, 1:] == pytest.approx(best[:width], abs=1e-3)
    assert at[1][0] == pytest.approx(best[width:], abs=1e-3)


def test_steps_begin_at_levels_without_effects() -> None:
    shows, predictors, visible = strong_world(0)
    effects, groups = SideBySide(shows, predictors, visible).start()
    assert not effects[:, 1:].any()
    assert not groups.any()
    assert np.isfinite(effects[:, 0]).all()
