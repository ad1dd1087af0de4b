"""Fitting the classifier of wordings."""

from __future__ import annotations

import numpy as np

from models.wordings.fit import FOLDS, WordingLessons, fit_wordings, left_out

KINDS = ("open", "vague")


def _lessons() -> WordingLessons:
    """Open ones say "as required", vague ones have the second axis; one source is all faults."""
    draw = np.random.default_rng(3)
    texts, vectors, labels, source, groups = [], [], [], [], []
    for number in range(200):
        openly, vague = number % 4 == 0, number % 5 == 0
        texts.append("we do it " + ("as required" if openly else f"by day {number % 7}"))
        row = np.array([1.0, 3.0 * vague, 0.0]) + draw.normal(0, 0.1, 3)
        vectors.append(row / np.linalg.norm(row))
        labels.append([float(openly), float(vague)])
        source.append("own" if number < 120 else "other")
        groups.append(number)
    return WordingLessons(
        texts,
        np.array(vectors, dtype=np.float32),
        [{"rule: open": 0.0}] * len(texts),
        np.array(labels),
        source,
        np.array(groups),
    )


def test_kinds_are_told_by_words_and_by_vectors() -> None:
    fitted = fit_wordings(_lessons(), KINDS, "encoder", "own")
    asked = [("we do it as required", [1.0, 0.0, 0.0]), ("we do it by day 3", [0.316, 0.949, 0.0])]
    odds = fitted.log_odds(
        [text for text, _ in asked], np.array([row for _, row in asked]), [{}, {}]
    )
    assert odds[0, 0] > fitted.bounds[0] > odds[1, 0]
    assert odds[1, 1] > fitted.bounds[1] > odds[0, 1]
    assert fitted.kinds == KINDS
    assert fitted.embedder == "encoder"


def test_only_statements_of_the_reference_are_told_unseen() -> None:
    lessons = _lessons()
    found = left_out(lessons, KINDS, "encoder", "own")
    own = np.array([one == "own" for one in lessons.source])
    assert np.isfinite(found[own]).all()
    assert np.isneginf(found[~own]).all()
    assert FOLDS > 1


def test_same_lessons_give_the_same_weights() -> None:
    one, other = (fit_wordings(_lessons(), KINDS, "encoder", "own") for _ in range(2))
    assert np.array_equal(one.of_terms, other.of_terms)
    assert np.array_equal(one.bounds, other.bounds)


def test_habit_of_a_source_is_not_held_against_others() -> None:
    lessons = _lessons()
    always = lessons.labels.copy()
    always[[one == "other" for one in lessons.source]] = 1.0
    spoiled = WordingLessons(
        lessons.texts, lessons.vectors, lessons.named, always, lessons.source, lessons.groups
    )
    fitted = fit_wordings(spoiled, KINDS, "encoder", "own")
    plain = fitted.log_odds(["we do it by day 3"], np.array([[1.0, 0.0, 0.0]]), [{}])
    assert (plain[0] < fitted.bounds).all()
