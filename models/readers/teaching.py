"""Teaches a reader: low-rank adaptation of all its layers (Hu et al. 2022, "LoRA"), and its head.

What a text is to tell, and so the loss, is given by who teaches; batches, rates and what is learned
are the same for every reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from models.encoder.adapter import Adapter
from models.encoder.locate import Weights
from models.encoder.training.network import Network
from models.encoder.training.run import rate_at
from models.readers.reader import SCALE, TaughtReader, reading_encoder

Array = NDArray[np.float64]

_LONGEST_STEP = 1.0
#: Batches that are sorted by length together, to waste no padding.
_SORTED_TOGETHER = 8

#: Mean loss of a batch, of the head's output, shape (texts, kinds), and the texts' places.
Loss = Callable[[Tensor, Sequence[int]], Tensor]


@dataclass(frozen=True, slots=True)
class ReaderRecipe:
    """Everything that decides what is learned from the same texts.

    Attributes:
        rank: of each correction.
        epochs: how often every text is seen.
        batch: texts of one step.
        rate: highest learning rate of the corrections (AdamW).
        head_rate: that of the head and of what else the loss learns.
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
class Lesson:
    """What to teach.

    Attributes:
        name: of what is learned, for the adapter.
        texts: to be read.
        start: of the head's bias, one for each kind.
        loss: of a batch.
        learned: what the loss has to learn and to be forgotten afterwards.

    """

    name: str
    texts: Sequence[str]
    start: Sequence[float]
    loss: Loss
    learned: Sequence[nn.Parameter] = field(default=())


def teach(lesson: Lesson, course: ReaderCourse) -> Taught:
    """Return what a lesson teaches; the same one teaches the same."""
    training = _Training(lesson, course)
    for epoch in range(course.recipe.epochs):
        loss = training.epoch()
        course.tell(f"  epoch {epoch + 1} of {course.recipe.epochs}: {loss:.3f}")
    return training.taught()


class _Training:
    """One training in progress."""

    def __init__(self, lesson: Lesson, course: ReaderCourse) -> None:
        recipe = course.recipe
        torch.manual_seed(recipe.seed)
        weights = course.weights
        self._lesson, self._recipe = lesson, recipe
        self._network = Network(
            weights.base, weights.parameters(), first=0, rank=recipe.rank, seed=recipe.seed
        )
        self._tokens = weights.tokenise()(lesson.texts)
        self._head = nn.Linear(weights.base.width, len(lesson.start))
        nn.init.normal_(self._head.weight, std=0.02)
        with torch.no_grad():
            self._head.bias.copy_(torch.tensor(lesson.start))
        self._random = np.random.default_rng(recipe.seed)
        self._learned = [p for p in self._network.parameters() if p.requires_grad]
        self._told = [*self._head.parameters(), *lesson.learned]
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
        """See every text once; return the mean loss."""
        self._network.train()
        losses = [self._step(rows) * len(rows) for rows in self._batches()]
        return sum(losses) / len(self._tokens)

    def taught(self) -> Taught:
        """Return what was learned so far."""
        return Taught(
            self._network.adapter(self._lesson.name),
            self._head.weight.detach().numpy().T.astype(np.float64),
            self._head.bias.detach().numpy().astype(np.float64),
        )

    def _step(self, rows: Sequence[int]) -> float:
        given = self._network.start([self._tokens[row] for row in rows])
        vectors = SCALE * self._network.finish(given)
        odds = self._head(functional.dropout(vectors, self._recipe.dropped))
        loss = self._lesson.loss(odds, rows)
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
