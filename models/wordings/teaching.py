"""Teaches the reader of wordings, whole and once without each part, so that nothing is told twice.

The loss is the sum of binary cross-entropies of the kinds. How much more often a writer finds a
kind than the references do is learned as a constant and forgotten. Statements of the references,
which have whole documents with all that is in order in them, count more than single statements by
other writers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from models.readers.reader import Taught
from models.readers.teaching import Lesson, ReaderCourse, teach
from models.wordings.fit import OF_REFERENCE, WordingLessons

Array = NDArray[np.float64]

#: Log odds of a kind that nothing is known of: one statement in fifteen has it.
_RARE = -2.6


def teach_reader(
    lessons: WordingLessons, references: tuple[str, ...], course: ReaderCourse
) -> Taught:
    """Return what the lessons teach; the same ones in the same order teach the same."""
    habits = _Habits(lessons, references)
    start = [_RARE] * lessons.labels.shape[1]
    return teach(Lesson("wordings", lessons.texts, start, habits.loss, [habits.learned]), course)


def read_unseen(
    lessons: WordingLessons,
    references: tuple[str, ...],
    parts: NDArray[np.int64],
    course: ReaderCourse,
) -> Array:
    """Return log odds of each statement by a reader taught without its part, shape (texts, kinds).

    ``parts`` are those of `parts_of`, shape (texts,): neither the writer of a statement nor, in
    what is like the texts to be judged, the text that it stands in was taught.
    """
    found = np.zeros(lessons.labels.shape)
    for part in sorted(set(parts.tolist())):
        out = parts == part
        course.tell(f"reader without part {part}: {out.sum():,} statements left out")
        taught = teach_reader(lessons.part(~out), references, course)
        found[out] = taught.reader(course.weights).read(lessons.part(out).texts)
    return found


class _Habits:
    """How much more often each writer finds a kind than the references do."""

    def __init__(self, lessons: WordingLessons, references: tuple[str, ...]) -> None:
        self._labels = torch.tensor(lessons.labels, dtype=torch.float32)
        writers = sorted(set(lessons.source) - {*references})
        places = {one: row + 1 for row, one in enumerate(writers)}
        self._writer = torch.tensor([places.get(one, 0) for one in lessons.source])
        self.learned = nn.Parameter(torch.zeros(len(writers) + 1, lessons.labels.shape[1]))

    def loss(self, odds: Tensor, rows: Sequence[int]) -> Tensor:
        writers = self._writer[list(rows)]
        odds = odds + self.learned[writers] * (writers > 0)[:, None]
        wanted = self._labels[list(rows)]
        each = functional.binary_cross_entropy_with_logits(odds, wanted, reduction="none")
        counts = torch.where(writers > 0, 1.0, OF_REFERENCE)
        mean: Tensor = (each.sum(1) * counts).sum() / counts.sum()
        return mean
