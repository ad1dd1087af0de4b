from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.errors import InvalidInput
from models.relearning import Relearning

RELEARNING = Relearning(parts=12)


def blobs(apart: float) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Return 40 texts each of two groups and of none, by how far the groups lie apart."""
    random = np.random.default_rng(5)
    groups = np.repeat([0, 1, -1], 40)
    middles = np.zeros((3, 16))
    middles[0, 0], middles[1, 0], middles[2, 1] = apart, -apart, 6.0
    rows = middles[np.where(groups < 0, 2, groups)] + random.standard_normal((120, 16))
    return rows, groups, np.arange(120) // 2


def test_groups_apart_are_found_again_in_every_part() -> None:
    found = RELEARNING.relearn(*blobs(6.0))
    assert found.overlaps.shape == (2, 12)
    assert found.overlaps.min() > 0.95


def test_groups_that_are_one_are_mistaken_for_each_other() -> None:
    found = RELEARNING.relearn(*blobs(0.0))
    assert found.overlaps.mean() < 0.7
    assert found.confusion[0, 1] > 0.2
    assert found.confusion.sum(axis=1) == pytest.approx(1.0)


def test_a_group_without_a_shape_is_not_recovered() -> None:
    rows, groups, units = blobs(6.0)
    scattered = np.random.default_rng(1).permutation(groups)
    assert RELEARNING.relearn(rows, scattered, units).overlaps.mean() < 0.5


def test_the_same_texts_give_the_same_figures() -> None:
    one, other = (RELEARNING.relearn(*blobs(1.0)) for _ in range(2))
    assert np.array_equal(one.overlaps, other.overlaps)


def test_without_groups_there_is_nothing_to_judge() -> None:
    rows, groups, units = blobs(1.0)
    found = RELEARNING.relearn(rows, np.full_like(groups, -1), units)
    assert found.overlaps.shape == (0, 12)


def test_a_group_of_one_unit_is_lost_when_the_unit_is_left_out() -> None:
    rows, groups, units = blobs(6.0)
    units[groups == 0] = 0
    found = RELEARNING.relearn(rows, groups, units)
    assert found.overlaps[0].min() == 0
    assert found.overlaps[0].max() > 0.9


def test_numbers_that_differ_are_told() -> None:
    rows, groups, units = blobs(1.0)
    with pytest.raises(InvalidInput, match="120 vectors came with 119 groups"):
        RELEARNING.relearn(rows, groups[1:], units)
