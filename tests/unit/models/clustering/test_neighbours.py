from __future__ import annotations

import numpy as np
import pytest

from models.clustering.neighbours import nearest, shared, within
from models.recognition.steady import unit_rows


def fan(degrees: tuple[float, ...]) -> np.ndarray:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_the_nearest_come_first_and_no_row_is_its_own_neighbour() -> None:
    rows = fan((0, 10, 25, 90))
    found = nearest(rows, rows, 2, same=True)
    assert found.tolist() == [[1, 2], [0, 2], [1, 0], [2, 1]]


def test_among_other_rows_an_equal_one_is_the_nearest() -> None:
    assert nearest(fan((25,)), fan((0, 25, 90)), 1, same=False).tolist() == [[1]]


def test_of_equally_near_rows_the_first_is_taken() -> None:
    assert nearest(fan((0,)), fan((90, 30, -30, 30)), 3, same=False).tolist() == [[1, 2, 3]]


def test_blocks_of_many_rows_give_what_a_full_comparison_gives() -> None:
    rows = unit_rows(np.random.default_rng(6).normal(size=(1_300, 5))).astype(np.float32)
    close = rows @ rows.T
    np.fill_diagonal(close, -np.inf)
    found = nearest(rows, rows, 3, same=True)
    best = -np.sort(-close, axis=1)[:, :3]
    assert np.take_along_axis(close, found, axis=1) == pytest.approx(best, abs=2e-5)


def test_neighbours_that_were_taken_out_are_replaced_by_the_next() -> None:
    near = np.array([[1, 2, 3], [0, 2, 3], [3, 1, 0], [2, 1, 0]])
    assert within(near, np.array([0, 2, 3]), 2).tolist() == [[1, 2], [2, 0], [1, 0]]


def test_a_list_that_ended_is_filled_with_none() -> None:
    near = np.array([[1, 2], [0, 2], [1, 0]])
    assert within(near, np.array([0, 2]), 2).tolist() == [[1, -1], [0, -1]]


def test_edges_weigh_the_overlap_of_neighbourhoods_and_stand_once() -> None:
    graph = shared(np.array([[1, 2], [0, 2], [0, 1], [0, -1]]))
    assert list(zip(graph.low.tolist(), graph.high.tolist(), strict=True)) == [
        (0, 1),
        (0, 2),
        (0, 3),
        (1, 2),
    ]
    assert graph.weight == pytest.approx([1.0, 1.0, 0.25, 1.0])
    assert graph.size == 4
