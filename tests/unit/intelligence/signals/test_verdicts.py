"""What a series amounts to."""

from __future__ import annotations

import numpy as np

from intelligence.signals.verdicts import (
    MOVED_UP,
    Shared,
    Verdict,
    last_gap,
    make_tests,
    moves_with_all,
    verdict,
)

_EXPOSURE = np.full(16, 50.0)


def _others(quarters: int = 16) -> np.ndarray:
    """Return eleven themes in which nothing happens."""
    line = np.array([3, 2, 4, 3, 2, 3, 3, 4, 2, 3, 4, 2, 3, 3, 2, 4], dtype=np.float64)
    return np.stack([np.roll(line, shift)[:quarters] for shift in range(11)])


def _verdict(series: list[float], exposure: np.ndarray = _EXPOSURE) -> Verdict:
    quarters = len(series)
    counts = np.vstack([np.asarray(series, dtype=np.float64), _others(quarters)])
    return verdict(make_tests(counts, exposure[:quarters]), 0)


def test_a_theme_that_was_never_seen_before_the_last_year_is_new() -> None:
    assert _verdict([0] * 13 + [2, 7, 8]) is Verdict.NEW


def test_a_theme_that_comes_after_a_long_silence_is_back_again() -> None:
    assert _verdict([4, 5, 4, 5, 4] + [0] * 8 + [4, 8, 9]) is Verdict.BACK_AGAIN


def test_a_rate_that_climbs_is_rising_and_one_that_sinks_is_falling() -> None:
    climbing = [1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]
    assert _verdict(list(map(float, climbing))) is Verdict.RISING
    assert _verdict(list(map(float, climbing[::-1]))) is Verdict.FALLING


def test_a_step_in_the_middle_is_a_change_of_level() -> None:
    sunk = [10.0, 9, 11, 10, 9, 10, 11, 10, 2, 1, 2, 2, 1, 2, 3, 2]
    assert _verdict(sunk) is Verdict.LEVEL_DOWN
    raised = [2.0, 1, 2, 3, 2, 9, 10, 9, 11, 10, 9, 10, 10, 9, 10, 9]
    assert _verdict(raised) is Verdict.LEVEL_UP


def test_a_peak_each_second_quarter_of_the_year_is_a_season() -> None:
    assert _verdict([2.0, 10, 2, 2] * 4) is Verdict.SEASONAL


def test_a_constant_rate_shows_no_change_and_a_rare_one_tells_too_little() -> None:
    assert _verdict([3.0] * 16) is Verdict.NO_CLEAR_CHANGE
    assert _verdict([1.0, 0, 0, 0] * 4) is Verdict.TOO_LITTLE
    assert _verdict([0.0] * 16) is Verdict.TOO_LITTLE


def test_two_to_seven_quarters_have_no_baseline() -> None:
    assert _verdict([3.0, 3, 3, 9, 9, 9, 9]) is Verdict.NO_BASELINE
    assert _verdict([3.0]) is Verdict.TOO_LITTLE


def test_a_quarter_in_which_everything_is_reported_more_is_nobodys_rise() -> None:
    counts = np.vstack([_others(), _others()])
    counts[:, -1] *= 3
    tests = make_tests(counts, _EXPOSURE)
    found = {verdict(tests, theme) for theme in range(len(counts))}
    assert found <= {Verdict.NO_CLEAR_CHANGE, Verdict.SEASONAL}


def test_a_theme_that_rises_as_all_do_moves_with_all_and_one_that_rises_alone_does_not() -> None:
    climbing = np.array([1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14], dtype=np.float64)
    together = make_tests(np.tile(climbing, (12, 1)), _EXPOSURE)
    assert verdict(together, 0) is Verdict.NO_CLEAR_CHANGE
    assert moves_with_all(together, 0) is Shared.TREND
    alone = make_tests(np.vstack([climbing, _others()]), _EXPOSURE)
    assert moves_with_all(alone, 0) is None
    assert moves_with_all(alone, 1) is None


def test_a_level_that_all_change_at_once_and_a_rise_of_all_are_told_apart() -> None:
    """Once a step of all themes was said to be a trend of all, or nothing at all."""
    step = np.array([2.0, 3, 2, 2, 3, 2, 3, 2, 9, 8, 9, 9, 8, 9, 8, 9])
    assert moves_with_all(make_tests(np.tile(step, (12, 1)), _EXPOSURE), 0) is Shared.LEVEL
    risen = np.vstack([_others(), _others()])
    risen[:, -1] *= 3
    found = [moves_with_all(make_tests(risen, _EXPOSURE), theme) for theme in range(len(risen))]
    assert set(found) <= {Shared.ALARM, None}
    assert Shared.ALARM in found
    assert moves_with_all(make_tests(np.zeros((2, 0)), np.zeros(0)), 0) is None


def test_exposure_that_grows_is_no_rise() -> None:
    exposure = np.linspace(20, 200, 16)
    counts = np.tile(np.round(exposure / 20), (12, 1))
    assert verdict(make_tests(counts, exposure), 0) is Verdict.NO_CLEAR_CHANGE


def test_quarters_without_exposure_and_portfolios_without_themes_are_no_error() -> None:
    nothing = make_tests(np.zeros((2, 4)), np.zeros(4))
    assert verdict(nothing, 0) is Verdict.TOO_LITTLE
    unexposed = make_tests(np.ones((2, 4)), np.zeros(4), unexposed=True)
    assert verdict(unexposed, 0) is Verdict.NO_EXPOSURE
    assert make_tests(np.zeros((0, 12)), np.full(12, 9.0)).growth == ()


def test_a_silence_counts_only_where_something_was_to_be_expected() -> None:
    exposure = np.full(12, 50.0)
    loud = np.array([4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 5, 5], dtype=np.float64)
    assert last_gap(loud, exposure) == (3, 10)
    assert last_gap(np.sign(loud) * np.array([1] + [0] * 10 + [1]), exposure) is None
    assert last_gap(np.roll(loud, -6), exposure) is None


def test_where_notes_only_begin_to_be_written_few_themes_rise() -> None:
    """Every rate rises fifteenfold; drawn to none by a fixed number, 59 of 60 were rises."""
    tide = np.array([0.2] * 8 + [3.0] * 4)
    risen = 0
    for seed in range(3):
        counts = np.random.default_rng(seed).poisson(np.ones((20, 1)) * tide).astype(float)
        tests = make_tests(counts, np.full(12, 25.0))
        risen += sum(verdict(tests, at) in MOVED_UP for at in range(20))
    assert risen < 20
