"""How conflicts are counted by kind."""

from __future__ import annotations

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.conflicts import conflict_table, kind_of
from intelligence.sow.pair_judge import PairJudge
from models.segmentation import RuleSegmenter

NEVER = PairJudge({}, -30.0, 0.5)
ALWAYS = PairJudge({}, 30.0, 0.5)
SET = "conflicts_development_2"


def test_judge_that_says_nothing_finds_little_and_one_that_says_all_is_often_wrong() -> None:
    least = conflict_table(RuleSegmenter(), [NEVER] * 5, (SET,)).rows[0]
    most = conflict_table(RuleSegmenter(), [ALWAYS] * 5, (SET,)).rows[0]
    assert least[:3] == most[:3] == (SET, "all kinds", 121)
    recalls = least[5], most[5]
    assert all(isinstance(one, Share) for one in recalls)
    assert recalls[0].value < recalls[1].value  # type: ignore[union-attr]
    flagged = most[7]
    assert isinstance(flagged, Share)
    assert flagged.value > 0.3


def test_every_kind_has_a_row_and_the_rows_add_up() -> None:
    every, *kinds = conflict_table(RuleSegmenter(), [NEVER] * 5, (SET,)).rows
    assert len(kinds) == 18
    assert sum(int(str(row[2])) for row in kinds) == every[2]
    assert sum(int(str(row[6])) for row in kinds) == every[6]


def test_kind_is_in_the_name_of_a_text_or_nowhere() -> None:
    assert kind_of("c2-ip-conflict-01") == "ip"
    assert kind_of("c3-place-near-02") == "place"
    assert kind_of("dev-doc-009") == "all kinds"
