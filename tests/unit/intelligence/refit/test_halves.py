from dataclasses import replace

import numpy as np

from intelligence.refit.bounds import RefitBounds
from intelligence.refit.halves import HowFar, as_two, halves_of
from intelligence.refit.yardstick import Yardstick

BOUNDS = RefitBounds(beside=5)


def around(axis: int, count: int, seed: int = 0) -> np.ndarray:
    """Return statements of one thing; what is on axis 0 and 1 is a little like 2 and 3."""
    random = np.random.default_rng(seed + 100 * axis)
    middle = np.eye(16)[axis] + (0.5 * np.eye(16)[axis + 2] if axis < 2 else 0.0) + 0.1
    return np.tile(middle, (count, 1)) + random.normal(0, 0.1, (count, 16))


OTHERS = [around(axis, 12) for axis in range(2, 10)]


def test_a_theme_of_two_things_falls_into_them_the_larger_first() -> None:
    larger, smaller = halves_of(np.concatenate([around(0, 10), around(1, 14)]), BOUNDS) or ([], [])
    assert (list(larger), list(smaller)) == (list(range(10, 24)), list(range(10)))


def test_a_theme_with_too_little_in_one_half_or_in_all_has_none() -> None:
    assert halves_of(np.concatenate([around(0, 4), around(1, 20)]), BOUNDS) is None
    assert halves_of(np.concatenate([around(0, 9), around(1, 9)]), BOUNDS) is None
    assert halves_of(np.ones((30, 16)), BOUNDS) is None


def test_halves_as_far_apart_as_themes_are_two_and_halves_of_one_thing_are_not() -> None:
    yardstick = Yardstick.of(OTHERS)
    measured = as_two(around(0, 12), around(1, 8), yardstick, BOUNDS)
    assert measured is not None
    assert (measured.told_apart, measured.of_theme) == (1.0, 0.4)
    assert measured.elsewhere is not None
    assert measured.elsewhere >= BOUNDS.elsewhere
    rows = around(0, 24)
    first, second = halves_of(rows, BOUNDS) or ([], [])
    assert as_two(rows[first], rows[second], yardstick, BOUNDS) is None


def test_few_statements_must_be_told_apart_more_clearly_than_many() -> None:
    """Of ten statements a half of one theme is told apart by luck."""
    yardstick, mixed = Yardstick.of(OTHERS), replace(BOUNDS, elsewhere=0.0)
    one, other = around(0, 90), np.concatenate([around(1, 81), around(0, 9, 5)])
    assert as_two(one, other, yardstick, mixed) is not None
    assert as_two(one[:10], other[-19:], yardstick, mixed) is None


def told(themes: list[np.ndarray], bounds: RefitBounds = BOUNDS) -> bool:
    return HowFar.of(themes, bounds).told


def test_few_themes_do_not_tell_how_far_apart_themes_lie() -> None:
    themes = [around(axis, 20) for axis in range(2, 10)]
    assert told(themes)
    assert HowFar.of(themes[:5], BOUNDS) == HowFar(told=False, usual=0.0)
    assert HowFar.of([], BOUNDS) == HowFar(told=False, usual=0.0)


def test_themes_that_are_torn_themselves_do_not_tell_it_either() -> None:
    """On causes that people coded by other lines than the vectors show, nearly all fell in two."""
    themes = [around(axis, 20) for axis in range(2, 6)]
    torn = [np.concatenate([around(0, 10, at), around(1, 10, at)]) for at in range(6)]
    assert not told([*themes, *torn])
    assert told([*themes, *torn], replace(BOUNDS, torn=0.7))
    assert HowFar.of([*themes, *torn], BOUNDS).usual > BOUNDS.between
    whole = [around(axis, 20) for axis in range(2, 10)]
    assert HowFar.of(whole, BOUNDS).usual < HowFar.of([*themes, *torn], BOUNDS).usual


def test_themes_too_small_to_have_halves_tell_nothing() -> None:
    """They were taken to tell it, so that neither halves nor groups of them were asked."""
    small = [around(axis, 12) for axis in range(2, 10)]
    assert HowFar.of(small, BOUNDS) == HowFar(told=False, usual=0.0)
