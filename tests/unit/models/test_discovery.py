from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.clustering.communities import CommunityClusterer
from models.clustering.contract import Grouping, nothing
from models.discovery import Clusters, discover
from models.errors import InvalidInput

_SIZES = (60, 40, 30)
_TRUTH = np.repeat(np.arange(3), _SIZES)


def blobs() -> NDArray[np.float64]:
    random = np.random.default_rng(5)
    middles = random.normal(size=(3, 64)) * 3
    return middles[_TRUTH] + random.normal(size=(130, 64)) * 0.4


def noise() -> NDArray[np.float64]:
    return np.random.default_rng(6).normal(size=(130, 64))


@pytest.fixture(scope="module")
def found() -> Clusters:
    return discover(blobs())


def test_groups_are_found_and_numbered_by_size(found: Clusters) -> None:
    assert np.array_equal(found.members, _TRUTH)
    assert (found.stability > 0.75).all()


def test_middles_are_unit_vectors_close_to_their_texts(found: Clusters) -> None:
    assert np.linalg.norm(found.middles, axis=1) == pytest.approx(np.ones(3))
    assert (found.closeness > 0.8).all()
    assert (found.reduced @ found.middles.T).argmax(axis=1).tolist() == _TRUTH.tolist()


def test_the_order_of_the_texts_does_not_change_the_groups(found: Clusters) -> None:
    order = np.random.default_rng(9).permutation(130)
    mixed = discover(blobs()[order])
    assert np.array_equal(mixed.members, found.members[order])
    assert mixed.closeness == pytest.approx(found.closeness[order], abs=1e-5)


def test_groups_are_looked_for_where_a_view_tells_something() -> None:
    clusters = discover(noise(), views=[noise(), blobs()])
    assert np.array_equal(clusters.members, _TRUTH)
    assert clusters.reduced == pytest.approx(discover(noise()).reduced)


def test_parts_are_drawn_by_what_does_not_move_with_the_strength_of_the_views() -> None:
    seen = []

    class Noting:
        identity = "noting"

        def cluster(self, rows: NDArray[np.float64]) -> Grouping:
            return self.cluster_by(rows, rows)

        def cluster_by(self, rows: NDArray[np.float64], keys: NDArray[np.float64]) -> Grouping:
            seen.append(keys)
            return nothing(len(rows))

    discover(noise(), Noting(), views=[noise(), blobs()])
    assert np.array_equal(seen[0], noise())


def test_the_clusterer_given_is_used() -> None:
    clusters = discover(blobs(), CommunityClusterer(belonging=2.0))
    assert (clusters.members == -1).all()
    assert (clusters.closeness == 0).all()


def test_only_some_clusters_are_numbered_in_the_order_given(found: Clusters) -> None:
    kept = found.only([2, 0])
    assert kept.members.tolist() == [1] * 60 + [-1] * 40 + [0] * 30
    assert np.array_equal(kept.middles, found.middles[[2, 0]])
    assert np.array_equal(kept.stability, found.stability[[2, 0]])
    assert (kept.closeness[60:100] == 0).all()
    assert np.array_equal(kept.closeness[:60], found.closeness[:60])


def test_without_any_cluster_no_text_is_in_one(found: Clusters) -> None:
    none = found.only([])
    assert (none.members == -1).all()
    assert none.middles.shape == (0, found.reduced.shape[1])


@pytest.mark.parametrize("count", [0, 1, 7])
def test_few_texts_give_no_group(count: int) -> None:
    clusters = discover(np.ones((count, 4)))
    assert clusters.members.tolist() == [-1] * count
    assert len(clusters.middles) == 0


def test_what_is_no_table_of_numbers_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"shape \(5,\)"):
        discover(np.ones(5))
    with pytest.raises(InvalidInput, match="not finite"):
        discover(np.ones((3, 2)), views=[np.full((3, 2), np.nan)])


def test_a_view_of_other_texts_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"\[130, 129\]"):
        discover(blobs(), views=[noise()[1:]])


def test_further_groups_stand_behind_those_found_and_change_none_of_them(
    found: Clusters,
) -> None:
    clusters = found.only([0])
    loose = np.flatnonzero(clusters.members < 0).tolist()
    joined = clusters.joined_by([loose[:3], loose[3:5]])
    count = len(clusters.middles)
    assert joined.members[loose[:5]].tolist() == [*[count] * 3, *[count + 1] * 2]
    assert (np.delete(joined.members, loose[:5]) == np.delete(clusters.members, loose[:5])).all()
    assert np.linalg.norm(joined.middles, axis=1) == pytest.approx(np.ones(count + 2))
    assert len(joined.stability) == count + 2
    assert clusters.joined_by([]) is clusters
