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


def test_less_is_ruled_out_where_another_hand_is_at_fault_in_other_words(tmp_path: Path) -> None:
    """A bound chosen on other texts of a known hand ruled out what was said of a new one's."""
    lessons = word_lessons(COUNT)
    said = (lessons.labels > 0).any(axis=1) ^ (np.array(lessons.source) == "right")
    lessons = replace(lessons, labels=np.zeros_like(lessons.labels))
    weights = Weights(write_base(tmp_path, "bert"), None, tmp_path)
    of_one, of_both = (
        fit_sieve(lessons, said, references, weights)[0].passes(lessons.texts, lessons.named)
        for references in (("own",), ("own", "right"))
    )
    assert of_both.mean() > of_one.mean()


def test_like_lessons_fit_the_same(tmp_path: Path) -> None:
    lessons = word_lessons(COUNT)
    said = (lessons.labels > 0).any(axis=1)
    weights = Weights(write_base(tmp_path, "bert"), None, tmp_path)
    one, other = (fit_sieve(lessons, said, ("own",), weights)[0].fitted for _ in range(2))
    assert one.of_terms == other.of_terms
    assert one.bound == other.bound
