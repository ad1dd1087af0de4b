from __future__ import annotations

import numpy as np

from models.recognition.peers import (
    agreement,
    density_clusters,
    k_means,
    logistic_regression,
    nearest_definition,
)

ROWS = np.repeat(np.eye(4, dtype=np.float32)[:2], 12, axis=0)
ROWS[:, 3] += np.linspace(0, 0.05, 24, dtype=np.float32)
GOLD = ["a"] * 12 + ["b"] * 12


def test_nearest_definition_ranks_by_cosine() -> None:
    axes = np.eye(4, dtype=np.float32)
    order = nearest_definition(ROWS[[0, 20]], [axes[[2, 0]], axes[[1]], axes[[2]]])
    assert order[:, 0].tolist() == [0, 1]
    assert order.shape == (2, 3)


def test_logistic_regression_ranks_in_the_order_of_the_keys_given() -> None:
    order = logistic_regression(ROWS, GOLD, ROWS[[0, 20]], ["b", "a"])
    assert order[:, 0].tolist() == [1, 0]


def test_clusterings_agree_with_what_is_plain() -> None:
    assert agreement(GOLD, k_means(ROWS, 2, 0)) == 1
    assert agreement(GOLD, density_clusters(ROWS)) > 0.9
    assert agreement(GOLD, np.zeros(24, dtype=np.int64)) < 0.01


def test_fewer_texts_than_the_smallest_cluster_are_all_noise() -> None:
    """One text ended in an error of the library."""
    assert density_clusters(ROWS[:1]).tolist() == [-1]
    assert density_clusters(ROWS[:4]).tolist() == [-1] * 4
