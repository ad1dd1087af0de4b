import numpy as np

from intelligence.refit.yardstick import Yardstick, to_others

AXES = np.eye(8)


def around(axis: int, count: int = 8, seed: int = 0, spread: float = 0.05) -> np.ndarray:
    random = np.random.default_rng(seed + 100 * axis)
    return AXES[[axis] * count] + random.normal(0, spread, (count, 8))


KNOWN = Yardstick.of([around(axis) for axis in (2, 3, 4, 5)])


def test_two_things_have_themes_between_them_and_two_samples_of_one_have_none() -> None:
    near = Yardstick.of([AXES[[0]] + AXES[[2]], -around(3), -around(4), -around(5)])
    one, other = around(0) + 0.1, around(1) + 0.1
    assert near.between(one, other) == 0.125
    assert near.elsewhere(one, other) == 0.5
    assert KNOWN.between(around(0), around(0, seed=1)) == 0.0
    assert KNOWN.elsewhere(around(0), around(0, seed=1)) == 0.0


def test_a_set_is_nearer_to_itself_than_to_themes_and_so_is_what_is_like_it() -> None:
    rows = np.concatenate([around(0, 6), around(0, 2, 1), around(2, 2, 1)])
    near = to_others(rows, np.arange(6))
    assert (near > KNOWN.nearness(rows)).tolist() == [True] * 8 + [False] * 2


def test_a_statement_is_not_held_against_itself() -> None:
    """Else every set of a few would be nearest to itself."""
    torn = np.concatenate([around(2, 2, 1), around(3, 2, 1), around(4, 2, 1)])
    assert (to_others(torn, np.arange(6)) < KNOWN.nearness(torn)).all()


def test_one_theme_can_be_left_out() -> None:
    assert KNOWN.without(1).nearest(around(4), 1) == [1]
    assert len(KNOWN.without(0).middles) == 3


def test_the_nearest_themes_are_told_nearest_first() -> None:
    assert KNOWN.nearest(around(4, seed=1) + 0.3 * AXES[3], 2) == [2, 1]


def test_without_themes_nothing_lies_between() -> None:
    none = Yardstick.of([])
    assert (none.between(around(0), around(1)), none.elsewhere(around(0), around(1))) == (0, 0)
    assert none.nearest(around(0), 2) == []
    assert (none.nearness(around(0)) == -1.0).all()
