"""Tests of movement on counts that go together."""

from __future__ import annotations

import numpy as np

from intelligence.signals.looks import Look
from intelligence.signals.verdicts import Verdict, make_tests, verdict
from intelligence.statistics.clumping import Clumps

QUARTERS, UNITS = 16, 60


def _look(shown: np.ndarray) -> Look:
    """Return a look at a matrix (themes, units, quarters) of units that are always active."""
    series, unit, quarter = np.nonzero(shown)
    there = np.nonzero(np.ones(shown.shape[1:]))
    clumps = Clumps(series, unit, quarter, *there)
    return Look(shown.sum(axis=1), np.full(QUARTERS, float(shown.shape[1])), clumps)


def _rising(engagements: int) -> np.ndarray:
    """Return a theme of the newest five quarters, always of the same engagements."""
    shown = np.zeros((1, UNITS, QUARTERS))
    shown[0, :engagements, -5:] = 1
    return shown


def test_a_theme_of_one_engagement_neither_rises_nor_changes_its_level() -> None:
    shown = np.zeros((1, UNITS, QUARTERS))
    shown[0, 0, -10:] = 1
    look = _look(shown)
    assert look.grown()[1][0] > 0.1
    assert look.levels()[1][0] > 0.1
    tests = make_tests(look.counts, look.exposure, clumps=look.clumps)
    assert verdict(tests, 0) is Verdict.NO_CLEAR_CHANGE


def test_the_same_counts_say_more_when_each_is_another_engagements() -> None:
    together = _look(_rising(4))
    apart = Look(together.counts, together.exposure, None)
    assert apart.levels()[1][0] < 0.01 < together.levels()[1][0]
    assert apart.grown()[1][0] < together.grown()[1][0]
    newest = together.risen().p_value[0, -1], apart.risen().p_value[0, -1]
    assert np.isfinite(newest).all()


def test_intervals_of_clumped_counts_are_wider_around_the_same_growth() -> None:
    together = _look(_rising(6))
    (own,), (plain,) = (
        together.grown()[0],
        Look(together.counts, together.exposure, None).grown()[0],
    )
    assert own is not None
    assert plain is not None
    assert own.ratio == plain.ratio
    assert own.low < plain.low
    assert own.high > plain.high
    assert own.detectable > plain.detectable


def test_short_and_empty_portfolios_are_no_error() -> None:
    none = Clumps(*(np.zeros(0, np.int64) for _ in range(5)))
    short = Look(np.ones((2, 3)), np.ones(3), none)
    assert short.grown()[0] == (None, None)
    assert short.levels()[0] is None
    assert np.isnan(short.risen().p_value).all()
    empty = Look(np.zeros((2, QUARTERS)), np.zeros(QUARTERS), none)
    assert empty.grown()[0] == (None, None)
    assert empty.risen().p_value.shape == (2, 0)
    zero = Look(np.zeros((2, QUARTERS)), np.full(QUARTERS, 9.0), none)
    assert np.isnan(zero.levels()[1]).all()
    assert zero.grown()[0] == (None, None)


def test_a_season_of_ten_engagements_that_recur_is_ten_witnesses() -> None:
    shown = np.zeros((1, UNITS, QUARTERS))
    shown[0, :5, ::4] = 1
    shown[0, 5:8, 1::4] = 1
    shown[0, 8:10, 2::4] = 1
    together = _look(shown)
    own = together.seasons()[0]
    plain = Look(together.counts, together.exposure, None).seasons()[0]
    assert own is not None
    assert plain is not None
    assert plain.p_value < 0.001
    assert own.p_value > 0.05


def test_a_peak_of_two_engagements_is_none() -> None:
    shown = np.zeros((1, UNITS, QUARTERS))
    shown[0, :2, 6:10] = 1
    together, even = _look(shown), np.ones((1, QUARTERS))
    apart = Look(together.counts, together.exposure, None)
    assert apart.peaks(even).p_value[0] < 0.01
    assert together.peaks(even).p_value[0] > 0.05
    assert together.peaks(even).start[0] == 6


def test_a_level_that_rises_and_falls_again_has_two_changes_and_one_that_stays_has_one() -> None:
    exposure = np.full(QUARTERS, 60.0)
    twice = np.array([4.0] * 5 + [20.0] * 5 + [4.0] * 6)
    once = np.array([4.0] * 8 + [20.0] * 8)
    even = np.full(QUARTERS, 5.0)
    look = Look(np.stack([twice, once, even]), exposure, None)
    assert [look.changes(theme) for theme in range(3)] == [(5, 10), (8,), ()]
    assert Look(even[None, :5], exposure[:5], None).changes(0) == ()
