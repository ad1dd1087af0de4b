import numpy as np
import pytest

from intelligence.refit.nearness import nearest_part, told_apart


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
