import numpy as np

from intelligence.evaluation.bootstrap import Draw
from intelligence.evaluation.ranked_answers import (
    COLUMNS,
    AtThreshold,
    Ranked,
    confusion_table,
    kinds_table,
    ranking_table,
)

KEYS = ["a", "b", "c", "d"]
SCORES = np.array([[0.9, 0.1, 0, 0], [0.5, 0.4, 0.1, 0], [0, 0, 0.2, 0.8], [0.1, 0.2, 0.3, 0.4]])
GOLD = ["a", "b", "d", "a"]
RANKED = Ranked.of_scores("ours", SCORES, KEYS, calibrated=True)
DRAW = Draw(GOLD, 50)


def test_scores_become_rankings_of_three() -> None:
    assert RANKED.order[1] == ("a", "b", "c")
    assert RANKED.right(GOLD) == [True, False, True, False]
    row = dict(zip(("Method", *COLUMNS), RANKED.row(GOLD, DRAW), strict=True))
    assert row["Top 1"].value == 0.5  # type: ignore[union-attr]
    assert row["Top 3"].value == 0.75  # type: ignore[union-attr]


def test_the_least_confident_fifth_is_left_out_where_confidence_is_asked() -> None:
    assert RANKED.confident() == [True, True, True, False]
    share = RANKED.row(GOLD, DRAW)[3]
    assert (share.value, share.count) == (0.667, 3)  # type: ignore[union-attr]


def test_only_probabilities_have_a_calibration_error() -> None:
    gaps = np.array([0.9, 0.5, 0.8, 0.4]) - np.array([1, 0, 1, 0])
    assert abs((RANKED.calibration_error(GOLD) or 0) - np.abs(gaps).mean()) < 1e-3
    assert Ranked.of_scores("cosine", SCORES, KEYS, calibrated=False).row(GOLD, DRAW)[4] is None


def test_what_chance_makes_of_true_probabilities_stands_beside_the_error() -> None:
    confidence = np.full((780, 1), 0.85)
    share = Ranked.of_scores("ours", confidence, ["a"], calibrated=True).chance_error()
    assert share is not None
    assert 0.01 < share.low < share.value < share.high < 0.06
    assert Ranked.of_scores("cosine", confidence, ["a"], calibrated=False).chance_error() is None
    assert Ranked.of_scores("ours", np.zeros((0, 1)), ["a"], calibrated=True).chance_error() is None


def test_kinds_stand_from_open_to_hidden() -> None:
    kinds = ["indirect", "explicit", "paraphrased", "indirect"]
    table = kinds_table([RANKED], GOLD, kinds, DRAW)
    assert table.columns == ("Method", "explicit", "paraphrased", "indirect")
    assert [cell.value for cell in table.rows[0][1:]] == [0, 1, 0.5]  # type: ignore[union-attr]


def test_the_commonest_confusion_stands_first() -> None:
    table = confusion_table(RANKED, GOLD)
    assert table.rows == (("a", "d", 1, 0.5), ("b", "a", 1, 1.0))
    assert len(ranking_table("T", [RANKED], GOLD, DRAW).rows) == 1


def test_answers_at_the_threshold_are_a_row() -> None:
    share = DRAW.share([True, True, False, False])
    assert AtThreshold("ours", share, share).row == ("ours", share, share)
