"""What labelled conflicts teach."""

from __future__ import annotations

import json

from intelligence.sow.claims import claims_of
from intelligence.sow.conflict import Conflict
from intelligence.sow.conflicts import pairs_of
from intelligence.sow.labels import Label, LabelledText
from intelligence.sow.outline import outline
from intelligence.sow.pair_judge import packaged_pair_judge
from intelligence.sow.pair_learning import (
    PARTS,
    PairLessons,
    conflicting,
    fitted_pairs,
    joins,
    pair_lessons,
    pairs_as_json,
)
from intelligence.sow.passage import PassageKind
from models.segmentation import RuleSegmenter


def _lessons() -> PairLessons:
    return pair_lessons(RuleSegmenter(), ("conflicts_development_2",))


def test_conflict_is_told_once_and_both_of_its_sides_have_to_be_met() -> None:
    text = "A pump is red. A pump is blue. It rains."
    kind = PassageKind.CONFLICTING
    one = LabelledText(
        "a", text, (Label(kind, 0, 14, (15, 30)), Label(kind, 15, 30, (0, 14))), None
    )
    assert conflicting(one) == [((0, 14), (15, 30))]
    statements = outline(text, RuleSegmenter()).statements
    (spans,) = conflicting(one)
    assert joins(statements, Conflict(0, 1, "", 1.0), spans)
    assert not joins(statements, Conflict(0, 2, "", 1.0), spans)


def test_lessons_of_a_part_are_left_out_whole_and_what_is_fitted_tells_conflicts() -> None:
    lessons = _lessons()
    assert set(lessons.parts) == set(range(PARTS))
    kept = lessons.without(3)
    assert 3 not in kept.parts
    judge = fitted_pairs(kept)
    chances = [judge.probability(pair) for pair in lessons.pairs]
    true = [chance for chance, one in zip(chances, lessons.conflicts, strict=True) if one]
    rest = [chance for chance, one in zip(chances, lessons.conflicts, strict=True) if not one]
    assert sum(true) / len(true) > sum(rest) / len(rest) + 0.2


def test_judge_is_written_as_it_is_read() -> None:
    judge = packaged_pair_judge()
    assert json.loads(pairs_as_json(judge))["weights"] == dict(judge.weights)
    claims = claims_of(outline("Nine pumps run. Ten pumps run.", RuleSegmenter()).statements)
    assert {name for pair in pairs_of(claims) for name in pair.signs} <= set(judge.weights)
