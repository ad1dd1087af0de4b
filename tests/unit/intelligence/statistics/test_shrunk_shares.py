"""Shares of small classes drawn towards a common one."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.shrunk_shares import share_interval, shared_strength, shrunk_share


def classes(strength: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    sizes = draw.integers(5, 40, 40).astype(float)
    shares = draw.beta(0.2 * strength, 0.8 * strength, (40, 30))
    return draw.binomial(sizes[:, None].astype(int), shares).astype(float), sizes, shares


@pytest.mark.parametrize("strength", [3.0, 20.0])
def test_strength_that_classes_were_drawn_with_is_found_again(strength: float) -> None:
    counts, sizes, _ = classes(strength)
    assert shared_strength(counts, sizes, np.full(30, 0.2)) == pytest.approx(strength, rel=0.15)


def test_classes_that_are_all_alike_are_worth_much_less_than_the_common_share() -> None:
    draw = np.random.default_rng(1)
    counts = draw.binomial(20, 0.2, (40, 30)).astype(float)
    assert shared_strength(counts, np.full(40, 20.0), np.full(30, 0.2)) > 200


def test_eighty_per_cent_interval_holds_four_shares_in_five() -> None:
    counts, sizes, shares = classes(8.0)
    low, high = share_interval(counts, sizes[:, None], np.full(30, 0.2), 8.0)
    assert ((low <= shares) & (shares <= high)).mean() == pytest.approx(0.8, abs=0.03)


def test_share_lies_between_the_class_and_the_common_one() -> None:
    found = shrunk_share(np.array([8.0, 0.0]), np.array(10.0), np.array([0.2, 0.2]), 10.0)
    assert found == pytest.approx([0.5, 0.1])


def test_counts_above_a_part_seen_do_not_pass_one() -> None:
    found = shrunk_share(np.array([3.0]), np.array(1.5), np.array([0.5]), 2.0)
    assert 0 < found[0] < 1


def test_nothing_to_tell_apart_gives_the_largest_strength() -> None:
    assert shared_strength(np.zeros((0, 3)), np.zeros(0), np.full(3, 0.1)) == 2_000.0
