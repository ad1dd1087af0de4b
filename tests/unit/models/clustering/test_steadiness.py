from __future__ import annotations

import numpy as np
import pytest

from models.clustering.layers import Layers
from models.clustering.steadiness import Part, chosen, overlaps, picked_of


def flat(leaves: list[int]) -> Part:
    """Return a part whose groups hold no others; -1 for a row that it lacks."""
    count = max(leaves) + 1
    held = np.array([leaf for leaf in leaves if leaf >= 0])
    layers = Layers(held, np.eye(count, dtype=bool), ((),) * count, tuple(range(count)))
    return Part(np.array(leaves), layers)


#: Two leaves of two rows in one group, and a leaf of four beside it.
_LEAVES = np.array([0, 0, 1, 1, 2, 2, 2, 2])
_NODES = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0]], dtype=bool)
_NESTED = Layers(_LEAVES, _NODES, ((), (), (), (0, 1)), (3, 2))


def test_a_group_found_again_overlaps_fully_and_a_split_one_by_half() -> None:
    members = np.array([0, 0, 0, 0, 1, 1])
    found = overlaps(members, np.eye(2, dtype=bool), flat([0, 0, 1, 1, 2, -1]))
    assert found == pytest.approx([0.5, 1.0])


def test_a_row_in_no_group_counts_against_the_group_that_has_it_in_the_part() -> None:
    members = np.array([0, 0, 0, -1])
    assert overlaps(members, np.eye(1, dtype=bool), flat([0, 0, 0, 0])) == pytest.approx([0.75])


def test_the_closest_counterpart_may_be_a_group_of_groups() -> None:
    members = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    found = overlaps(members, np.eye(2, dtype=bool), Part(_LEAVES, _NESTED))
    assert found == pytest.approx([1.0, 1.0])


def test_the_parts_of_a_group_are_taken_when_they_are_steady() -> None:
    assert sorted(chosen(_NESTED, np.array([0.9, 0.9, 0.9, 0.9]))) == [0, 1, 2]


def test_the_group_is_taken_when_its_parts_do_not_come_again() -> None:
    assert sorted(chosen(_NESTED, np.array([0.55, 0.55, 0.9, 0.9]))) == [2, 3]


def test_leaves_go_together_where_the_other_parts_have_them_together() -> None:
    joined = flat([0, 0, 0, 0, 1, 1, 1, 1])
    found = picked_of([Part(_LEAVES, _NESTED), joined, joined], 0, others=2)
    assert found[0] == found[1] != found[2]
    apart = flat([0, 0, 1, 1, 2, 2, 2, 2])
    assert len(set(picked_of([Part(_LEAVES, _NESTED), apart], 0, others=2).tolist())) == 3


def test_what_no_other_part_gives_again_is_no_group() -> None:
    scattered = flat([0, 1, 2, 3, 0, 1, 2, 3])
    assert picked_of([Part(_LEAVES, _NESTED), scattered], 0, others=2).tolist() == [-1] * 3


def test_rows_that_a_part_lacks_say_nothing_of_its_groups() -> None:
    own = Part(np.array([0, 0, 1, 1, -1, -1, -1, -1]), flat([0, 0, 1, 1]).layers)
    other = flat([0, 0, 1, 1, 1, 1, 1, 1])
    assert sorted(picked_of([own, other], 0, others=1).tolist()) == [0, 1]
