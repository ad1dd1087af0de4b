"""Negative-binomial regression."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize

from intelligence.statistics.glm import Design, Family, fit_glm
from intelligence.statistics.negative_binomial import fit_negative_binomial, log_likelihood
from tests.unit.intelligence.statistics.oracle_files import oracle


def test_days_absent_from_school_match_the_published_model() -> None:
    # Venables and Ripley (2002), glm.nb(Days ~ Sex/(Age + Eth*Lrn)): theta 1.597991.
    table = oracle("quine.csv")
    parts = {name: pd.get_dummies(table[name], drop_first=True) for name in ("Sex", "Age")}
    parts |= {name: pd.get_dummies(table[name], drop_first=True) for name in ("Eth", "Lrn")}
    sex = parts["Sex"].to_numpy(dtype=float)
    within = [parts["Age"], parts["Eth"], parts["Lrn"]]
    inner = np.column_stack([item.to_numpy(dtype=float) for item in within])
    inner = np.column_stack([inner, inner[:, [-2]] * inner[:, [-1]]])
    columns = np.column_stack([np.ones(len(table)), sex, inner * (1 - sex), inner * sex])
    fit = fit_negative_binomial(Design(table["Days"].to_numpy(dtype=float), columns))
    assert fit.shape == pytest.approx(1.597991, abs=1e-3)
    assert 2 * fit.log_likelihood == pytest.approx(-1063.025, abs=1e-3)


def test_counts_of_one_mean_have_that_mean_and_their_shape() -> None:
    counts = np.random.default_rng(2).negative_binomial(2, 2 / 7, size=20_000).astype(float)
    fit = fit_negative_binomial(Design(counts, np.ones((20_000, 1))))
    assert np.exp(fit.coefficients[0]) == pytest.approx(counts.mean(), rel=1e-6)
    assert fit.shape == pytest.approx(2.0, rel=0.05)
    assert fit.errors[0] == pytest.approx(
        np.sqrt((1 / counts.mean() + 1 / fit.shape) / 20_000), rel=1e-3
    )


def test_counts_without_extra_variance_come_out_as_poisson() -> None:
    counts = np.array([2.0, 3.0, 2.0, 3.0, 2.0, 3.0])
    design = Design(counts, np.ones((6, 1)))
    fit = fit_negative_binomial(design)
    assert fit.shape > 1e4
    assert fit.coefficients == pytest.approx(fit_glm(design, Family.POISSON).coefficients, abs=1e-6)


def test_shape_that_is_given_stays() -> None:
    design = Design(np.array([0.0, 5.0, 1.0, 9.0]), np.ones((4, 1)))
    fit = fit_negative_binomial(design, shape=1.5)
    assert fit.shape == 1.5
    free = fit_negative_binomial(design)
    assert free.log_likelihood >= fit.log_likelihood


def test_likelihood_is_that_of_the_distribution() -> None:
    outcome, mean = np.array([0.0, 3.0]), np.array([1.0, 2.0])
    share = 4 / (4 + mean)
    by_hand = [np.log(share[0] ** 4), np.log(20 * share[1] ** 4 * (1 - share[1]) ** 3)]
    assert log_likelihood(outcome, mean, 4.0, np.ones(2)) == pytest.approx(sum(by_hand))


def test_a_count_far_from_its_exposure_has_the_root_of_its_score_and_overflows_nothing() -> None:
    """Fisher's step ran from 44 to exp(709): all means were cut there, and nothing led back."""
    outcome, exposure = np.array([0.0, 62_801.0]), np.array([1_417.0, 1.0])
    fit = fit_negative_binomial(Design(outcome, np.ones((2, 1)), offset=np.log(exposure)))
    score = (outcome - fit.fitted) / (1 + fit.fitted / fit.shape)
    assert score.sum() == pytest.approx(0.0, abs=1e-4 * np.abs(score).sum())
    assert np.exp(fit.coefficients[0]) == pytest.approx(62_801 / 2, rel=1e-2)
    best = minimize(
        lambda at: (
            -log_likelihood(outcome, exposure * np.exp(at[0]), float(np.exp(at[1])), np.ones(2))
        ),
        [10.0, -3.0],
        method="Nelder-Mead",
    )
    assert fit.log_likelihood == pytest.approx(-best.fun, abs=1e-3)


@pytest.mark.parametrize("counts", [[0.0, 0.0, 0.0, 1e12], [5.0, 1e7, 0.0, 2.0], [1e9, 0, 0, 0]])
def test_extreme_counts_have_finite_coefficients(counts: list[float]) -> None:
    columns = np.column_stack([np.ones(4), np.arange(4) - 1.5])
    for design in (Design(np.array(counts), columns[:, :1]), Design(np.array(counts), columns)):
        fit = fit_negative_binomial(design)
        assert np.isfinite(np.exp(fit.coefficients)).all()
        assert np.isfinite([fit.log_likelihood, fit.shape, *fit.errors]).all()


def test_lip_cancer_in_scotland_has_the_published_shape_and_mean() -> None:
    # Clayton and Kaldor (1987): expected cases as offset, nothing else.
    table = oracle("scotland_lip.csv")
    offset = np.log(table["expected"].to_numpy(dtype=float))
    counts = table["cases"].to_numpy(dtype=float)
    fit = fit_negative_binomial(Design(counts, np.ones((len(table), 1)), offset))
    assert fit.shape == pytest.approx(1.879490, abs=1e-3)
    assert fit.coefficients[0] == pytest.approx(0.352107, abs=1e-3)
