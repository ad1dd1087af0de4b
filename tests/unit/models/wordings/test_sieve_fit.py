"""Fitting what rules statements out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from models.encoder.locate import Weights
from models.wordings.sieve_fit import LOST, fit_sieve
from tests.fakes.encoders import write_base
from tests.fakes.taught import word_lessons

COUNT = 240


def test_what_something_is_said_of_passes_and_what_no_word_speaks_for_is_ruled_out(
    tmp_path: Path,
) -> None:
    lessons = word_lessons(COUNT)
    said = (lessons.labels > 0).any(axis=1)
    weights = Weights(write_base(tmp_path, "bert"), None, tmp_path)
    sieve, told = fit_sieve(lessons, said, ("own",), weights)
    passed = sieve.passes(lessons.texts, lessons.named)
    assert passed[said].mean() >= 1 - 2 * LOST
    assert passed[~said].mean() < 0.5
    assert told.startswith("sieve, left out")
    assert "other writers" in told


def test_where_words_say_nothing_next_to_nothing_is_ruled_out(tmp_path: Path) -> None:
    """Of statements left out it must lose next to nothing, however sure it is of those taught."""
    random = np.random.default_rng(3)
    lessons = word_lessons(COUNT)
    lessons = replace(lessons, labels=np.zeros_like(lessons.labels))
    weights = Weights(write_base(tmp_path, "bert"), None, tmp_path)
    said = random.random(COUNT) < 0.4
    sieve, _ = fit_sieve(lessons, said, ("own",), weights)
    assert sieve.passes(lessons.texts, lessons.named).mean() > 0.9


def test_like_lessons_fit_the_same(tmp_path: Path) -> None:
    lessons = word_lessons(COUNT)
    said = (lessons.labels > 0).any(axis=1)
    weights = Weights(write_base(tmp_path, "bert"), None, tmp_path)
    one, other = (fit_sieve(lessons, said, ("own",), weights)[0].fitted for _ in range(2))
    assert one.of_terms == other.of_terms
    assert one.bound == other.bound
