"""What labelled texts teach."""

from __future__ import annotations

import json

import numpy as np

from intelligence.sow.judge import JUDGED
from intelligence.sow.labels import Label, LabelledText
from intelligence.sow.learning import Lessons, as_json, fitted, left_out, lessons_of
from intelligence.sow.passage import PassageKind
from models.segmentation import RuleSegmenter
from tests.fakes.grammar import WrittenGrammar

VAGUE = JUDGED.index(PassageKind.VAGUE_TERM)


def planted(rows: int = 200) -> Lessons:
    """Return lessons in which the first cue tells a vague term and the second tells nothing."""
    random = np.random.default_rng(3)
    evidence = random.integers(0, 2, size=(rows, 2)).astype(float)
    labels = np.zeros((rows, len(JUDGED)))
    labels[:, VAGUE] = evidence[:, 0]
    return Lessons(("tells", "idle"), evidence, labels, np.arange(rows))


def test_a_cue_that_tells_is_weighed_and_an_idle_one_is_not() -> None:
    judge = fitted(planted())
    assert judge.weight("tells", PassageKind.VAGUE_TERM) > 3
    assert abs(judge.weight("idle", PassageKind.VAGUE_TERM)) < 0.5
    assert abs(judge.weight("tells", PassageKind.OPEN_ENDED)) < 0.5


def test_texts_left_out_have_no_part_in_what_is_said_of_them() -> None:
    lessons = planted()
    unseen = left_out(lessons)
    assert ((unseen[:, VAGUE] > 0.5) == (lessons.labels[:, VAGUE] > 0)).all()
    shuffled = Lessons(
        lessons.cues, lessons.evidence[:, ::-1][:, :1] * 0, lessons.labels, lessons.texts
    )
    assert np.ptp(left_out(shuffled)[:, VAGUE]) < 0.2


def test_a_fold_is_left_out_whole() -> None:
    kept = planted().without(3)
    assert not (kept.texts % 10 == 3).any()
    assert len(kept.texts) == 180


def test_a_label_teaches_the_statement_that_it_covers() -> None:
    text = "The portal is fast. It has 3 pages."
    one = LabelledText("a", text, (Label(PassageKind.VAGUE_TERM, 0, 19),), None)
    lessons = lessons_of([one], RuleSegmenter(), WrittenGrammar({}))
    assert lessons.labels[:, VAGUE].tolist() == [1.0, 0.0]
    assert lessons.texts.tolist() == [0, 0]


def test_a_judge_is_written_with_every_cue() -> None:
    told = json.loads(as_json(fitted(planted())))
    assert told["cues"] == ["tells", "idle"]
    assert len(told["weights"]["tells"]) == len(JUDGED)
