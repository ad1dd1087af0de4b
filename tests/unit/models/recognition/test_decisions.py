from __future__ import annotations

import numpy as np

from models.recognition.choice import Choice
from models.recognition.decisions import (
    CONFIRMED,
    FILED_OTHERWISE,
    MOVED,
    ROUNDS,
    decisions_of,
    filed,
)
from models.recognition.folds import Fold, learned_without_writers, left_out_fold
from tests.unit.models.recognition.labelled_material import LABELS, material

HEADED = Choice((3.0,), none=-6.0)


def fold() -> Fold:
    given = material()
    return left_out_fold(given, learned_without_writers(given, ["A", "I"], frozenset({"data"})))


def test_nobody_decides_about_a_theme_that_the_head_never_met_and_none_is_its_answer() -> None:
    rounds = decisions_of([fold()], HEADED)
    unknown = [label.key for label in LABELS].index("data")
    assert len(rounds) == ROUNDS
    for one in rounds:
        assert (one.target == -1).any()
        assert not (one.target == unknown).any()
        assert one.others.shape[1] == 1
        assert np.isclose(one.weight.sum(), 1)
        assert len(one.differences) <= 2 * CONFIRMED + MOVED


def test_a_difference_is_what_a_text_is_less_what_was_claimed() -> None:
    for one in decisions_of([fold()], HEADED):
        assert (one.differences.max(axis=1, initial=0) <= 1).all()
        assert (one.differences.sum(axis=1) > -0.01).all(), "claims add up to about 1 or less"


def test_a_share_of_the_sub_causes_is_filed_under_the_theme_they_resemble_next() -> None:
    names = [f"t{number // 10}.s{number}" for number in range(20) for _ in range(3)]
    target = np.array([number // 10 for number in range(20) for _ in range(3)])
    scores = np.tile([[3.0, 2.0, np.nan, 1.0]], (60, 1))
    found = filed(target, names, scores, np.random.default_rng(1))
    moved = found != target
    assert moved.sum() == 3 * round(FILED_OTHERWISE * 20)
    assert set(found[moved & (target == 0)].tolist()) <= {1}
    assert set(found[moved & (target == 1)].tolist()) <= {0}


def test_the_same_rounds_are_drawn_each_time_and_differ_from_each_other() -> None:
    one, two = (decisions_of([fold()], HEADED) for _ in range(2))
    assert all(np.array_equal(a.target, b.target) for a, b in zip(one, two, strict=True))
    assert len({len(x.target) for x in one}) > 1
