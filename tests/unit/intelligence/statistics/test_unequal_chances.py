"""Successes of unequal chances."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom, poisson_binom

from intelligence.statistics.unequal_chances import success_chances, two_sided_mid_p


def test_equal_chances_are_binomial() -> None:
    np.testing.assert_allclose(success_chances([0.3] * 12), binom.pmf(np.arange(13), 12, 0.3))


def test_unequal_chances_agree_with_the_reference_implementation() -> None:
    chances = np.random.default_rng(1).random(25).round(1)
    expected = poisson_binom.pmf(np.arange(26), chances)
    np.testing.assert_allclose(success_chances(chances), expected, atol=1e-10)


def test_no_trial_has_no_success() -> None:
    assert success_chances([]).tolist() == [1.0]
    assert two_sided_mid_p(0, []) == 1.0


def test_p_is_uniform_on_average_under_its_own_chances() -> None:
    chances = [0.2, 0.4, 0.4, 0.7, 0.1] * 4
    told = success_chances(chances)
    below = sum(told[n] for n in range(21) if two_sided_mid_p(n, chances) <= 0.05)
    assert below == pytest.approx(0.05, abs=0.03)
