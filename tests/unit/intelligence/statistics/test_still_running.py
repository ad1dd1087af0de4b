"""What running cases will come to."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.still_running import POINTS, days_to_come, slope_of

DAYS = [10.0, 20, 30, 40, 50, 60, 70, 80]


def test_slope_is_drawn_to_nought_where_durations_tell_nothing() -> None:
    draw = np.random.default_rng(1)
    days = draw.uniform(90, 400, 30)
    told = [slope_of(draw.normal(5, 8, 30), days) for _ in range(200)]
    assert min(told) == 0.0
    assert np.mean(told) < 0.01
    assert slope_of(days / 25 + draw.normal(0, 3, 30), days) == pytest.approx(1 / 25, rel=0.2)


@pytest.mark.parametrize(
    ("results", "days"),
    [
        ([1.0, 2, 3, 4, 5, 6, 7], DAYS[:7]),
        ([5.0] * 8, DAYS),
        ([1.0, 2, 3, 4, 5, 6, 7, 8], [30.0] * 8),
        ([9.0, 8, 7, 6, 5, 4, 3, 2], DAYS),
        ([1e308, -1e308, 1e308, 0, 1, 2, 3, 4], DAYS),
    ],
)
def test_few_equal_shrinking_or_huge_results_tell_no_slope(
    results: list[float], days: list[float]
) -> None:
    assert slope_of(np.array(results), np.array(days)) == 0.0


def test_running_cases_are_taken_to_last_as_long_as_they_do() -> None:
    """Durations are log-normal; what runs on the last day is known by how long it has run."""
    draw = np.random.default_rng(2)
    begun = draw.uniform(0, 1_000, 3_000)
    lasted = np.exp(draw.normal(5.5, 0.5, 3_000))
    over = begun + lasted <= 1_000
    found = days_to_come(lasted[over], 1_000 - begun[~over])
    assert len(found) == POINTS
    assert found.mean() == pytest.approx(lasted[~over].mean(), rel=0.05)
    assert found.mean() > 1.3 * lasted[over].mean()


def test_nothing_lasts_less_than_it_has_or_for_ever() -> None:
    found = days_to_come(np.array([30.0, 31, 32, 33]), np.array([4_000.0]))
    assert found.min() >= 4_000
    assert found.max() <= 8_000
    assert np.isfinite(days_to_come(np.array([1.0]), np.array([0.0]))).all()
