from __future__ import annotations

import numpy as np
import pytest

from models.errors import InvalidInput
from models.naming.measure import average_precisions, retrieval

ROWS = np.eye(4)


def test_name_that_finds_all_members_first_is_perfect() -> None:
    names = np.array([[1.0, 1, 0, 0], [0, 0, 1, 1]]) / np.sqrt(2)
    found = retrieval(names, ROWS, [0, 0, 1, 1])
    assert found.mean_precision == found.mean_average_precision == 1


def test_name_that_says_nothing_finds_nothing_by_luck() -> None:
    found = retrieval(np.zeros((2, 4)), ROWS, [0, 0, 1, 1])
    assert found.precision == (0.0, 0.0)
    assert found.average_precision[0] == pytest.approx((1 / 3 + 2 / 4) / 2)


def test_texts_of_no_group_are_searched_too() -> None:
    names = np.array([[0.0, 0, 0, 1]])
    assert retrieval(names, ROWS, [0, -1, -1, -1]).precision == (0.0,)


def test_group_without_members_is_refused() -> None:
    with pytest.raises(InvalidInput, match="every group at least one"):
        retrieval(np.eye(4)[:2], ROWS, [0, 0, 0, 0])


def test_average_precision_of_several_candidates_of_one_group() -> None:
    similar = np.array([[0.9, 0.1, 0.0], [0.0, 0.1, 0.9]])
    mine = np.array([True, False, False])
    assert average_precisions(similar, mine) == pytest.approx([1.0, 1 / 3])


def test_no_names_have_a_mean_of_nothing() -> None:
    assert retrieval(np.zeros((0, 4)), ROWS, [-1] * 4).mean_precision == 0
