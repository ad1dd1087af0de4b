"""Learning everything that a check of wordings needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.wordings.fit import Plan
from models.wordings.train import learn_wordings, wordings_card
from tests.fakes.taught import KINDS, tiny_course, word_lessons

PLAN = Plan(KINDS, ("own",), ("right",))


def test_what_is_learned_fits_together_and_its_quality_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    course = replace(tiny_course(tmp_path), tell=told.append)
    lessons = word_lessons()
    learned = learn_wordings(lessons, PLAN, course)
    assert learned.classifier.kinds == KINDS
    assert learned.first.adapter.identity in learned.classifier.reader
    assert learned.second.adapter.identity != learned.first.adapter.identity
    for unseen in learned.unseen:
        assert unseen.shape == lessons.labels.shape
        assert np.isfinite(unseen).all()
        assert (unseen == unseen.astype(np.float16)).all(), "they are weighed as they are written"
    assert [line.split(",")[0].strip() for line in told[-1].splitlines()] == [
        "left",
        "own",
        "right",
    ]


def test_card_names_data_and_recipe(tmp_path: Path) -> None:
    lessons = word_lessons()
    card = wordings_card(lessons, tiny_course(tmp_path).recipe, PLAN)
    assert card["data"]["statements"] == {"left": 12, "own": 24, "right": 12}
    assert card["data"]["apart"] == ["right"]
    assert card["recipe"]["rank"] == 2
