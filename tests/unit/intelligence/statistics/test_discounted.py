"""Rates that drift."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from intelligence.statistics.discounted import (
    Forgetting,
    fit_forgetting,
    learn,
    quantile,
    upper_tail,
)


def test_without_discount_what_is_known_is_the_ordinary_posterior() -> None:
    known = learn([[1, 2, 3]], [10, 10, 10], Forgetting(2.0, 40.0, 1.0))
    assert known.shape[0].tolist() == [2, 3, 5, 8]
    assert known.rate[0].tolist() == [40, 50, 60, 70]


def test_with_discount_old_counts_fade_and_the_prior_stays() -> None:
    known = learn([[8, 0, 0]], [10, 10, 10], Forgetting(1.0, 20.0, 0.5))
    assert known.shape[0].tolist() == [1, 5, 3, 2]


def test_a_quarter_without_exposure_tells_nothing() -> None:
    model = Forgetting(1.0, 20.0, 1.0)
    known = learn([[3, 9]], [10, 0], model)
    assert known.shape[0, 2] == known.shape[0, 1]


def test_tails_are_those_of_the_negative_binomial_with_half_the_count_left_out() -> None:
    plain = stats.nbinom(3.0, 1 / (1 + 0.5))
    for count in (0, 1, 4):
        expected = plain.sf(count) + plain.pmf(count) / 2
        assert upper_tail(count, 3.0, 0.5) == pytest.approx(expected)


def test_a_quantile_is_that_of_the_negative_binomial() -> None:
    at = quantile(0.9, np.array([3.0, 0.5]), np.array([2.0, 1.0]))
    for count, shape, odds in zip(at, (3.0, 0.5), (2.0, 1.0), strict=True):
        assert count == stats.nbinom(shape, 1 / (1 + odds)).ppf(0.9)


def test_an_event_that_hardly_ever_comes_has_an_interval_of_none() -> None:
    limits = [quantile(chance, np.array([0.01]), np.array([0.01]))[0] for chance in (0.1, 0.5, 0.9)]
    assert limits == [0, 0, 0]


def test_constant_rates_are_hardly_forgotten_and_drifting_ones_are() -> None:
    random = np.random.default_rng(2)
    level = np.linspace(1, 9, 40)[:, None]
    constant = random.poisson(level, size=(40, 24))
    steps = random.normal(0, 0.4, size=(40, 24)).cumsum(axis=1)
    drifting = random.poisson(level * np.exp(steps))
    exposure = np.full(24, 50.0)
    still, moved = fit_forgetting(constant, exposure), fit_forgetting(drifting, exposure)
    assert still.discount > 0.9
    assert moved.discount < still.discount - 0.05
    assert still.mean == pytest.approx(0.1, rel=0.2)


def test_nothing_exposed_is_refused_and_nothing_counted_is_not() -> None:
    with pytest.raises(ValueError, match="exposure"):
        fit_forgetting([[1, 2]], [0, 0])
    assert fit_forgetting([[0, 0, 0]], [9, 9, 9]).mean < 0.5
