"""A matching that grows."""

from __future__ import annotations

import numpy as np

from intelligence.statistics.growing_matching import GrowingMatching
from intelligence.statistics.matching import replications


def test_growing_agrees_with_matching_anew_after_every_pair() -> None:
    random = np.random.default_rng(9)
    for _ in range(150):
        lefts, rights = random.integers(0, random.integers(2, 9, size=2), size=(20, 2)).T.tolist()
        matching = GrowingMatching()
        sizes = [matching.add(*pair) for pair in zip(lefts, rights, strict=True)]
        anew = [replications(lefts[:count], rights[:count]) for count in range(1, 21)]
        assert sizes == anew


def test_pair_that_is_known_adds_nothing() -> None:
    matching = GrowingMatching()
    assert [matching.add(1, 2) for _ in range(3)] == [1, 1, 1]


def test_long_path_is_found() -> None:
    matching = GrowingMatching()
    for node in range(500):
        matching.add(node, node)
        matching.add(node, node + 1)
    assert matching.size == 500
    assert matching.add(500, 0) == 501
