from __future__ import annotations

import numpy as np
import pytest

from models.clustering.directions import Directions

_ROWS = np.random.default_rng(2).normal(size=(60, 6)) * np.array([1, 1, 9, 1, 4, 1]) + 3


def test_directions_in_which_rows_differ_most_come_first() -> None:
    axes = np.abs(Directions.fitted(_ROWS, 2).axes)
    assert axes.shape == (6, 2)
    assert axes.argmax(axis=0).tolist() == [2, 4]


def test_what_is_common_to_all_rows_is_taken_away() -> None:
    moved = Directions.fitted(_ROWS + 100, 3).project(_ROWS + 100)
    assert np.abs(moved) == pytest.approx(np.abs(Directions.fitted(_ROWS, 3).project(_ROWS)))


def test_rows_come_out_with_unit_length_and_alike_alone_or_together() -> None:
    directions = Directions.fitted(_ROWS, 5)
    together = directions.project(_ROWS)
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(60))
    assert np.array_equal(directions.project(_ROWS[:1])[0], together[0])


def test_the_unchanged_space_only_scales() -> None:
    assert Directions.unchanged(2).project(np.array([[3.0, 4.0]]))[0] == pytest.approx([0.6, 0.8])
