from __future__ import annotations

import numpy as np

from models.clustering.neighbours import Graph
from models.clustering.settling import settled, winner

#: A triangle (0, 1, 2), a pair (3, 4), a weak tie between them, and a row alone (5).
_GRAPH = Graph(
    6,
    np.array([0, 0, 1, 2, 3]),
    np.array([1, 2, 2, 3, 4]),
    np.array([1.0, 1.0, 1.0, 0.1, 1.0]),
)


def test_a_row_without_group_joins_that_of_its_neighbours() -> None:
    found = settled(_GRAPH, np.array([0, 0, -1, 1, 1, -1]), 2, 0.25)
    assert found.tolist() == [0, 0, 0, 1, 1, -1]


def test_a_row_in_the_wrong_group_moves() -> None:
    found = settled(_GRAPH, np.array([0, 0, 1, 1, 1, 1]), 2, 0.25)
    assert found.tolist() == [0, 0, 0, 1, 1, -1]


def test_a_tie_too_weak_does_not_bring_a_row_in() -> None:
    members = np.array([0, 0, 0, -1, -1, -1])
    assert settled(_GRAPH, members, 1, 0.25).tolist() == [0, 0, 0, -1, -1, -1]
    assert settled(_GRAPH, members, 1, 0.05).tolist() == [0, 0, 0, 0, 0, -1]


def test_of_equal_votes_the_first_column_wins_and_no_votes_win_nothing() -> None:
    votes = np.array([[0.1 + 0.2, 0.3], [0.0, 0.0]])
    assert winner(votes, np.array([0.6, 0.0]), 0.25).tolist() == [0, -1]
    assert winner(np.zeros((2, 0)), np.ones(2), 0.25).tolist() == [-1, -1]
