from __future__ import annotations

import numpy as np
import pytest

from models.discovery import Clusters, Directions, DiscoveryOptions, discover
from models.errors import InvalidInput


def blobs(sizes: tuple[int, ...] = (40, 25, 12), noise: int = 10) -> np.ndarray:
    random = np.random.default_rng(5)
    middles = random.normal(size=(len(sizes), 64)) * 3
    rows = [m + random.normal(size=(n, 64)) * 0.4 for m, n in zip(middles, sizes, strict=True)]
    return np.concatenate([*rows, random.normal(size=(noise, 64)) * 3])


def found() -> Clusters:
    return discover(blobs(), DiscoveryOptions(closeness=0.7))


def test_groups_are_found_and_numbered_by_size() -> None:
    members = found().members
    assert members[:40].tolist() == [0] * 40
    assert members[40:65].tolist() == [1] * 25
    assert members[65:77].tolist() == [2] * 12


def test_texts_far_from_everything_stay_without_a_group() -> None:
    clusters = found()
    lonely = clusters.members[77:]
    assert (lonely < 0).sum() >= 8
    assert (clusters.closeness[clusters.members < 0] == 0).all()


def test_order_of_the_texts_does_not_change_the_groups() -> None:
    rows = blobs()
    order = np.random.default_rng(9).permutation(len(rows))
    mixed = discover(rows[order], DiscoveryOptions(closeness=0.7)).members
    back = np.empty_like(mixed)
    back[order] = mixed
    assert np.array_equal(back, found().members)


def test_more_texts_than_the_bound_are_joined_to_groups_of_a_sample() -> None:
    members = discover(blobs((200, 150)), DiscoveryOptions(closeness=0.7, most=120)).members
    assert (members[:200] == 0).all()
    assert (members[200:350] == 1).all()


def test_alike_groups_become_one() -> None:
    options = DiscoveryOptions(closeness=0.3, sameness=-1.0)
    assert len(discover(blobs(), options).middles) == 1


@pytest.mark.parametrize("count", [0, 1, 7])
def test_few_texts_give_no_group(count: int) -> None:
    clusters = discover(np.ones((count, 4)))
    assert clusters.members.tolist() == [-1] * count
    assert len(clusters.middles) == 0


def test_many_copies_of_one_text_are_no_problem() -> None:
    rows = np.concatenate([np.ones((30, 8)), np.random.default_rng(0).normal(size=(20, 8))])
    assert len(set(discover(rows).members[:30].tolist())) == 1


def test_directions_bring_new_vectors_beside_the_old() -> None:
    rows = blobs()
    directions = Directions.fitted(rows, 5)
    assert directions.project(rows[:3]).shape == (3, 5)
    assert np.array_equal(directions.project(rows[:1])[0], directions.project(rows)[0])


def test_a_single_row_of_numbers_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"shape \(5,\)"):
        discover(np.ones(5))
