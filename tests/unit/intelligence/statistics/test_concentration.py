"""Concentration beyond exposure."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.concentration import concentration


def test_occurrences_all_in_one_of_many_groups_are_wholly_concentrated() -> None:
    found = concentration([2] * 6, np.repeat(np.arange(10), 4), np.ones(40))
    assert found is not None
    assert found.value == pytest.approx(1.0)
    assert (found.largest, found.largest_share) == (2, 1.0)
    assert found.low < 0.7, "six are no certainty"


def test_occurrences_that_follow_exposure_have_no_concentration_on_average() -> None:
    random = np.random.default_rng(1)
    groups = np.repeat(np.arange(6), [30, 10, 8, 6, 4, 2])
    found = [
        concentration(random.choice(groups, 12, replace=False), groups, np.ones(60))
        for _ in range(2_000)
    ]
    values = [item.value for item in found if item]
    assert np.mean(values) == pytest.approx(0.0, abs=0.01)


def test_interval_covers_the_concentration_that_was_drawn_from() -> None:
    random = np.random.default_rng(2)
    everything = np.repeat(np.arange(20), 10)
    chances = np.full(20, 0.3 / 19)
    chances[0] = 0.7
    base = 9 / 199
    truth = ((chances**2).sum() - base) / (1 - base)
    covered = 0
    for _ in range(600):
        found = concentration(random.choice(20, 15, p=chances), everything, np.ones(200))
        covered += found is not None and found.low <= truth <= found.high
    assert covered / 600 > 0.93


def test_large_customer_with_its_share_is_not_concentrated() -> None:
    found = concentration([0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 1, 1], np.ones(8))
    assert found is not None
    assert found.value < 0.1


def test_fewer_than_two_or_a_single_group_say_nothing() -> None:
    assert concentration([0], [0, 1], [1, 1]) is None
    assert concentration([], [], []) is None
    assert concentration([0, 0], [0, 0], [1, 1]) is None
    assert concentration([-1, -1], [0, 1, 2], [1, 1, 1]) is None


def test_two_occurrences_have_the_widest_interval() -> None:
    found = concentration([0, 0], [0, 0, 1, 1, 2, 2], np.ones(6))
    assert found is not None
    assert found.low < 0.2 < found.high
