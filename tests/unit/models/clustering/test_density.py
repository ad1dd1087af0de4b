from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

from models.clustering.density import DensityClusterer
from models.errors import InvalidInput


def planted(seed: int = 1) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    truth = np.repeat(np.arange(8), 30)
    middles = np.random.default_rng(1).normal(size=(8, 32)) * 3
    return middles[truth] + np.random.default_rng(seed).normal(size=(len(truth), 32)), truth


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_groups_are_recovered(seed: int) -> None:
    rows, truth = planted(seed)
    assert adjusted_rand_score(truth, DensityClusterer().cluster(rows).members) > 0.95


def test_the_order_of_rows_decides_nothing() -> None:
    rows, _ = planted()
    order = np.random.default_rng(9).permutation(len(rows))
    plain, mixed = DensityClusterer().cluster(rows), DensityClusterer().cluster(rows[order])
    assert adjusted_rand_score(plain.members[order], mixed.members) == pytest.approx(1.0)


def test_equal_rows_go_together() -> None:
    rows, _ = planted()
    found = DensityClusterer().cluster(np.concatenate([rows, np.tile(rows[:1], (40, 1))]))
    assert set(found.members[len(rows) :].tolist()) == {found.members[0]}
    assert found.groups > 1


def test_persistence_is_between_nought_and_one() -> None:
    stability = DensityClusterer().cluster(planted()[0]).stability
    assert len(stability) > 1
    assert ((stability >= 0) & (stability <= 1)).all()


def test_few_rows_give_no_group_and_what_is_no_table_is_refused() -> None:
    assert DensityClusterer().cluster(np.eye(7)).members.tolist() == [-1] * 7
    with pytest.raises(InvalidInput, match=r"shape \(5,\)"):
        DensityClusterer().cluster(np.ones(5))


def test_settings_are_part_of_the_identity() -> None:
    assert DensityClusterer().identity != DensityClusterer(dimensions=12).identity
