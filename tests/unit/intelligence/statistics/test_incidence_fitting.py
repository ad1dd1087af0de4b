"""Logistic regressions side by side with shared strengths."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from intelligence.statistics import incidence_fitting
from intelligence.statistics.glm import Design, Family, fit_glm
from intelligence.statistics.incidence import Incidence, Predictors
from intelligence.statistics.incidence_fitting import fit_incidence, refit_incidence
from intelligence.statistics.shrunk_shares import shared_strength
from tests.fakes.incidence import incidence_world as world
from tests.fakes.incidence import strong_world

ALL_STRONG = np.ones(3, dtype=bool)


def test_spreads_say_what_matters() -> None:
    shows, predictors, _ = world()
    found = fit_incidence(shows, predictors, np.ones(800))
    assert found.converged
    assert found.spreads[0] == pytest.approx(1.0, abs=0.2)
    assert found.spreads[1] < 0.1
    assert found.spreads[2] == pytest.approx(0.6, abs=0.15)


def test_fit_is_that_of_one_penalised_regression_with_groups_as_columns() -> None:
    """`glm.fit_glm` fits the same outcome with every column, groups too, written out."""
    shows, predictors, _ = world(300, 3)
    like = fit_incidence(shows, predictors, np.ones(300))
    found = refit_incidence(shows, predictors, np.ones(300), like)
    columns = np.hstack([np.ones((300, 1)), predictors.columns, np.eye(20)[predictors.groups]])
    strengths = 1 / found.spreads**2
    # The level is drawn to that of all outcomes, here by an offset, as strongly as shares differ.
    counts = shows.sum(axis=0)
    middle = np.array((counts.sum() + 0.5) / (300 * len(counts) + 1))
    strength = shared_strength(counts[:, None], np.full(len(counts), 300.0), middle)
    level = (strength + 1) * middle * (1 - middle)
    penalty = np.concatenate([[level], strengths[predictors.blocks], np.full(20, strengths[-1])])
    offset = np.full(300, special.logit(middle))
    design = Design(shows[:, 1], columns, offset, None, penalty)
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


def test_levels_of_few_units_are_drawn_to_the_level_of_all_outcomes() -> None:
    """Of forty units and twenty outcomes of one chance, what differs is chance alone."""
    shows = (np.random.default_rng(5).random((40, 20)) < 0.15).astype(np.float64)
    nothing = Predictors(np.zeros((40, 1)), np.zeros(1, dtype=np.int64), np.full(40, -1), 0)
    told = special.expit(fit_incidence(shows, nothing, np.ones(40)).predictor(nothing)[0])
    assert told.std() < 0.3 * shows.mean(axis=0).std()
    assert told.mean() == pytest.approx(shows.mean(), abs=0.01)


def _chances(fit: Incidence, predictors: Predictors) -> np.ndarray:
    return np.asarray(special.expit(fit.predictor(predictors)))


@pytest.mark.parametrize("seed", range(8))
def test_fit_with_strong_effects_settles(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It went to and fro: a chance moved by up to .2 with the step that it stopped at."""
    shows, predictors, visible = strong_world(seed)
    found = fit_incidence(shows, predictors, visible, None, ALL_STRONG)
    assert found.converged
    for steps in (79, 81, 400):
        monkeypatch.setattr(incidence_fitting, "_MOST_STEPS", steps)
        other = fit_incidence(shows, predictors, visible, None, ALL_STRONG)
        assert _chances(other, predictors) == pytest.approx(_chances(found, predictors), abs=1e-3)


@pytest.mark.parametrize("seed", range(8))
def test_refit_of_the_same_units_is_the_fit(seed: int) -> None:
    shows, predictors, visible = strong_world(seed)
    found = fit_incidence(shows, predictors, visible, None, ALL_STRONG)
    again = refit_incidence(shows, predictors, visible, found)
    assert _chances(again, predictors) == pytest.approx(_chances(found, predictors), abs=1e-6)
    assert again.variance(predictors) == pytest.approx(found.variance(predictors), rel=1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_order_of_units_groups_and_outcomes_is_immaterial(seed: int) -> None:
    shows, predictors, visible = strong_world(seed)
    found = fit_incidence(shows, predictors, visible, None, ALL_STRONG)
    draw = np.random.default_rng(seed)
    units, outcomes = draw.permutation(len(shows)), draw.permutation(shows.shape[1])
    called = draw.permutation(predictors.count)[predictors.groups]
    other = Predictors(predictors.columns, predictors.blocks, called, predictors.count)
    mixed = other.taken(units)
    told = fit_incidence(shows[units][:, outcomes], mixed, visible[units], None, ALL_STRONG)
    expected = _chances(found, predictors)[units][:, outcomes]
    assert _chances(told, mixed) == pytest.approx(expected, abs=1e-6)


def test_what_never_settles_is_the_mean_of_the_last_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a bound that nothing meets the same is told as with one that is met, and as surely."""
    shows, predictors, visible = strong_world(1)
    found = fit_incidence(shows, predictors, visible, None, ALL_STRONG)
    monkeypatch.setattr(incidence_fitting, "_SETTLED", 0.0)
    never = fit_incidence(shows, predictors, visible, None, ALL_STRONG)
    assert never.converged
    assert _chances(never, predictors) == pytest.approx(_chances(found, predictors), abs=0.01)
