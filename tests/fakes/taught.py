"""Lessons of wordings in words that the tiny encoder knows, and what teaches it them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.encoder.locate import Weights
from models.readers.teaching import ReaderCourse, ReaderRecipe
from models.wordings.fit import WordingLessons
from tests.fakes.encoders import WORDS, write_base

KINDS = ("open", "vague")
RECIPE = ReaderRecipe(rank=2, epochs=6, batch=8, rate=5e-3)


def tiny_course(folder: Path, recipe: ReaderRecipe = RECIPE) -> ReaderCourse:
    """Return a course on random weights in a folder, which tells nobody."""
    base = write_base(folder, "bert")
    return ReaderCourse(recipe, Weights(base, None, folder), lambda _: None)


def word_lessons(count: int = 48) -> WordingLessons:
    """Return statements of which the first word tells the kind; one in two is of the reference."""
    known = [word for word in WORDS if not word.startswith("[")]
    first, second, third = known[:3]
    texts, labels, source = [], [], []
    for number in range(count):
        opener = (first, second, third)[number % 3]
        texts.append(" ".join([opener, *known[3 : 4 + number % 2]] + [third] * (number // 6)))
        labels.append([float(opener == first), float(opener == second)])
        source.append(("own", "left", "own", "right")[number // 3 % 4])
    return WordingLessons(
        texts, [{"idle": 1.0}] * count, np.array(labels), source, np.arange(count)
    )
