"""What a fit of many logistic regressions says of other units."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from intelligence.statistics.incidence import Predictors, mean_chance
from intelligence.statistics.incidence_fitting import fit_incidence
from tests.fakes.incidence import incidence_world as world


def test_eighty_per_cent_intervals_hold_the_truth_four_times_in_five() -> None:
    shows, predictors, log_odds = world(1500)
    found = fit_incidence(shows, predictors, np.ones(1500))
    away = np.abs(found.predictor(predictors) - log_odds)
    held = (away < 1.2816 * np.sqrt(found.variance(predictors))).mean()
    assert held == pytest.approx(0.8, abs=0.05)


def test_unit_of_no_known_group_is_less_sure_and_has_no_effect_of_it() -> None:
    shows, predictors, _ = world()
    found = fit_incidence(shows, predictors, np.ones(800))
    lost = Predictors(predictors.columns[:1], predictors.blocks, np.array([-1]), 20)
    assert found.predictor(lost)[0] == pytest.approx(
        found.predictor(predictors.taken(np.array([0])))[0] - found.groups[:, predictors.groups[0]]
    )
    assert (found.variance(lost) > found.variance(predictors.taken(np.array([0])))).all()


def test_mean_chance_is_that_of_normal_log_odds() -> None:
    draws = special.expit(np.random.default_rng(0).normal(-2.0, 1.3, 400_000))
    found = mean_chance(np.array([[-2.0]]), np.array([[1.3**2]]))
    assert found[0, 0] == pytest.approx(draws.mean(), abs=2e-3)
