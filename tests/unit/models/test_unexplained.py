from dataclasses import replace

import numpy as np
import pytest

from models.clustering.directions import Directions
from models.discovery import Clusters
from models.errors import InvalidInput
from models.unexplained import Gap, chance_of, gaps

#: Three groups; most of the first was left over, little of the second, and the third, though most
#: of it was left over too, is not stable.
MEMBERS = np.repeat([0, 1, 2], [20, 60, 20])
LEFT = np.zeros(100, dtype=bool)
LEFT[:15] = LEFT[20:30] = LEFT[80:95] = True


def clusters() -> Clusters:
    middles = np.eye(3)
    return Clusters(
        MEMBERS,
        np.full(100, 0.7),
        middles,
        middles[MEMBERS],
        Directions.unchanged(3),
        np.array([0.9, 0.9, 0.59]),
        MEMBERS,
    )


def test_a_stable_group_of_which_most_was_left_over_is_a_gap() -> None:
    found = gaps(clusters(), LEFT)

    assert np.array_equal(found.middles, np.eye(3)[:1])
    assert np.flatnonzero(found.members == 0).tolist() == list(range(15))
    assert (found.members[15:] == -1).all()


def test_what_a_taxonomy_claimed_of_a_gap_is_still_told() -> None:
    found = gaps(clusters(), LEFT)

    assert np.flatnonzero(found.whole == 0).tolist() == list(range(20))
    assert not found.closeness[15:].any()


def test_an_unstable_group_is_none_and_becomes_one_with_a_lower_bound() -> None:
    assert len(gaps(clusters(), LEFT, Gap(stability=0.5)).middles) == 2


def test_what_was_proposed_makes_no_gap_of_a_group_that_was_none() -> None:
    """By what proposals leave over, one decision on anything started six more themes."""
    rest = np.zeros(100, dtype=bool)
    rest[20:60] = True

    assert len(gaps(clusters(), rest).middles) == 1
    assert len(gaps(clusters(), rest, share=0.62).middles) == 0


def test_among_many_groups_one_that_stands_out_by_chance_is_no_gap() -> None:
    """Of twenty groups asked at one in twenty, one was proposed on the sample that is no theme."""
    members = np.repeat(np.arange(20), 20)
    left = np.arange(400) % 4 == 0
    left[:20] = np.arange(20) < 10
    middles = np.eye(20)
    unit = Directions.unchanged(20)
    found = Clusters(
        members, np.ones(400), middles, middles[members], unit, np.full(20, 0.9), members
    )
    assert chance_of(members == 0, left, float(left.mean())) < 0.05
    assert len(gaps(found, left).middles) == 0
    assert len(gaps(found, left, Gap(chance=0.5)).middles) == 1


def test_a_group_that_is_clearly_left_over_need_not_come_again_as_surely() -> None:
    fair = replace(clusters(), stability=np.array([0.9, 0.9, 0.61]))

    assert len(gaps(fair, LEFT, Gap(clear=0.01)).middles) == 2
    assert len(gaps(fair, LEFT, Gap(clear=0.01, most=0.8)).middles) == 1
    assert len(gaps(fair, LEFT, Gap(clear=0.01, fair=0.62)).middles) == 1
    assert len(gaps(fair, LEFT).middles) == 1


def test_when_everything_is_left_over_no_group_stands_out() -> None:
    assert len(gaps(clusters(), np.ones(100, dtype=bool)).middles) == 0


def test_no_text_at_all_shows_no_gap() -> None:
    empty = np.zeros(0, dtype=np.int64)
    none = Clusters(
        empty,
        np.zeros(0),
        np.zeros((0, 3)),
        np.zeros((0, 3)),
        Directions.unchanged(3),
        np.zeros(0),
        empty,
    )
    assert len(gaps(none, np.zeros(0, dtype=bool)).middles) == 0


def test_the_chance_falls_with_what_is_left_over() -> None:
    inside = np.arange(60) < 20
    few, many = np.arange(60) % 4 == 0, (np.arange(60) % 4 == 0) | (np.arange(60) < 12)

    assert chance_of(inside, few, few.mean()) > 0.4
    assert chance_of(inside, many, many.mean()) < 0.05
    assert chance_of(inside, np.zeros(60, dtype=bool), 0.5) == 1.0


def test_marks_of_another_number_are_refused() -> None:
    with pytest.raises(InvalidInput, match="100 texts came with 59 marks"):
        gaps(clusters(), LEFT[:59])
