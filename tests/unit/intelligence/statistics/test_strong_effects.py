"""Effects of which a few are strong."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, special, stats

from intelligence.statistics.incidence import Predictors
from intelligence.statistics.incidence_fitting import fit_incidence, refit_incidence
from intelligence.statistics.strong_effects import STRONG, Effects, first_share


def test_effect_is_drawn_to_the_mean_over_both_kinds() -> None:
    """The mean by numerical integration of likelihood times prior, of one effect."""
    told = Effects(np.array([2.4]), np.array([1.7]))
    spread, share = 0.3, 0.02

    def density(effect: float) -> float:
        prior = (1 - share) * stats.norm.pdf(effect, 0, spread)
        prior += share * stats.norm.pdf(effect, 0, (spread**2 + STRONG**2) ** 0.5)
        return float(prior * stats.norm.pdf(2.4, effect, 1.7**-0.5))

    total = integrate.quad(density, -12, 12, points=[0.0])[0]
    mean = integrate.quad(lambda at: at * density(at), -12, 12, points=[0.0])[0] / total
    drawn = told.drawn(spread, share)[0]
    assert 2.4 * 1.7 / (1.7 + drawn) == pytest.approx(mean, rel=1e-6)


def test_what_effects_are_drawn_by_is_taken_out_again() -> None:
    means, precisions, drawn = np.array([1.0, -2.0]), np.array([4.0, 0.5]), np.array([2.0, 9.0])
    variances = 1 / (precisions + drawn)
    found = Effects.without(variances * precisions * means, variances, drawn)
    assert found.means == pytest.approx(means)
    assert found.precisions == pytest.approx(precisions)


def test_what_stands_out_far_is_strong_and_what_does_not_is_drawn_as_before() -> None:
    told = Effects(np.array([0.1, 5.0]), np.array([2.0, 2.0]))
    chances, drawn = told.strong(0.2, first_share()), told.drawn(0.2, first_share())
    assert chances[0] < 0.01
    assert chances[1] > 0.99
    assert drawn[0] > 0.8 / 0.2**2
    assert drawn[1] < 0.3


def test_spread_and_share_are_found_again() -> None:
    draw = np.random.default_rng(3)
    strong = draw.random(20_000) < 0.02
    effects = draw.normal(0, np.where(strong, STRONG, 0.5))
    told = Effects(effects + draw.normal(0, 0.3, 20_000), np.full(20_000, 0.3**-2))
    spread, share = 0.4, first_share()
    for _ in range(60):
        spread, share = told.spread(spread, share), told.share(spread, share)
    assert spread == pytest.approx(0.5, abs=0.02)
    assert share == pytest.approx(0.02, abs=0.006)


def _one_cell(seed: int) -> tuple[np.ndarray, Predictors]:
    """Twenty-seven outcomes of 120 units; the first is nearly always shown in the first group."""
    draw = np.random.default_rng(seed)
    groups = draw.integers(0, 15, 120)
    chance = np.full((120, 27), 0.14)
    chance[groups == 0, 0] = 0.9
    shows = (draw.random(chance.shape) < chance).astype(np.float64)
    return shows, Predictors(np.zeros((120, 1)), np.zeros(1, dtype=np.int64), groups, 15)


def test_customer_that_nearly_always_shows_a_theme_is_told_so() -> None:
    """One spread for all drew it to a third: 9 of 10 were told as if they had been 2 of 10."""
    asked = Predictors(np.zeros((2, 1)), np.zeros(1, dtype=np.int64), np.array([0, 1]), 15)
    told, plain = [], []
    for seed in range(5):
        shows, predictors = _one_cell(seed)
        visible, may = np.ones(120), np.array([False, True])
        found = fit_incidence(shows, predictors, visible, None, may)
        told.append(special.expit(found.predictor(asked)))
        plain.append(special.expit(fit_incidence(shows, predictors, visible).predictor(asked)))
        again = refit_incidence(shows, predictors, visible, found)
        assert again.predictor(asked) == pytest.approx(found.predictor(asked), abs=1e-6)
    mean, before = np.mean(told, axis=0), np.mean(plain, axis=0)
    assert mean[0, 0] > 0.6 > before[0, 0]
    assert mean[1].max() < 0.35
    assert np.abs(mean[1] - 0.14).mean() < 0.06


def test_unknown_group_is_as_unsure_as_groups_differ() -> None:
    shows, predictors = _one_cell(1)
    found = fit_incidence(shows, predictors, np.ones(120), None, np.array([False, True]))
    assert found.strong[0] == 0
    assert found.unknown[-1] == pytest.approx(found.spreads[-1] ** 2 + found.strong[-1] * STRONG**2)
