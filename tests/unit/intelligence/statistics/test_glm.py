"""Generalised linear models."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize

from intelligence.statistics.glm import Design, Family, cluster_covariance, fit_glm

_DRAW = np.random.default_rng(3)
_COLUMNS = np.column_stack([np.ones(200), _DRAW.normal(size=200), _DRAW.random(200) < 0.4])


def test_poisson_matches_the_randomised_trial_of_dobson() -> None:
    # Dobson (1990), page 93, as in the help of R's glm: intercept 3.045, outcome -.4543, -.2930.
    counts = np.array([18, 17, 15, 20, 10, 20, 25, 13, 12], dtype=float)
    outcome = np.tile(np.eye(3)[:, 1:], (3, 1))
    treatment = np.repeat(np.eye(3)[:, 1:], 3, axis=0)
    fit = fit_glm(Design(counts, np.column_stack([np.ones(9), outcome, treatment])), Family.POISSON)
    assert fit.coefficients == pytest.approx([3.044522, -0.454255, -0.292987, 0, 0], abs=1e-5)
    assert fit.errors == pytest.approx([0.1709, 0.2022, 0.1927, 0.2000, 0.2000], abs=1e-4)
    assert fit.deviance == pytest.approx(5.1291, abs=1e-4)
    assert fit.freedom == 4
    assert fit.converged


@pytest.mark.parametrize("family", [Family.LOGIT, Family.CLOGLOG])
def test_binomial_fit_is_the_maximum_of_its_likelihood(family: Family) -> None:
    truth = np.array([-0.5, 0.8, 0.4])
    hazard = _COLUMNS @ truth
    mean = 1 / (1 + np.exp(-hazard)) if family is Family.LOGIT else 1 - np.exp(-np.exp(hazard))
    outcome = (np.random.default_rng(4).random(200) < mean).astype(float)
    fit = fit_glm(Design(outcome, _COLUMNS), family)

    def loss(beta: np.ndarray) -> float:
        at = _COLUMNS @ beta
        share = 1 / (1 + np.exp(-at)) if family is Family.LOGIT else 1 - np.exp(-np.exp(at))
        told = np.clip(np.where(outcome > 0, share, 1 - share), 1e-12, 1)
        return -float(np.sum(np.log(told)))

    best = optimize.minimize(loss, np.zeros(3), method="BFGS", options={"gtol": 1e-8})
    assert fit.coefficients == pytest.approx(best.x, abs=1e-4)
    assert fit.deviance == pytest.approx(2 * best.fun, abs=1e-6)


def test_offset_of_exposure_makes_a_rate() -> None:
    exposure = np.array([10.0, 20.0, 40.0])
    design = Design(np.array([1.0, 2.0, 4.0]), np.ones((3, 1)), offset=np.log(exposure))
    assert np.exp(fit_glm(design, Family.POISSON).coefficients[0]) == pytest.approx(0.1)


def test_weights_are_trials() -> None:
    grouped = Design(np.array([0.25, 0.5]), np.ones((2, 1)), weights=np.array([4.0, 4.0]))
    single = Design(np.array([1.0, 0, 0, 0, 1, 1, 0, 0]), np.ones((8, 1)))
    one, other = fit_glm(grouped, Family.LOGIT), fit_glm(single, Family.LOGIT)
    assert one.coefficients == pytest.approx(other.coefficients)
    assert one.errors == pytest.approx(other.errors)


@pytest.mark.parametrize("family", list(Family))
def test_penalty_makes_separated_data_estimable(family: Family) -> None:
    columns = np.column_stack([np.ones(20), np.repeat([0.0, 1.0], 10)])
    outcome = np.repeat([0.0, 1.0], 10)
    fit = fit_glm(Design(outcome, columns, penalty=np.array([0.0, 1.0])), family)
    assert np.isfinite(fit.coefficients).all()
    assert 0 < fit.coefficients[1] < 20


def test_columns_that_say_the_same_share_their_effect() -> None:
    twice = np.column_stack([_COLUMNS, _COLUMNS[:, 1]])
    outcome = np.random.default_rng(5).poisson(np.exp(_COLUMNS @ [0.2, 0.5, -0.1])).astype(float)
    once = fit_glm(Design(outcome, _COLUMNS), Family.POISSON)
    both = fit_glm(Design(outcome, twice), Family.POISSON)
    assert both.fitted == pytest.approx(once.fitted, rel=1e-6)


def test_rows_doubled_within_clusters_leave_robust_errors_as_they_were() -> None:
    outcome = np.random.default_rng(6).poisson(np.exp(_COLUMNS @ [0.2, 0.5, -0.1])).astype(float)
    clusters = np.arange(200)
    once = Design(outcome, _COLUMNS)
    twice = Design(np.tile(outcome, 2), np.tile(_COLUMNS, (2, 1)))
    single = cluster_covariance(once, fit_glm(once, Family.POISSON), clusters)
    double = cluster_covariance(twice, fit_glm(twice, Family.POISSON), np.tile(clusters, 2))
    assert double == pytest.approx(single, rel=1e-6)


def test_overdispersed_counts_have_a_dispersion_above_one() -> None:
    counts = np.random.default_rng(7).negative_binomial(1, 0.2, size=500).astype(float)
    fit = fit_glm(Design(counts, np.ones((500, 1))), Family.POISSON)
    assert fit.dispersion == pytest.approx(counts.var(ddof=1) / counts.mean(), rel=1e-6)


def test_lengths_that_differ_are_refused_with_both_numbers() -> None:
    with pytest.raises(ValueError, match=r"3 outcomes, but .*\(2, 3, 3\)"):
        fit_glm(Design(np.ones(3), np.ones((2, 1))), Family.POISSON)
    with pytest.raises(ValueError, match="no row carries weight"):
        fit_glm(Design(np.ones(2), np.ones((2, 1)), weights=np.zeros(2)), Family.POISSON)


def test_one_cluster_has_no_robust_error() -> None:
    design = Design(np.ones(4), np.ones((4, 1)))
    fit = fit_glm(design, Family.POISSON)
    with pytest.raises(ValueError, match="at least two clusters, not 1"):
        cluster_covariance(design, fit, np.zeros(4, dtype=np.int64))
