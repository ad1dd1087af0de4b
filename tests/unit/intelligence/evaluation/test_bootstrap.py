from __future__ import annotations

import numpy as np

from intelligence.evaluation.bootstrap import Draw


def test_share_lies_inside_its_interval() -> None:
    groups = [f"theme {number % 10}" for number in range(200)]
    hits = [bool(hit) for hit in np.random.default_rng(0).random(200) < 0.7]
    share = Draw(groups, 500).share(hits)
    assert share.low < share.value < share.high
    assert share.value == round(sum(hits) / 200, 3)
    assert share.count == 200


def test_interval_is_wide_when_whole_groups_agree() -> None:
    groups = [f"theme {number // 20}" for number in range(200)]
    clumped = [number // 20 < 5 for number in range(200)]
    mixed = [number % 2 == 0 for number in range(200)]
    draw = Draw(groups, 500)
    wide, narrow = draw.share(clumped), draw.share(mixed)
    assert wide.value == narrow.value == 0.5
    assert wide.high - wide.low > 0.3
    assert narrow.high - narrow.low < 0.05


def test_only_counted_rows_enter() -> None:
    share = Draw(["a", "a", "b"], 10).share([True, False, True], [True, False, True])
    assert (share.value, share.count) == (1.0, 2)


def test_share_of_nothing_is_zero() -> None:
    assert Draw(["a"], 10).share([True], [False]).value == 0


def test_drawing_again_gives_the_same_interval() -> None:
    groups = ["a", "b", "c", "d"]
    assert Draw(groups, 50).share([True, False, True, True]) == Draw(groups, 50).share(
        [True, False, True, True]
    )
