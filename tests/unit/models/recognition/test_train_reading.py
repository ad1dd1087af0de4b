"""Teaching a reader of themes into a recogniser that is there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.errors import UnfittedArtefact
from models.readers.reader import Taught
from models.readers.teaching import ReaderCourse
from models.recognition.artefact import load_recogniser
from models.recognition.folds import learned_without_writers
from models.recognition.reader import READER
from models.recognition.teaching import teach_themes
from models.recognition.train import train_recognition
from models.recognition.train_reading import (
    SHARES,
    Untaught,
    fit_reading,
    learn_untaught,
    train_reading,
)
from tests.fakes.taught import RECIPE, tiny_course
from tests.unit.models.recognition.labelled_material import material

QUICK = replace(RECIPE, epochs=1)


def untaught(right: float) -> Untaught:
    """Return a fold whose reader gives the right sub-cause so much, and all others nothing."""
    given = material()
    learned = learned_without_writers(given, ["F"], frozenset({"plan"}))
    asked = [c for c, out in zip(given.causes, learned.asked, strict=True) if out]
    odds = np.zeros((len(asked), len(learned.head.classes)))
    for row, cause in enumerate(asked):
        pair = (cause.theme, cause.subcause)
        if pair in learned.head.classes:
            odds[row, learned.head.classes.index(pair)] = right
    return Untaught(given, learned, odds)


def test_reader_that_is_right_gets_a_share_and_one_that_is_wrong_gets_none() -> None:
    assert fit_reading([untaught(30.0)]).share > 0
    assert fit_reading([untaught(-30.0)]).share == 0
    assert SHARES[0] == 0


def test_of_shares_that_are_as_good_the_smallest_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.recognition.train_reading.likelihood", lambda *_: -0.5)
    assert fit_reading([untaught(30.0)]).share == SHARES[0]


def test_head_and_definitions_stay_and_the_reader_stands_beside_them(tmp_path: Path) -> None:
    given, folder = material(), tmp_path / "ours" / "recognition"
    train_recognition(given, given, folder, None, {}, lambda _: None)
    before = load_recogniser(given.embedder, folder)
    course = tiny_course(tmp_path / "base", QUICK)
    audited = (given, learned_without_writers(given, ["I"], frozenset({"plan"})))

    quality = train_reading(given, folder, audited, course)

    card = json.loads((folder / "card.json").read_text())
    assert card["quality"]["headed"] == quality
    assert (card["reader"] is None) == (not (folder / READER).exists())
    after = load_recogniser(given.embedder, folder)
    assert before.trained is not None
    assert after.trained is not None
    assert after.trained.described == before.trained.described
    assert np.array_equal(after.trained.head.word_weights, before.trained.head.word_weights)
    assert np.array_equal(after.trained.head.vector_weights, before.trained.head.vector_weights)


def test_every_fold_has_a_reader_that_was_not_taught_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    lessons: list[list[tuple[str, tuple[str, str]]]] = []

    def taught(
        texts: list[tuple[str, tuple[str, str]]], kinds: list[tuple[str, str]], how: ReaderCourse
    ) -> Taught:
        lessons.append(texts)
        return teach_themes(texts, kinds, how)

    monkeypatch.setattr("models.recognition.train_reading.teach_themes", taught)
    given = material()
    audited = (given, learned_without_writers(given, ["I"], frozenset({"plan"})))
    course = replace(tiny_course(tmp_path, replace(QUICK, epochs=0)), tell=told.append)

    folds = list(learn_untaught(given, audited, course))

    assert len(folds) == len(told) == len(lessons) == 4
    assert folds[-1].learned is audited[1]
    for fold, lesson in zip(folds, lessons, strict=True):
        pairs = list(zip(given.causes, fold.learned.asked, strict=True))
        asked = {cause.text for cause, out in pairs if out}
        known = {cause.text for cause, out in pairs if not out}
        assert len(fold.odds) == len(asked) > 0
        assert lesson
        assert not (asked - known) & {text for text, _ in lesson}
        assert not fold.learned.held & {theme for _, (theme, _) in lesson}


def test_without_a_recogniser_there_is_nothing_to_stand_beside(tmp_path: Path) -> None:
    with pytest.raises(UnfittedArtefact, match="train again"):
        train_reading(material(), tmp_path, None, tiny_course(tmp_path / "base", QUICK))
