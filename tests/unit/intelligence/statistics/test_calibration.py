"""Chances made to mean what they say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from intelligence.statistics.calibration import Calibration, calibrate


def outcomes(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return chances twice as extreme in log odds as they should be, what showed, and the truth."""
    draw = np.random.default_rng(seed)
    true = draw.normal(-1.5, 1.0, count)
    given = special.expit(2 * true)
    return given, (draw.random(count) < special.expit(true)).astype(float), special.expit(true)


@pytest.mark.parametrize("count", [900, 20_000])
def test_chances_too_extreme_are_drawn_in(count: int) -> None:
    given, shows, true = outcomes(count)
    found = calibrate(given, shows, np.ones(count))(given)
    assert np.abs(found - true).mean() < 0.35 * np.abs(given - true).mean()


def test_few_outcomes_get_one_slope_and_many_get_two() -> None:
    given, shows, _ = outcomes(3_000)
    few = calibrate(given[:999], shows[:999], np.ones(999))
    many = calibrate(given, shows, np.ones(3_000))
    assert few.a == few.b
    assert many.a != many.b


def test_order_of_chances_never_turns_round() -> None:
    given, shows, _ = outcomes(2_000)
    found = calibrate(given, 1 - shows, np.ones(2_000))
    assert (found.a, found.b) >= (0.0, 0.0)
    assert (np.diff(found(np.linspace(0, 1, 50))) >= 0).all()


def test_what_could_not_have_been_seen_is_allowed_for() -> None:
    given, shows, true = outcomes(20_000)
    seen = shows * (np.random.default_rng(1).random(20_000) < 0.5)
    found = calibrate(given, seen, np.full(20_000, 0.5))(given)
    assert found.mean() == pytest.approx(true.mean(), abs=0.015)


def test_nothing_seen_changes_nothing_and_ends_stay_within_bounds() -> None:
    found = calibrate(np.empty(0), np.empty(0), np.empty(0))
    assert found == Calibration()
    assert found(np.array([0.0, 0.3, 1.0])) == pytest.approx([0.0, 0.3, 1.0], abs=1e-8)


def test_three_outcomes_change_little() -> None:
    found = calibrate(np.array([0.2, 0.2, 0.2]), np.ones(3), np.ones(3))
    assert 0.2 < found(np.array([0.2]))[0] < 0.6
