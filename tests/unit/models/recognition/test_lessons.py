from __future__ import annotations

import numpy as np

from models.recognition.answers import UNKNOWN_SHARE
from models.recognition.choice import Choice
from models.recognition.folds import Fold, plain_folds
from models.recognition.lessons import DRAWS, described_lessons, strangers_of
from tests.unit.models.recognition.labelled_material import material

PLAIN = Choice((10.0, 2.0, 2.0), none=5.0)


def folds() -> list[Fold]:
    return list(plain_folds(material()))


def test_what_is_shown_is_not_asked() -> None:
    given = folds()
    lessons = described_lessons(given, PLAIN)
    assert len(lessons) == 2 * DRAWS * len(given)
    sizes = [len(fold.target) for fold in given for _ in range(2 * DRAWS)]
    for lesson, size in zip(lessons, sizes, strict=True):
        rows = len(lesson.target) + len(lesson.shown.owners) + len(lesson.denied.owners)
        assert rows <= size
        assert lesson.shown.owners.sum() == len(lesson.shown.owners)


def test_each_text_comes_again_without_its_theme_and_weighs_its_assumed_share() -> None:
    there, gone = described_lessons(folds(), PLAIN)[:2]
    assert np.isnan(gone.scores[np.arange(len(gone.target)), there.target]).all()
    assert (gone.target == -1).all()
    assert np.isclose(gone.weight.sum(), UNKNOWN_SHARE)
    assert np.isclose(there.weight.sum(), 1 - UNKNOWN_SHARE)


def test_what_a_person_looked_at_is_asked_neither_right_nor_wrong() -> None:
    """Were only the wrong claims left out, confidence would look better than it is."""
    (fold, *_) = folds()
    lesson = described_lessons([fold], PLAIN)[0]
    assert len(lesson.target) <= round(0.86 * (len(fold.target) - len(lesson.shown.owners)))


def test_the_same_lessons_are_drawn_each_time() -> None:
    one, two = (described_lessons(folds(), PLAIN) for _ in range(2))
    assert all(np.array_equal(a.target, b.target) for a, b in zip(one, two, strict=True))
    assert len({len(lesson.target) for lesson in one}) > 1, "the draws differ"


def test_strangers_share_no_label_and_are_less_alike_than_kin() -> None:
    (first, *_) = given = folds()
    pairs = strangers_of(given)
    assert pairs.shape[1] == 1
    rows = np.flatnonzero(first.target == 0)
    space = first.asked.views.spaces[0]
    assert pairs.mean() < (space[rows] @ space[rows].T).mean()
