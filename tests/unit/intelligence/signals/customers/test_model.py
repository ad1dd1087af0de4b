"""The three indices."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.signals.customers.model import (
    LARGEST_TOLD,
    Work,
    exposed_index,
    propensity_index,
)

_CUSTOMERS = np.repeat(np.arange(12), 10)


def _work(teams: np.ndarray) -> Work:
    return Work(_CUSTOMERS, 12, teams, np.zeros((120, 0)), np.full(120, 2.0))


def _counts(lifted: np.ndarray, mean: float, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    trouble = random.gamma(3.0, 1 / 3, 120)
    return random.poisson(mean * trouble * np.where(lifted, 3.0, 1.0)).astype(float)


def test_customer_is_not_blamed_for_a_team_that_fails_everywhere() -> None:
    # Team 0 alone serves customer 0, and every fifth engagement of the others.
    teams = np.where(_CUSTOMERS == 0, 0, np.arange(120) % 5)
    counts = _counts(teams == 0, 15.0, 1)
    index = exposed_index(_work(teams), counts)
    unknown = exposed_index(_work(np.full(120, -1)), counts)
    assert index.fit.modes[1].argmax() == 0
    assert index.fit.modes[1][0] > 0.6
    assert index.ratio[0] < 1.05 < unknown.ratio[0]
    assert index.probability[0] < unknown.probability[0]


def test_escalations_that_follow_delivery_are_no_propensity() -> None:
    teams = np.arange(120) % 4
    problems = _counts(_CUSTOMERS == 5, 6.0, 2)
    escalations = np.random.default_rng(3).poisson(problems / 2).astype(float)
    work = _work(teams)
    delivery = exposed_index(work, problems)
    propensity = propensity_index(work, escalations, problems, delivery)
    excess = exposed_index(work, escalations)
    assert delivery.probability[5] > 0.9
    assert excess.probability[5] > 0.9
    assert propensity.probability[5] < 0.5


def test_escalations_for_little_are_propensity() -> None:
    work = _work(np.arange(120) % 4)
    problems = _counts(np.zeros(120, dtype=bool), 6.0, 4)
    rate = problems / 2 * np.where(_CUSTOMERS == 7, 3.0, 1.0)
    escalations = np.random.default_rng(5).poisson(rate).astype(float)
    delivery = exposed_index(work, problems)
    propensity = propensity_index(work, escalations, problems, delivery)
    assert propensity.probability[7] > 0.9
    assert delivery.probability[7] < 0.5


def test_one_engagement_is_seen_to_carry_the_excess() -> None:
    counts = _counts(np.zeros(120, dtype=bool), 2.0, 6)
    counts[30] += 60
    index = exposed_index(_work(np.arange(120) % 4), counts)
    assert index.without_largest[3] < 0.5
    assert index.without_largest[3] <= index.probability[3]


def test_expected_is_what_would_be_without_the_customer() -> None:
    counts = _counts(_CUSTOMERS == 2, 5.0, 7)
    index = exposed_index(_work(np.arange(120) % 4), counts)
    assert index.observed[2] == counts[_CUSTOMERS == 2].sum()
    assert index.expected[2] == pytest.approx(50, rel=0.3)
    assert (index.detectable > 1.25).all()


def test_a_ratio_that_no_customer_could_have_is_not_called_detectable() -> None:
    """An escalation or two say so little that 74 times, or 325, had to be observed."""
    one_each = (np.arange(120) % 10 == 0).astype(float)
    few = exposed_index(_work(np.arange(120) % 4), one_each)
    assert np.isnan(few.detectable).all()
    many = exposed_index(_work(np.arange(120) % 4), _counts(_CUSTOMERS == 2, 5.0, 7))
    assert (many.detectable <= LARGEST_TOLD).all()
