"""How pairs of statements are weighed."""

from __future__ import annotations

from itertools import combinations

import pytest

from intelligence.sow.claims import claims_of
from intelligence.sow.outline import outline
from intelligence.sow.pair_judge import Pair, PairJudge, packaged_pair_judge, paired
from models.segmentation import RuleSegmenter

JUDGE = PairJudge({"clash: money": 2.0, "clash: denial": 5.0, "idle": 0.0}, -1.0, 0.6)


def test_probability_adds_up_what_speaks_for_and_against() -> None:
    pair = Pair(0, 1, {"clash: money": 1.0, "unheard of": 9.0}, {"money": "EUR 1 against EUR 2"})
    assert JUDGE.probability(pair) == pytest.approx(0.731, abs=0.001)
    assert JUDGE.probability(Pair(0, 1, {}, {})) == pytest.approx(0.269, abs=0.001)


def test_what_is_told_is_never_the_denial_alone_where_there_is_more() -> None:
    both = Pair(0, 1, {}, {"denial": "whether it is so", "money": "EUR 1 against EUR 2"})
    assert JUDGE.what(both) == "EUR 1 against EUR 2"
    assert JUDGE.what(Pair(0, 1, {}, {"denial": "whether it is so"})) == "whether it is so"


def test_pairs_that_share_nothing_or_do_not_clash_are_left_out() -> None:
    text = "The pilot lasts four weeks. The pilot lasts six weeks. Lunch costs EUR 9. Bring shoes."
    claims = claims_of(outline(text, RuleSegmenter()).statements)
    found = list(paired(claims, combinations(range(len(claims)), 2)))
    assert [(one.first, one.second) for one in found] == [(0, 1)]


def test_packaged_judge_needs_more_than_an_even_chance() -> None:
    judge = packaged_pair_judge()
    assert judge.bound >= 0.5
    assert judge.weights["near: of the shorter"] > 0
