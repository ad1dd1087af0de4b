from __future__ import annotations

import numpy as np
import pytest

from models.clustering.layers import Layers
from models.clustering.neighbours import Graph
from models.clustering.steadiness import agreed, chosen, overlaps


def flat(leaves: list[int]) -> Layers:
    count = max(leaves) + 1
    return Layers(np.array(leaves), np.eye(count, dtype=bool), ((),) * count, tuple(range(count)))


#: Two leaves of two rows in one group, and a leaf of four beside it.
_NESTED = Layers(
    np.array([0, 0, 1, 1, 2, 2, 2, 2]),
    np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0]], dtype=bool),
    ((), (), (), (0, 1)),
    (3, 2),
)


def test_a_group_found_again_overlaps_fully_and_a_split_one_by_half() -> None:
    whole = flat([0, 0, 0, 0, 1, 1])
    found = overlaps(whole, flat([0, 0, 1, 1, 2]), np.array([0, 1, 2, 3, 4]))
    assert found == pytest.approx([0.5, 1.0])


def test_the_closest_counterpart_may_be_a_group_of_groups() -> None:
    found = overlaps(flat([0, 0, 0, 0, 1, 1, 1, 1]), _NESTED, np.arange(8))
    assert found == pytest.approx([1.0, 1.0])


def test_edges_are_as_strong_as_the_parts_agree() -> None:
    graph = Graph(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([1.0, 1.0, 0.6]))
    parts = [
        (np.array([0, 1, 2]), flat([0, 0, 1])),
        (np.array([0, 1, 2]), flat([0, 1, 2])),
    ]
    found = agreed(graph, parts)
    assert found.low.tolist() == [0, 2]
    assert found.weight == pytest.approx([0.5, 0.3])


def test_the_parts_of_a_group_are_taken_when_they_are_steady() -> None:
    assert sorted(chosen(_NESTED, np.array([0.9, 0.9, 0.9, 0.9]))) == [0, 1, 2]


def test_the_group_is_taken_when_its_parts_do_not_come_again() -> None:
    assert sorted(chosen(_NESTED, np.array([0.55, 0.55, 0.9, 0.9]))) == [2, 3]
