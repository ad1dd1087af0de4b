from __future__ import annotations

import numpy as np
import pytest

from models.clustering.gathering import gathered, regathered
from models.clustering.neighbours import Graph, nearest, shared

_RANDOM = np.random.default_rng(3)
_MIDDLES = np.repeat(_RANDOM.normal(size=(4, 16)) * 0.6, 30, axis=0)
_ROWS = _MIDDLES + _RANDOM.normal(size=(120, 16))
_UNIT = (_ROWS / np.linalg.norm(_ROWS, axis=1, keepdims=True)).astype(np.float32)
_NEAR = nearest(_UNIT, _UNIT, 10, same=True)


def test_rows_of_one_group_come_closer_and_groups_stay_apart() -> None:
    moved = gathered(_UNIT, shared(_NEAR), 5)
    assert (moved[:30] @ moved[:30].T).mean() > (_UNIT[:30] @ _UNIT[:30].T).mean()
    assert (moved[:30] @ moved[30:60].T).mean() < (moved[:30] @ moved[:30].T).mean()


def test_a_row_without_ties_stays_where_it_is() -> None:
    lonely = Graph(3, np.array([0]), np.array([1]), np.array([1.0]))
    assert gathered(_UNIT[:3], lonely, 4)[2] == pytest.approx(_UNIT[2], abs=1e-6)


def test_more_ties_stay_within_groups_than_before() -> None:
    truth = np.repeat(np.arange(4), 30)

    def inside(graph: Graph) -> float:
        within = truth[graph.low] == truth[graph.high]
        return float(graph.weight[within].sum() / graph.weight.sum())

    assert inside(regathered(_UNIT, _NEAR, 5, 10)) > inside(shared(_NEAR))


def test_without_rounds_the_graph_is_that_of_the_neighbours() -> None:
    assert regathered(_UNIT, _NEAR, 0, 10).weight == pytest.approx(shared(_NEAR).weight)
