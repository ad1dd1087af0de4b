"""Teaches the reader of wordings, whole and once without each part, so that nothing is told twice.

Low-rank adaptation of all its layers (Hu et al. 2022, "LoRA") with a linear head, by the sum of
binary cross-entropies of the kinds. How much more often a writer finds a kind than the reference
does is learned as a constant and forgotten. Statements of the reference, which has whole documents
with all that is in order in them, count more than single statements by other writers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from models.encoder.adapter import Adapter
from models.encoder.locate import Weights
from models.encoder.training.network import Network
from models.encoder.training.run import rate_at
from models.wordings.fit import OF_REFERENCE, WordingLessons, parts_of
from models.wordings.reader import SCALE, TaughtReader, reading_encoder

Array = NDArray[np.float64]

_LONGEST_STEP = 1.0
#: Batches that are sorted by length together, to waste no padding.
_SORTED_TOGETHER = 8
#: Log odds of a kind that nothing is known of: one statement in fifteen has it.
_RARE = -2.6


@dataclass(frozen=True, slots=True)
class ReaderRecipe:
    """Everything that decides what is learned from the same statements.

    Attributes:
        rank: of each correction.
        epochs: how often every statement is seen.
        batch: statements of one step.
        rate: highest learning rate of the corrections (AdamW).
        head_rate: that of the head and of the writers' habits.
        warm_up: share of the steps in which the rate rises.
        decay: weight decay.
        dropped: share of a vector's numbers that the head does not see.
        seed: of the corrections' start and of every draw.

    """

    rank: int = 32
    epochs: int = 4
    batch: int = 32
    rate: float = 2e-3
    head_rate: float = 1e-2
    warm_up: float = 0.1
    decay: float = 0.01
    dropped: float = 0.1
    seed: int = 1


@dataclass(frozen=True)
class Taught:
    """What was learned: corrections, head, shape (dimension, kinds), and bias, shape (kinds,)."""

    adapter: Adapter
    head: Array
    bias: Array

    def reader(self, weights: Weights) -> TaughtReader:
        """Return the reader that this makes of its base, on the runtime that the product uses."""
        return TaughtReader(reading_encoder(self.adapter, weights), self.head, self.bias)


@dataclass(frozen=True)
class ReaderCourse:
    """How to teach.

    Attributes:
        recipe: numbers of the training.
        weights: of the base.
        tell: is given lines of progress.

    """

    recipe: ReaderRecipe
    weights: Weights
    tell: Callable[[str], None]


def teach_reader(lessons: WordingLessons, reference: str, course: ReaderCourse) -> Taught:
    """Return what the lessons teach; the same ones in the same order teach the same."""
    training = _Training(lessons, reference, course)
    for epoch in range(course.recipe.epochs):
        loss = training.epoch()
        course.tell(f"  epoch {epoch + 1} of {course.recipe.epochs}: {loss:.3f}")
    return training.taught()


def read_unseen(lessons: WordingLessons, reference: str, course: ReaderCourse) -> Array:
    """Return log odds of each statement by a reader taught without its part, shape (texts, kinds).

    Parts are those of `parts_of`: neither the writer of a statement nor, in the reference, the text
    that it stands in was taught.
    """
    parts = parts_of(lessons, reference)
    found = np.zeros(lessons.labels.shape)
    for part in sorted(set(parts.tolist())):
        out = parts == part
        course.tell(f"reader without part {part}: {out.sum():,} statements left out")
        taught = teach_reader(lessons.part(~out), reference, course)
        found[out] = taught.reader(course.weights).read(lessons.part(out).texts)
    return found


class _Training:
    """One training in progress."""

    def __init__(self, lessons: WordingLessons, reference: str, course: ReaderCourse) -> None:
        recipe = course.recipe
        torch.manual_seed(recipe.seed)
        weights = course.weights
        self._recipe = recipe
        self._network = Network(
            weights.base, weights.parameters(), first=0, rank=recipe.rank, seed=recipe.seed
        )
        self._tokens = weights.tokenise()(lessons.texts)
        self._labels = torch.tensor(lessons.labels, dtype=torch.float32)
        writers = sorted(set(lessons.source) - {reference})
        places = {one: row + 1 for row, one in enumerate(writers)}
        self._writer = torch.tensor([places.get(one, 0) for one in lessons.source])
        kinds = lessons.labels.shape[1]
        self._head = nn.Linear(weights.base.width, kinds)
        nn.init.normal_(self._head.weight, std=0.02)
        nn.init.constant_(self._head.bias, _RARE)
        self._habits = nn.Parameter(torch.zeros(len(writers) + 1, kinds))
        self._random = np.random.default_rng(recipe.seed)
        self._learned = [p for p in self._network.parameters() if p.requires_grad]
        self._told = [*self._head.parameters(), self._habits]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": self._learned, "lr": recipe.rate},
                {"params": self._told, "lr": recipe.head_rate},
            ],
            weight_decay=recipe.decay,
        )
        total = -(-len(self._tokens) // recipe.batch) * recipe.epochs
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: rate_at(step, total, recipe.warm_up)
        )

    def epoch(self) -> float:
        """See every statement once; return the mean loss."""
        self._network.train()
        losses = [self._step(rows) * len(rows) for rows in self._batches()]
        return sum(losses) / len(self._tokens)

    def taught(self) -> Taught:
        """Return what was learned so far."""
        return Taught(
            self._network.adapter("wordings"),
            self._head.weight.detach().numpy().T.astype(np.float64),
            self._head.bias.detach().numpy().astype(np.float64),
        )

    def _step(self, rows: Sequence[int]) -> float:
        given = self._network.start([self._tokens[row] for row in rows])
        vectors = SCALE * self._network.finish(given)
        odds = self._head(functional.dropout(vectors, self._recipe.dropped))
        writers = self._writer[list(rows)]
        odds = odds + self._habits[writers] * (writers > 0)[:, None]
        wanted = self._labels[list(rows)]
        each = functional.binary_cross_entropy_with_logits(odds, wanted, reduction="none")
        counts = torch.where(writers > 0, 1.0, OF_REFERENCE)
        loss: Tensor = (each.sum(1) * counts).sum() / counts.sum()
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch gives it no types
        nn.utils.clip_grad_norm_([*self._learned, *self._told], _LONGEST_STEP)
        self._optimiser.step()
        self._schedule.step()
        return float(loss.item())

    def _batches(self) -> Iterator[list[int]]:
        """Yield all rows once, in batches of like length, in random order."""
        size = self._recipe.batch
        order = self._random.permutation(len(self._tokens))
        together = size * _SORTED_TOGETHER
        drawn = []
        for first in range(0, len(order), together):
            chunk = sorted(map(int, order[first : first + together]), key=self._length)
            drawn += [chunk[at : at + size] for at in range(0, len(chunk), size)]
        for place in self._random.permutation(len(drawn)):
            yield drawn[int(place)]

    def _length(self, row: int) -> int:
        return len(self._tokens[row])
