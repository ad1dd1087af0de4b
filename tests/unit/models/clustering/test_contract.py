from __future__ import annotations

import numpy as np
import pytest

from models.clustering.contract import Grouping, checked, nothing, numbered, worth_of
from models.errors import InvalidInput


def test_groups_are_numbered_by_size_and_of_equals_by_the_earliest_row() -> None:
    found = numbered(np.array([2, 0, -1, 2, 0, 1, 1, 1]), np.array([0.6, 0.7, 0.8]))
    assert found.members.tolist() == [1, 2, -1, 1, 2, 0, 0, 0]
    assert found.stability.tolist() == [0.7, 0.8, 0.6]


def test_groups_without_a_row_are_left_out() -> None:
    found = numbered(np.array([3, -1, 3]), np.array([0.6, 0.7, 0.8, 0.9]))
    assert found.members.tolist() == [0, -1, 0]
    assert found.stability.tolist() == [0.9]


def test_a_group_of_all_rows_or_one_that_is_dissolved_tells_nothing() -> None:
    told = worth_of(np.array([10, 5, 5]), np.array([1.0, 0.5, 1.0]), 10)
    assert told.tolist() == pytest.approx([0.0, 0.0, 2.5 * np.log(2)])


def test_unsteady_groups_take_nothing_from_the_worth_of_the_others() -> None:
    members = np.array([0, 0, 1, 1])
    alone = Grouping(members, np.array([1.0, 0.5])).worth
    assert Grouping(members, np.array([1.0, 0.0])).worth == pytest.approx(alone)
    assert alone > 0


def test_no_rows_have_no_coverage_and_no_worth() -> None:
    assert (nothing(0).coverage, nothing(0).worth, nothing(0).groups) == (0.0, 0.0, 0)
    assert nothing(2).members.tolist() == [-1, -1]


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_not_finite_is_refused_with_its_position(wrong: float) -> None:
    rows = np.ones((4, 2))
    rows[2, 1] = wrong
    with pytest.raises(InvalidInput, match=r"1 of 4 vectors .* position 2"):
        checked(rows)


def test_what_is_no_table_is_refused_and_a_table_is_given_back() -> None:
    with pytest.raises(InvalidInput, match=r"shape \(2, 2, 2\)"):
        checked(np.ones((2, 2, 2)))
    rows = np.ones((2, 3))
    assert checked(rows) is rows
