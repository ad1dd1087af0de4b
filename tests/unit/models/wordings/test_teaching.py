"""Teaching the reader of wordings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.wordings.fit import parts_of
from models.wordings.teaching import read_unseen, teach_reader
from tests.fakes.taught import RECIPE, tiny_course, word_lessons


def test_reader_tells_what_it_was_taught_by_the_product_s_runtime(tmp_path: Path) -> None:
    course = tiny_course(tmp_path, replace(RECIPE, rank=8, epochs=60, head_rate=5e-2))
    lessons = word_lessons()
    odds = teach_reader(lessons, ("own",), course).reader(course.weights).read(lessons.texts)
    right = (odds > 0) == (lessons.labels > 0)
    assert right.mean() > 0.95


def test_same_lessons_teach_the_same_and_another_seed_something_else(tmp_path: Path) -> None:
    course = tiny_course(tmp_path, replace(RECIPE, epochs=1))
    one, again = (teach_reader(word_lessons(), ("own",), course) for _ in range(2))
    other = teach_reader(
        word_lessons(), ("own",), replace(course, recipe=replace(course.recipe, seed=9))
    )
    assert one.adapter.identity == again.adapter.identity != other.adapter.identity
    assert np.array_equal(one.head, again.head)


def test_labels_of_a_part_do_not_reach_the_reader_that_reads_it(tmp_path: Path) -> None:
    course = tiny_course(tmp_path, replace(RECIPE, epochs=1))
    lessons = word_lessons()
    parts = parts_of(lessons, ("own",))
    out = parts == 0
    turned = lessons.labels.copy()
    turned[out] = 1.0 - turned[out]
    plain = read_unseen(lessons, ("own",), parts, course)
    other = read_unseen(replace(lessons, labels=turned), ("own",), parts, course)
    assert np.array_equal(plain[out], other[out])
    assert not np.array_equal(plain[~out], other[~out])
