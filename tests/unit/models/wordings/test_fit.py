"""Fitting the classifier of wordings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.wordings.classifier import WordingClassifier
from models.wordings.fit import (
    PRECISION,
    Fitting,
    WordingLessons,
    bound_of,
    bounded,
    fitted,
    left_out,
    parts_of,
)

FITTING = Fitting(("open", "vague"), "reader", ("own",))


def _lessons() -> tuple[WordingLessons, np.ndarray]:
    """Open ones have a cue, vague ones a reading; two other writers have every third fault."""
    draw = np.random.default_rng(3)
    named, readings, labels, source = [], [], [], []
    for number in range(300):
        openly, vague = number % 4 == 0, number % 5 == 0
        named.append({"rule: open": float(openly), "idle": 1.0})
        readings.append(draw.normal([0.0, 6.0 * vague - 3.0], 0.3))
        labels.append([float(openly), float(vague)])
        source.append("own" if number < 160 else ("left", "right")[number // 7 % 2])
    texts = [f"statement {number}" for number in range(300)]
    groups = np.arange(300) // 3
    return WordingLessons(texts, named, np.array(labels), source, groups), np.array(readings)


def _fitted(lessons: WordingLessons, readings: np.ndarray) -> WordingClassifier:
    return bounded(fitted(lessons, readings, FITTING), *_lessons())


def test_kinds_are_told_by_cues_and_by_readings() -> None:
    found = _fitted(*_lessons())
    odds = found.log_odds(np.array([[0.0, -3.0], [0.0, 3.0]]), [{"rule: open": 1.0}, {}])
    assert odds[0, 0] > found.bounds[0] > odds[1, 0]
    assert odds[1, 1] > found.bounds[1] > odds[0, 1]
    assert (found.kinds, found.reader) == (FITTING.kinds, "reader")


def test_a_part_is_one_writer_with_a_share_of_the_reference() -> None:
    lessons, _ = _lessons()
    parts = parts_of(lessons, ("own",))
    for writer, part in (("left", 0), ("right", 1)):
        met = {
            int(one) for one, source in zip(parts, lessons.source, strict=True) if source == writer
        }
        assert met == {part}
    own = parts[:160]
    assert (own == np.arange(160) // 3 % 2).all()


def test_many_writers_share_two_parts() -> None:
    lessons, _ = _lessons()
    source = [*lessons.source[:160], *(f"writer {number % 9}" for number in range(140))]
    parts = parts_of(replace(lessons, source=source), ("own",))
    assert set(parts.tolist()) == {0, 1}
    assert (parts[160:] == np.arange(140) % 9 % 2).all()
    assert (parts[:160] == np.arange(160) // 3 % 2).all()


def test_what_a_part_is_labelled_has_no_share_in_what_is_said_of_it() -> None:
    lessons, readings = _lessons()
    parts = parts_of(lessons, ("own",))
    turned = lessons.labels.copy()
    turned[parts == 0] = 1.0 - turned[parts == 0]
    plain = left_out(lessons, readings, FITTING)
    other = left_out(replace(lessons, labels=turned), readings, FITTING)
    assert np.array_equal(plain[parts == 0], other[parts == 0])
    assert not np.array_equal(plain[parts == 1], other[parts == 1])


def test_same_lessons_give_the_same_weights() -> None:
    one, other = (_fitted(*_lessons()) for _ in range(2))
    assert np.array_equal(one.of_reading, other.of_reading)
    assert np.array_equal(one.bounds, other.bounds)


def test_habit_of_a_writer_is_not_held_against_others() -> None:
    lessons, readings = _lessons()
    always = lessons.labels.copy()
    always[[one == "left" for one in lessons.source]] = 1.0
    found = _fitted(replace(lessons, labels=always), readings)
    plain = found.log_odds(np.array([[0.0, -3.0]]), [{"idle": 1.0}])
    assert (plain[0] < found.bounds).all()


def test_bound_is_the_lowest_that_keeps_the_precision() -> None:
    odds = np.arange(20.0)[::-1]
    labels = np.array([1.0] * 10 + [0.0] * 10)
    labels[11] = 1.0
    bound = bound_of(odds, labels)
    said = odds >= bound
    assert labels[said].mean() >= PRECISION
    assert said.sum() == 12
    assert bound_of(odds, np.zeros(20)) == 19.0
