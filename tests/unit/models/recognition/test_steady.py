from __future__ import annotations

import numpy as np

from models.recognition.steady import BLOCK_ROWS, softmax, steady_product, unit_rows


def test_a_row_of_the_product_is_bit_for_bit_the_same_alone() -> None:
    random = np.random.default_rng(1)
    left, right = random.normal(size=(BLOCK_ROWS + 60, 96)), random.normal(size=(96, 33))
    together = steady_product(left, right)
    assert np.allclose(together, left @ right)
    for row in (0, 59, BLOCK_ROWS, BLOCK_ROWS + 59):
        assert np.array_equal(steady_product(left[row : row + 1], right)[0], together[row])


def test_no_rows_give_no_rows() -> None:
    assert steady_product(np.zeros((0, 3)), np.zeros((3, 2))).shape == (0, 2)


def test_softmax_adds_up_to_one_for_large_scores() -> None:
    rows = softmax(np.array([[1000.0, 999.0], [-1000.0, -1000.0]]))
    assert np.allclose(rows.sum(axis=1), 1)
    assert np.allclose(rows[1], 0.5)


def test_unit_rows_leave_a_row_of_zeros_alone() -> None:
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]]))
    assert rows.tolist() == [[0.6, 0.8], [0.0, 0.0]]
