"""Events of one unit that go together."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.changepoint import level_change, steps
from intelligence.statistics.clumping import Clumps, design_effects, pooled
from intelligence.statistics.growth import growth

QUARTERS = 12
TIME = np.arange(QUARTERS, dtype=np.float64)[None, :]


def _clumps(shown: np.ndarray, active: np.ndarray | None = None) -> Clumps:
    """Return what a matrix (units, quarters) of one series says."""
    units, quarters = np.nonzero(shown)
    there = np.nonzero(np.ones_like(shown) if active is None else active)
    return Clumps(np.zeros(len(units), np.int64), units, quarters, *there)


def _spells(random: np.random.Generator, units: int) -> tuple[np.ndarray, np.ndarray]:
    """Return units active for four quarters, one in ten of which show it in every one of these."""
    active = np.zeros((10 * units, QUARTERS))
    for row, start in zip(active, random.integers(0, QUARTERS - 3, len(active)), strict=True):
        row[start : start + 4] = 1
    return active * (np.arange(len(active)) < units)[:, None], active


def test_events_of_as_many_units_are_worth_what_independent_ones_are() -> None:
    random = np.random.default_rng(5)
    shown = np.zeros((400, QUARTERS))
    shown[np.arange(300), random.integers(0, QUARTERS, 300)] = 1
    (effect,) = design_effects(_clumps(shown), np.full(QUARTERS, 400.0), TIME, 1)[0]
    assert effect == pytest.approx(1, abs=0.1)


def test_four_neighbouring_quarters_of_a_unit_are_worth_little_more_than_one() -> None:
    """Nine in ten of 3.4, the variance of four quarters' sum over that of four events apart."""
    shown, active = _spells(np.random.default_rng(6), 100)
    (effect,) = design_effects(_clumps(shown, active), active.sum(axis=0), TIME, 1)[0]
    assert 2.4 < effect < 3.7


def test_units_that_last_and_show_it_at_any_time_are_not_held_together() -> None:
    random = np.random.default_rng(7)
    shown = random.random((40, QUARTERS)) < random.choice([0.1, 0.6], size=(40, 1))
    (effect,) = design_effects(_clumps(shown), np.full(QUARTERS, 40.0), TIME, 1)[0]
    assert effect < 1.3


def test_trend_and_level_of_clumped_events_hold_their_level_and_plain_ones_do_not() -> None:
    """Two hundred series without a change: .10 is four standard errors above 5 %."""
    random = np.random.default_rng(8)
    found = []
    for _ in range(200):
        shown, active = _spells(random, 12)
        counts, exposure = shown.sum(axis=0), active.sum(axis=0)
        clumps = _clumps(shown, active)
        trend = float(design_effects(clumps, exposure, TIME, 1)[0, 0])
        places = design_effects(clumps, exposure, steps(QUARTERS), 1)
        plain, own = growth(counts, exposure), growth(counts, exposure, clumping=max(trend, 1))
        assert plain is not None
        assert own is not None
        level = level_change(counts, exposure, clumping=places).p_value[0]
        bare = level_change(counts, exposure).p_value[0]
        found.append((plain.p_value, own.p_value, bare, level))
    plain_trend, trend, plain_level, level = (np.asarray(found) <= 0.05).mean(axis=0)
    assert trend <= 0.10
    assert level <= 0.10
    assert min(plain_trend, plain_level) > 0.15


def test_a_series_of_one_unit_is_never_a_trend() -> None:
    shown = np.zeros((30, QUARTERS))
    shown[0, 4:] = 1
    clumps, exposure = _clumps(shown), np.full(QUARTERS, 30.0)
    trend = float(design_effects(clumps, exposure, TIME, 1)[0, 0])
    found = growth(shown.sum(axis=0), exposure, clumping=trend)
    assert found is not None
    assert found.p_value > 0.2
    places = design_effects(clumps, exposure, steps(QUARTERS), 1)
    assert level_change(shown.sum(axis=0), exposure, clumping=places).p_value[0] > 0.1


def test_no_events_no_exposure_and_quarters_left_out_are_no_error() -> None:
    nothing = _clumps(np.zeros((3, QUARTERS)))
    assert design_effects(nothing, np.full(QUARTERS, 3.0), TIME, 2).tolist() == [[1], [1]]
    assert design_effects(nothing, np.zeros(QUARTERS), TIME, 1).tolist() == [[1]]
    assert pooled(np.ones((1, 1)), np.zeros(QUARTERS), TIME).tolist() == [1]
    shown = np.eye(QUARTERS)
    exposure = np.full(QUARTERS, 12.0)
    exposure[3] = 0
    without = np.delete(shown, 3, axis=1)
    left_out = design_effects(_clumps(shown), exposure, TIME, 1)
    cut = design_effects(
        _clumps(without), np.full(QUARTERS - 1, 12.0), np.delete(TIME, 3, axis=1), 1
    )
    np.testing.assert_allclose(left_out, cut)


def test_pooled_effect_lies_between_its_parts_and_is_at_least_one() -> None:
    exposure = np.full(QUARTERS, 10.0)
    parts = np.array([[1.0] * 9, [0.2] * 9, list(range(1, 10))])
    one, less, mean = pooled(parts, exposure, steps(QUARTERS))
    assert one == pytest.approx(1)
    assert less == pytest.approx(1)
    assert 1 < mean < 9


def test_many_units_in_few_quarters_are_held_against_themselves_unless_as_they_lie() -> None:
    """Ninety events in two of twelve quarters, each another unit's, are ninety witnesses."""
    shown = np.zeros((200, QUARTERS))
    shown[np.arange(90), 5 + np.arange(90) % 2] = 1
    shown[np.arange(90, 100), np.arange(10)] = 1
    peak = np.where(np.isin(np.arange(QUARTERS), (5, 6)), 0.5, -0.1)[None, :]
    exposure = np.full(QUARTERS, 200.0)
    clumps = _clumps(shown)
    assert design_effects(clumps, exposure, peak, 1)[0, 0] > 3
    lying = design_effects(clumps, exposure, peak, 1, as_they_lie=True)[0, 0]
    assert lying == pytest.approx(1, abs=0.1)
    twice = np.zeros((200, QUARTERS))
    twice[:45, 5:7] = 1
    lying = design_effects(_clumps(twice), exposure, peak, 1, as_they_lie=True)[0, 0]
    assert lying == pytest.approx(2, abs=0.3)


def test_a_contrast_in_which_no_event_lies_is_as_of_independent_ones() -> None:
    shown = np.zeros((20, QUARTERS))
    shown[:9, 0] = 1
    early = np.where(np.arange(QUARTERS) < 9, 0.0, np.array([0, 0, 0] * 4))[None, :].copy()
    early[0, 9:] = (2.0, -1.0, -1.0)
    found = design_effects(_clumps(shown), np.full(QUARTERS, 20.0), early, 1, as_they_lie=True)
    assert found.tolist() == [[1.0]]
