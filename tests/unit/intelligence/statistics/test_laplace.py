"""Laplace's approximation at given deviations."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, stats

from intelligence.statistics.laplace import Curvature, Family, Laplace

_NOTHING = np.zeros(0)


def _laplace(family: Family, outcome: list[float], levels: list[int]) -> Laplace:
    rows = len(outcome)
    curvature = Curvature(
        family,
        np.array(outcome),
        np.zeros(rows),
        np.ones(rows),
        np.zeros(rows, dtype=np.int64),
        np.zeros(1),
    )
    loads = [(np.array(levels), max(levels) + 1, np.ones(rows))]
    return Laplace(np.ones((rows, 1)), loads, curvature)


def test_likelihood_of_one_group_is_near_its_integral() -> None:
    counts = [12.0, 15.0, 9.0]
    laplace = _laplace(Family.POISSON, counts, [0, 0, 0])
    state = laplace.at(np.array([0.5]), _NOTHING, np.array([2.0]), None)

    def integrand(effect: float) -> float:
        likelihood = stats.poisson.pmf(counts, np.exp(2.0 + effect)).prod()
        return float(likelihood * stats.norm.pdf(effect, 0, 0.5))

    exact, _ = integrate.quad(integrand, -3, 3)
    assert state.log_likelihood == pytest.approx(np.log(exact), abs=2e-3)


def test_start_does_not_matter() -> None:
    laplace = _laplace(Family.NEGATIVE_BINOMIAL, [0.0, 50.0, 3.0, 1.0], [0, 0, 1, 1])
    at = (np.array([1.0]), np.array([1.5]), None)
    cold = laplace.at(*at, None)
    other = laplace.at(np.array([3.0]), np.array([0.2]), None, None)
    warm = laplace.at(*at, other)
    assert warm.log_likelihood == pytest.approx(cold.log_likelihood, abs=1e-7)
    assert warm.spherical == pytest.approx(cold.spherical, abs=1e-4)


def test_large_systems_are_solved_as_small_ones_are() -> None:
    random = np.random.default_rng(4)
    outcome = random.poisson(3.0, 800).astype(float)
    levels = np.arange(800) % 400
    curvature = Curvature(
        Family.POISSON,
        outcome,
        np.zeros(800),
        np.ones(800),
        np.zeros(800, dtype=np.int64),
        np.zeros(1),
    )
    laplace = Laplace(np.ones((800, 1)), [(levels, 400, np.ones(800))], curvature)
    state = laplace.at(np.array([0.3]), _NOTHING, np.array([1.0]), None)
    single = sum(
        _laplace(Family.POISSON, outcome[levels == level].tolist(), [0, 0])
        .at(np.array([0.3]), _NOTHING, np.array([1.0]), None)
        .log_likelihood
        for level in range(400)
    )
    assert state.log_likelihood == pytest.approx(single, rel=1e-8)


def test_curvature_is_the_slope_of_the_score() -> None:
    for family in Family:
        outcome = np.array([1.0, 0.0, 1.0])
        curvature = Curvature(
            family, outcome, np.zeros(3), np.full(3, 2.0), np.zeros(3, dtype=np.int64), np.zeros(1)
        )
        at, shapes, step = np.array([0.3, -1.0, 2.0]), np.array([1.7]), 1e-5
        _, _, here = curvature.of(at, shapes)
        _, above, _ = curvature.of(at + step, shapes)
        _, below, _ = curvature.of(at - step, shapes)
        assert (below - above) / (2 * step) == pytest.approx(here, rel=1e-5)
