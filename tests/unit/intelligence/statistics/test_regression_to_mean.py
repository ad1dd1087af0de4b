"""How far a high rate comes down by itself."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.regression_to_mean import shrunk_rate


def test_high_rate_of_few_is_drawn_further_than_that_of_many() -> None:
    few = shrunk_rate(np.array([4.0, 10, 30, 20]), np.array([10.0, 100, 100, 100]), 0)
    many = shrunk_rate(np.array([40.0, 10, 30, 20]), np.array([100.0, 100, 100, 100]), 0)
    assert few is not None
    assert many is not None
    assert few.ratio < many.ratio < 1


def test_groups_that_differ_by_chance_alone_are_all_expected_at_the_mean() -> None:
    found = shrunk_rate(np.array([6.0, 5, 5, 4]), np.full(4, 50.0), 0)
    assert found is not None
    assert found.expected == pytest.approx(0.1)
    assert found.ratio == pytest.approx(0.1 / 0.12)


def test_expectation_is_near_what_comes_next_of_the_group_that_was_highest() -> None:
    draw = np.random.default_rng(8)
    expected, came = [], []
    for _ in range(400):
        rates = draw.gamma(4.0, 0.05, size=8)
        first = draw.poisson(rates * 40).astype(float)
        place = int(np.argmax(first))
        found = shrunk_rate(first, np.full(8, 40.0), place)
        assert found is not None
        expected.append(found.expected)
        came.append(draw.poisson(rates[place] * 40) / 40)
    assert np.mean(expected) == pytest.approx(np.mean(came), rel=0.06)


@pytest.mark.parametrize(
    ("events", "exposure"),
    [([0.0, 3, 3], [9.0, 9, 9]), ([3.0, 3], [9.0, 9]), ([3.0, 3, 3], [0.0, 9, 9])],
)
def test_no_events_or_too_few_groups_have_no_expectation(
    events: list[float], exposure: list[float]
) -> None:
    assert shrunk_rate(np.array(events), np.array(exposure), 0) is None
