"""Logistic regressions side by side with shared strengths."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from intelligence.statistics.glm import Design, Family, fit_glm
from intelligence.statistics.incidence import (
    Predictors,
    fit_incidence,
    mean_chance,
    refit_incidence,
)


def world(
    units: int = 800, outcomes: int = 20, seed: int = 0
) -> tuple[np.ndarray, Predictors, np.ndarray]:
    """Return outcomes of two factors and groups: the first matters, the second does nothing."""
    draw = np.random.default_rng(seed)
    one, other = draw.integers(0, 6, units), draw.integers(0, 5, units)
    groups = draw.integers(0, 20, units)
    columns = np.hstack([np.eye(6)[one], np.eye(5)[other]])
    log_odds = -1.5 + draw.normal(0, 1.0, (6, outcomes))[one]
    log_odds = log_odds + draw.normal(0, 0.6, (20, outcomes))[groups]
    shows = (draw.random(log_odds.shape) < special.expit(log_odds)).astype(float)
    return shows, Predictors(columns, np.repeat([0, 1], [6, 5]), groups, 20), log_odds


def test_spreads_say_what_matters() -> None:
    shows, predictors, _ = world()
    found = fit_incidence(shows, predictors, np.ones(800))
    assert found.converged
    assert found.spreads[0] == pytest.approx(1.0, abs=0.2)
    assert found.spreads[1] < 0.1
    assert found.spreads[2] == pytest.approx(0.6, abs=0.15)


def test_eighty_per_cent_intervals_hold_the_truth_four_times_in_five() -> None:
    shows, predictors, log_odds = world(1500)
    found = fit_incidence(shows, predictors, np.ones(1500))
    away = np.abs(found.predictor(predictors) - log_odds)
    held = (away < 1.2816 * np.sqrt(found.variance(predictors))).mean()
    assert held == pytest.approx(0.8, abs=0.05)


def test_fit_is_that_of_one_penalised_regression_with_groups_as_columns() -> None:
    """`glm.fit_glm` fits the same outcome with every column, groups too, written out."""
    shows, predictors, _ = world(300, 3)
    like = fit_incidence(shows, predictors, np.ones(300))
    found = refit_incidence(shows, predictors, np.ones(300), like)
    columns = np.hstack([np.ones((300, 1)), predictors.columns, np.eye(20)[predictors.groups]])
    strengths = 1 / found.spreads**2
    penalty = np.concatenate([[0.05], strengths[predictors.blocks], np.full(20, strengths[-1])])
    # The level is drawn to the crude one, here by an offset.
    crude = special.logit((shows[:, 1].sum() + 0.5) / 301)
    design = Design(shows[:, 1], columns, np.full(300, crude), None, penalty)
    fit = fit_glm(design, Family.LOGIT)
    assert found.predictor(predictors)[:, 1] == pytest.approx(fit.predictor, abs=2e-3)
    variance = np.einsum("ij,jk,ik->i", columns, fit.covariance, columns)
    assert found.variance(predictors)[:, 1] == pytest.approx(variance, rel=5e-3)


def test_half_seen_units_give_the_whole_chance() -> None:
    shows, predictors, log_odds = world(1500)
    draw = np.random.default_rng(5)
    visible = np.where(np.arange(1500) % 2, 0.4, 1.0)
    seen = shows * (draw.random(shows.shape) < visible[:, None])
    found = special.expit(fit_incidence(seen, predictors, visible).predictor(predictors))
    assert found.mean() == pytest.approx(special.expit(log_odds).mean(), abs=0.01)
    blind = special.expit(fit_incidence(seen, predictors, np.ones(1500)).predictor(predictors))
    assert blind.mean() < 0.8 * found.mean()


def test_what_an_outcome_may_not_use_does_not_move_it() -> None:
    shows, predictors, _ = world()
    used = np.ones((20, 3), dtype=bool)
    used[4] = [False, True, False]
    found = fit_incidence(shows, predictors, np.ones(800), used)
    assert np.abs(found.effects[4, 1:7]).max() < 1e-4
    assert np.abs(found.groups[4]).max() < 1e-4
    assert np.abs(found.effects[5, 1:7]).max() > 0.1


def test_unit_of_no_known_group_is_less_sure_and_has_no_effect_of_it() -> None:
    shows, predictors, _ = world()
    found = fit_incidence(shows, predictors, np.ones(800))
    lost = Predictors(predictors.columns[:1], predictors.blocks, np.array([-1]), 20)
    assert found.predictor(lost)[0] == pytest.approx(
        found.predictor(predictors.taken(np.array([0])))[0] - found.groups[:, predictors.groups[0]]
    )
    assert (found.variance(lost) > found.variance(predictors.taken(np.array([0])))).all()


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_none_or_all_showing_stays_finite(value: float) -> None:
    _, predictors, _ = world(60, 2)
    found = fit_incidence(np.full((60, 2), value), predictors, np.ones(60))
    chance = special.expit(found.predictor(predictors))
    assert np.isfinite(found.variance(predictors)).all()
    assert (np.abs(chance - value) < 0.1).all()


def test_shapes_and_shares_that_cannot_be_are_refused() -> None:
    shows, predictors, _ = world(60, 2)
    with pytest.raises(ValueError, match="59 units"):
        fit_incidence(shows[:59], predictors, np.ones(60))
    with pytest.raises(ValueError, match="above 0"):
        fit_incidence(shows, predictors, np.zeros(60))


def test_mean_chance_is_that_of_normal_log_odds() -> None:
    draws = special.expit(np.random.default_rng(0).normal(-2.0, 1.3, 400_000))
    found = mean_chance(np.array([[-2.0]]), np.array([[1.3**2]]))
    assert found[0, 0] == pytest.approx(draws.mean(), abs=2e-3)
