"""Learning everything that a check of wordings needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.wordings.fit import Plan, WordingLessons
from models.wordings.train import learn_wordings, wordings_card
from tests.fakes.taught import KINDS, tiny_course, word_lessons

PLAN = Plan(KINDS, ("own",), ("right",))


def asked_by(source: str) -> WordingLessons:
    lessons = word_lessons()
    return replace(lessons, source=[source] * len(lessons.texts))


def test_what_is_learned_fits_together_and_its_quality_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    course = replace(tiny_course(tmp_path), tell=told.append)
    lessons = word_lessons()
    asked = asked_by("stranger")
    learned = learn_wordings(lessons, asked, PLAN, course)
    assert learned.classifier.kinds == KINDS
    assert learned.first.adapter.identity in learned.classifier.reader
    assert learned.second.adapter.identity != learned.first.adapter.identity
    for unseen in learned.unseen:
        assert unseen.shape == lessons.labels.shape
        assert np.isfinite(unseen).all()
        assert (unseen == unseen.astype(np.float16)).all(), "they are weighed as they are written"
    shown = [[line.split(",")[0].strip() for line in one.splitlines()] for one in told[-2:]]
    assert shown == [["left", "own", "right"], ["stranger"]]


def test_bound_is_chosen_on_what_taught_nobody(tmp_path: Path) -> None:
    course, lessons, asked = tiny_course(tmp_path), word_lessons(), asked_by("stranger")
    plain = learn_wordings(lessons, asked, PLAN, course)
    turned = replace(asked, labels=np.ones_like(asked.labels))
    other = learn_wordings(lessons, turned, PLAN, course)
    assert np.array_equal(plain.classifier.of_reading, other.classifier.of_reading)
    assert (other.classifier.bounds < plain.classifier.bounds).all()


def test_second_reader_takes_further_sources_for_references(tmp_path: Path) -> None:
    course, lessons, asked = tiny_course(tmp_path), word_lessons(), asked_by("stranger")
    same = learn_wordings(lessons, asked, replace(PLAN, further=()), course)
    assert same.first.adapter.identity == same.second.adapter.identity
    assert np.array_equal(*same.unseen)


def test_card_names_data_and_recipe(tmp_path: Path) -> None:
    lessons = word_lessons()
    card = wordings_card(lessons, asked_by("stranger"), tiny_course(tmp_path).recipe, PLAN)
    assert card["data"]["statements"] == {"left": 12, "own": 24, "right": 12}
    assert card["data"]["references of the second reader"] == ["own", "right"]
    assert card["data"]["never trained on"] == ["kept", "stranger"]
    assert card["recipe"]["rank"] == 2
