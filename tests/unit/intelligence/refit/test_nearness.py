import numpy as np
import pytest

from intelligence.refit.nearness import chance_of_apart, nearest_part, nearest_set, told_apart


def around(axis: int, count: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return np.eye(16)[[axis] * count] + random.normal(0, 0.1, (count, 16))


def test_two_things_are_told_apart_and_halves_of_one_are_not() -> None:
    assert told_apart(around(0, 20, 1), around(1, 20, 2)) == 1.0
    assert told_apart(around(0, 30, 1), around(0, 30, 2)) == pytest.approx(0.5, abs=0.15)


def test_a_large_half_does_not_answer_for_a_small_one() -> None:
    assert told_apart(around(0, 90, 1), around(0, 10, 2)) == pytest.approx(0.5, abs=0.15)


def test_rows_go_to_the_part_that_they_are_closest_to() -> None:
    parts = [around(0, 8, 1), around(1, 8, 2)]
    assert nearest_part(around(1, 3, 3), parts).tolist() == [1, 1, 1]
    assert nearest_part(np.zeros((0, 16)), parts).tolist() == []


def test_halves_of_one_thing_lie_apart_by_chance_and_two_things_do_not() -> None:
    assert chance_of_apart(around(0, 20, 1), around(0, 20, 2)) > 0.05
    assert chance_of_apart(around(0, 20, 1), around(1, 20, 2)) < 0.01


def test_the_order_of_rows_does_not_change_the_chance() -> None:
    one, other = around(0, 12, 1), around(0, 12, 2)
    assert chance_of_apart(one[::-1], other[::-1]) == chance_of_apart(one, other)


def test_a_set_is_nearest_to_the_one_that_its_rows_are_closest_to() -> None:
    halves = [around(0, 8, 1), around(1, 8, 2), around(0, 8, 3)]
    assert nearest_set(halves)[[0, 2]].tolist() == [2, 0]
    assert nearest_set(halves[:1]).tolist() == [-1]
    assert nearest_set([]).tolist() == []
