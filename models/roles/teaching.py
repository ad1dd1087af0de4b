"""Teaches the reader of roles, whole and once without each part, so that nothing is told twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from models.readers.reader import Taught
from models.readers.teaching import Lesson, ReaderCourse, ReaderRecipe, teach
from models.roles.contract import ROLES, Role, Statement
from models.roles.fitting import parts_of
from models.roles.labelled import DOCUMENT_WRITERS, NARRATIVES, NOTE_WRITERS, Passage
from models.roles.reading import LONGEST_READ, Reading, read_roles

#: One pass; what is rarer than causes that stand alone is shown twice in it.
RECIPE = ReaderRecipe(epochs=1)
SHOWN = 2
#: Parts of the fits that are left out of one reader together: a training costs what a fit does not.
PARTS_TOGETHER = 2
#: What a statement in a document counts each time that it is shown, beside one that stands alone.
DOCUMENT_COUNT = 3.0
#: The same of a note of one plain sentence.
NOTE_COUNT = 1.5


def learn_reading(passages: Sequence[Passage], course: ReaderCourse) -> Reading:
    """Return a reader of roles, and what readers make of passages that they were not taught.

    Each of these was taught without the passages' part (`parts_of`), so that a mixture is fitted on
    answers of one kind.
    """
    left = parts_of(passages) // PARTS_TOGETHER
    lengths = [len(passage.statements) for passage in passages]
    unseen = np.zeros((sum(lengths), len(ROLES)))
    for turn in sorted(set(left.tolist())):
        out = [passage for passage, own in zip(passages, left, strict=True) if own == turn]
        kept = [passage for passage, own in zip(passages, left, strict=True) if own != turn]
        course.tell(f"reader of roles, {len(out):,} of {len(passages):,} passages left out")
        reader = teach_reader(kept, course).reader(course.weights)
        unseen[np.repeat(left == turn, lengths)] = read_roles(reader, statements_of(out))
    course.tell("reader of roles, everything")
    about = {
        "layers": course.weights.base.layers,
        "recipe": asdict(course.recipe),
        "shown": SHOWN,
        "document_count": DOCUMENT_COUNT,
        "note_count": NOTE_COUNT,
    }
    return Reading(teach_reader(passages, course), unseen, about)


def teach_reader(passages: Sequence[Passage], course: ReaderCourse) -> Taught:
    """Return what passages teach, by cross-entropy; the same ones in order teach the same."""
    texts = [item.text[:LONGEST_READ] for item in statements_of(passages)]
    roles = [role for passage in passages for role in passage.roles]
    each = [_count(passage.writer) for passage in passages for _ in passage.roles]
    rows = [
        row
        for row, (role, count) in enumerate(zip(roles, each, strict=True))
        for _ in range(1 if role is Role.CAUSE and count == 1 else SHOWN)
    ]
    told = torch.tensor([ROLES.index(roles[row]) for row in rows])
    counts = torch.tensor([each[row] for row in rows])

    def loss(odds: Tensor, drawn: Sequence[int]) -> Tensor:
        losses = functional.cross_entropy(odds, told[list(drawn)], reduction="none")
        count = counts[list(drawn)]
        mean: Tensor = (losses * count).sum() / count.sum()
        return mean

    return teach(Lesson("roles", [texts[row] for row in rows], [0.0] * len(ROLES), loss), course)


def _count(writer: str) -> float:
    if writer in {*DOCUMENT_WRITERS, NARRATIVES}:
        return DOCUMENT_COUNT
    return NOTE_COUNT if writer in NOTE_WRITERS else 1.0


def statements_of(passages: Sequence[Passage]) -> list[Statement]:
    """Return the statements of passages, one after the other."""
    return [item for passage in passages for item in passage.statements]
