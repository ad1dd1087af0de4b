from __future__ import annotations

import random
from itertools import combinations

import numpy as np

from models.clustering.layers import communities, layered
from models.clustering.neighbours import Graph


def cliques(count: int, size: int = 5, tie: float = 0.3) -> Graph:
    """Return full groups; the first and second, third and fourth are also tied to each other."""
    inner = [
        (group * size + one, group * size + other, 1.0)
        for group in range(count)
        for one, other in combinations(range(size), 2)
    ]
    outer = [
        (pair * size + place, (pair + 1) * size + place, tie)
        for pair in range(0, count - 1, 2)
        for place in range(size)
    ]
    low, high, weight = zip(*sorted(inner + outer), strict=True)
    return Graph(count * size, np.array(low), np.array(high), np.array(weight))


def test_communities_are_the_full_groups() -> None:
    members = communities(cliques(4), 1.0, 3, rounds=10).reshape(4, 5)
    assert (members == members[:, :1]).all()
    assert len(set(members[:, 0].tolist())) == 4


def test_coarser_layers_are_put_together_from_finer_ones() -> None:
    found = layered(cliques(4), 3, (1.0, 0.1))
    assert found.nodes.sum(axis=1).tolist() == [1, 1, 1, 1, 2, 2]
    assert found.sizes.tolist() == [5, 5, 5, 5, 10, 10]
    assert sorted(found.tops) == [4, 5]
    first = found.leaves[0], found.leaves[5]
    assert tuple(sorted(first)) in {tuple(sorted(parts)) for parts in found.parts[4:]}


def test_tops_hold_every_leaf_once() -> None:
    found = layered(cliques(6), 3)
    assert found.nodes[list(found.tops)].sum(axis=0).tolist() == [1] * found.nodes.shape[1]


def test_the_same_seed_gives_the_same_groups_whatever_was_drawn_before() -> None:
    one = layered(cliques(6), 3)
    random.shuffle([1, 2, 3])
    other = layered(cliques(6), 3)
    assert np.array_equal(one.leaves, other.leaves)
    assert one.parts == other.parts


def test_the_generator_of_the_process_is_left_alone() -> None:
    before = random.getstate()
    found = communities(cliques(2), 1.0, 3, rounds=2)
    assert len(found) == 10
    assert random.getstate() == before
