import numpy as np
from numpy.typing import NDArray

from models.two_groups import chance_of_one, left_within


def cloud(count: int, seed: int) -> NDArray[np.float64]:
    scale = np.linspace(2, 0.2, 30)
    return np.asarray(np.random.default_rng(seed).standard_normal((count, 30)) * scale)


def test_two_clouds_apart_are_told_from_one() -> None:
    rows = cloud(60, seed=1)
    rows[:30, 3] += 12
    assert chance_of_one(rows) <= 0.05


def test_one_cloud_is_seldom_taken_for_two() -> None:
    told = [chance_of_one(cloud(40, seed)) <= 0.1 for seed in range(60)]
    assert sum(told) <= 12


def test_too_few_or_equal_texts_are_one() -> None:
    assert chance_of_one(np.ones((3, 5))) == 1.0
    assert chance_of_one(np.ones((20, 5))) == 1.0


def test_a_clean_cut_leaves_little_and_no_cut_leaves_all() -> None:
    assert left_within(np.array([[1.0], [1.0], [-1.0], [-1.0]])) == 0
    assert left_within(np.zeros((4, 1))) == 1.0
