"""Independent replications."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from intelligence.statistics.matching import NOT_KNOWN, ChanceReplications, replications


def test_theme_of_one_team_has_one_replication() -> None:
    assert replications([0, 1, 2, 3], [4, 4, 4, 4]) == 1


def test_theme_of_one_customer_has_one_replication() -> None:
    assert replications([7] * 5, [0, 1, 2, 3, 4]) == 1


def test_nothing_has_no_replication() -> None:
    assert replications([], []) == 0


def test_unknown_customer_or_team_is_no_replication() -> None:
    assert replications([0, NOT_KNOWN, 1], [0, 1, NOT_KNOWN]) == 1


def test_matching_is_the_largest_not_the_first_found() -> None:
    # Taking (0, 0) first would leave one; (0, 1) with (1, 0) makes two.
    assert replications([0, 0, 1], [0, 1, 0]) == 2


def test_matching_agrees_with_trying_every_set() -> None:
    random = np.random.default_rng(3)
    for _ in range(40):
        customers, teams = random.integers(0, 4, size=(2, 7)).tolist()
        most = max(
            size
            for size in range(1, 8)
            for chosen in combinations(range(7), size)
            if len({customers[at] for at in chosen}) == len({teams[at] for at in chosen}) == size
        )
        assert replications(customers, teams) == most


def test_customers_and_teams_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 customers were given, but 1 teams"):
        replications([0, 1], [0])


def test_chance_draws_every_engagement_when_all_are_wanted() -> None:
    chance = ChanceReplications(np.array([0, 1, 2]), np.array([0, 1, 1]), np.ones(3), draws=20)
    assert chance.of(3).tolist() == [2] * 20
    assert chance.of(1).tolist() == [1] * 20


def test_chance_never_draws_what_was_not_exposed() -> None:
    exposure = np.array([1.0, 1.0, 0.0])
    chance = ChanceReplications(np.array([0, 0, 1]), np.array([0, 0, 1]), exposure, draws=50)
    assert chance.of(2).max() == 1
