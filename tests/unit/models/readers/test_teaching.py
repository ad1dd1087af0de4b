"""Teaching a reader, whatever it is to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from models.readers.teaching import Lesson, teach
from tests.fakes.encoders import WORDS
from tests.fakes.taught import RECIPE, tiny_course

FIRST, SECOND, OTHER = [word for word in WORDS if not word.startswith("[")][:3]
TEXTS = [" ".join([FIRST if number % 2 else SECOND, OTHER]) for number in range(16)]


def loss(odds: Tensor, rows: Sequence[int]) -> Tensor:
    return functional.cross_entropy(odds, torch.tensor([row % 2 for row in rows]))


def test_reader_tells_what_the_loss_asks_of_it(tmp_path: Path) -> None:
    course = tiny_course(tmp_path, replace(RECIPE, rank=8, epochs=40, head_rate=5e-2))
    taught = teach(Lesson("kind", TEXTS, (0.0, 0.0), loss), course)
    odds = taught.reader(course.weights).read(TEXTS)
    assert odds.argmax(axis=1).tolist() == [number % 2 for number in range(16)]
    assert taught.adapter.identity.startswith("kind@")


def test_what_the_loss_learns_besides_is_learned_with_it(tmp_path: Path) -> None:
    habit = nn.Parameter(torch.zeros(2))
    lesson = Lesson("kind", TEXTS, (0.0, 0.0), lambda odds, rows: loss(odds + habit, rows), [habit])
    teach(lesson, tiny_course(tmp_path, replace(RECIPE, epochs=1)))
    assert habit.detach().abs().sum() > 0


def test_bias_starts_where_the_lesson_says(tmp_path: Path) -> None:
    course = tiny_course(tmp_path, replace(RECIPE, epochs=0))
    taught = teach(Lesson("kind", TEXTS, (-2.5, 1.0), loss), course)
    assert np.array_equal(taught.bias, [-2.5, 1.0])


def test_progress_is_told_epoch_by_epoch(tmp_path: Path) -> None:
    told: list[str] = []
    course = replace(tiny_course(tmp_path, replace(RECIPE, epochs=2)), tell=told.append)
    teach(Lesson("kind", TEXTS, (0.0, 0.0), loss), course)
    assert [line.split(":")[0] for line in told] == ["  epoch 1 of 2", "  epoch 2 of 2"]
