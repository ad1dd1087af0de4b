import numpy as np
import pytest

from intelligence.evaluation.lineage.cold import (
    ORACLE,
    cold_methods,
    numbered,
    same_as_before,
)


def test_groups_are_given_the_old_theme_that_they_share_most_with_one_to_one() -> None:
    before = ["a", "a", "a", "b", None]
    groups = np.array([0, 0, 1, 1, 2, 1, -1])
    found = same_as_before(before, groups, [0, 1, 2, 3, 4])
    assert found == ["a", "a", "b", "b", "new 2", "b", None]


def test_without_old_themes_every_group_is_new() -> None:
    assert same_as_before([None], np.array([0, 1]), [0]) == ["new 0", "new 1"]
    assert same_as_before([], np.array([-1]), []) == [None]


def test_themes_are_numbered_and_none_is_none() -> None:
    assert numbered(["b", None, "a", "b"]).tolist() == [1, -1, 0, 1]


@pytest.mark.parametrize("name", [ORACLE, "cold HDBSCAN, Hungarian"])
def test_peers_group_what_is_plainly_two_things(name: str) -> None:
    random = np.random.default_rng(0)
    rows = (np.eye(8)[[0] * 20 + [1] * 20] + random.normal(0, 0.05, (40, 8))).astype(np.float32)
    groups = cold_methods(2)[name](rows, 0)
    assert len(set(groups[:20])) == len(set(groups[20:])) == 1
    assert groups[0] != groups[20]


def test_a_peer_groups_the_same_rows_once_and_the_density_one_with_any_seed() -> None:
    rows = np.random.default_rng(1).normal(0, 1, (12, 4)).astype(np.float32)
    for name, method in cold_methods(3).items():
        assert method(rows, 4) is cold_methods(3)[name](rows.copy(), 4), name
    dense = cold_methods(3)["cold HDBSCAN, Hungarian"]
    assert dense(rows, 4) is dense(rows, 5)
