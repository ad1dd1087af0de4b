"""Parts of a sum."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.share_of_sum import shares_of_sum


def test_share_is_the_part_of_the_sum_and_its_interval_holds_it() -> None:
    members = np.array([[True], [True], [True], [False], [False], [False]])
    (part,) = shares_of_sum([10, 20, 30, 20, 10, 10], members)
    assert part is not None
    assert part.value == pytest.approx(0.6)
    assert part.low < 0.6 < part.high
    assert part.effective == 3


def test_unknown_amounts_are_left_out_of_the_sum() -> None:
    members = np.array([[True]] * 3 + [[False]] * 2)
    (part,) = shares_of_sum([1, 1, 1, np.nan, 3], members)
    assert part is not None
    assert part.value == pytest.approx(0.5)


def test_few_members_or_no_loss_at_all_have_no_share() -> None:
    members = np.array([[True, False], [True, True], [True, False]])
    assert shares_of_sum([0, 0, 0], members) == [None, None]
    assert shares_of_sum([1, 2, 3], members)[1] is None
    assert shares_of_sum([], np.zeros((0, 2), bool)) == [None, None]
    assert shares_of_sum([np.nan], np.ones((1, 1), bool)) == [None]


def test_interval_covers_the_share_of_the_population() -> None:
    random = np.random.default_rng(7)
    covered = 0
    for _ in range(300):
        inside = random.random(120) < 0.3
        amounts = random.gamma(2.0, 50.0, 120) * np.where(inside, 2.0, 1.0)
        (part,) = shares_of_sum(amounts, inside[:, None], draws=300)
        truth = 0.3 * 2 / (0.3 * 2 + 0.7)
        covered += part is not None and part.low <= truth <= part.high
    assert covered / 300 > 0.90
