from __future__ import annotations

import numpy as np
import pytest

from models.clustering.consensus import belonging_of, median, together


def test_what_most_groupings_join_is_joined() -> None:
    one, other = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    members = median(together([one, one, other]))
    assert members[0] == members[1] == members[2] != members[3]
    assert members[3] == members[4] == members[5]


def test_a_single_opinion_against_many_changes_nothing() -> None:
    many = [np.repeat([0, 1], 10)] * 9
    lone = np.tile([0, 1], 10)
    assert np.array_equal(median(together([*many, lone])), median(together(many)))


def test_a_row_in_no_group_is_with_nobody() -> None:
    shares = together([np.array([0, 0, -1])] * 2)
    assert shares[2].tolist() == [0.0, 0.0, 0.0]
    members = median(shares)
    assert members[2] not in members[:2].tolist()


def test_belonging_is_the_mean_share_with_the_others_of_a_group() -> None:
    shares = together([np.array([0, 0, 0, 1]), np.array([0, 0, 1, 1])])
    found = belonging_of(shares, np.array([0, 0, -1, 1]), 2)
    assert found[0] == pytest.approx([1.0, 0.0])
    assert found[2] == pytest.approx([0.5, 0.5])
    assert found[3] == pytest.approx([0.0, 0.0])
