"""Persistence over quarters."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.persistence import persistence


def test_every_quarter_is_more_than_chance_gives() -> None:
    found = persistence([1] * 8, [10] * 8)
    assert found is not None
    assert (found.quarters, found.possible, found.share) == (8, 8, 1.0)
    assert found.expected == pytest.approx(8 * (1 - (7 / 8) ** 8))
    assert found.ratio > 1


def test_burst_in_one_quarter_is_far_below_what_exposure_gives() -> None:
    found = persistence([0, 0, 9, 0, 0, 0, 0, 0], [10] * 8)
    assert found is not None
    assert found.ratio_high < 0.5
    assert found.ratio_low <= found.ratio <= found.ratio_high


def test_quarters_without_work_cannot_be_missed() -> None:
    found = persistence([0, 3, 3], [0, 5, 5])
    assert found is not None
    assert found.possible == 2


def test_occurrence_without_exposure_counts_as_exposed() -> None:
    found = persistence([1, 1], [0, 10])
    assert found is not None
    assert found.possible == 2


def test_nothing_seen_or_nothing_exposed_is_no_answer() -> None:
    assert persistence([0, 0], [5, 5]) is None
    assert persistence([], []) is None


def test_range_holds_what_chance_gives() -> None:
    random = np.random.default_rng(5)
    exposure = np.array([2.0, 5.0, 9.0, 9.0, 12.0, 4.0])
    inside = 0
    for _ in range(400):
        found = persistence(random.multinomial(8, exposure / exposure.sum()), exposure)
        inside += found is not None and found.low <= found.quarters <= found.high
    assert inside / 400 >= 0.93
