from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.lineage.remembering import Remembering
from models.clustering.contract import Grouping, KeyedClusterer, nothing


@dataclass
class Counting:
    """Puts every row in no group, and counts how often it is asked."""

    asked: list[int] = field(default_factory=list)
    identity: str = "counting"

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        return self.cluster_by(rows, rows)

    def cluster_by(self, rows: NDArray[np.floating], keys: NDArray[np.floating]) -> Grouping:
        self.asked.append(len(keys))
        return nothing(len(rows))


def test_the_same_rows_are_grouped_once_and_others_anew() -> None:
    inner = Counting()
    remembering = Remembering(inner)
    rows = np.eye(3)
    assert remembering.cluster(rows) is remembering.cluster(rows.copy())
    assert remembering.cluster_by(rows, rows[:, :2]) is remembering.cluster_by(rows, rows[:, :2])
    assert len(inner.asked) == 2
    remembering.cluster(rows[::-1])
    remembering.cluster(rows.astype(np.float32))
    remembering.cluster(rows.reshape(1, 9))
    assert len(inner.asked) == 5


def test_it_is_the_inner_one_by_name_and_by_what_it_can_do() -> None:
    remembering = Remembering(Counting())
    assert remembering.identity == "counting"
    assert isinstance(remembering, KeyedClusterer)
