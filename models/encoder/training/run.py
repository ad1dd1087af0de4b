"""Runs the training: seeded, on what cores there are, in bfloat16 where the processor has it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from models.encoder.adapter import Adapter
from models.encoder.bases import Base
from models.encoder.training.kept import KeptStates, Tokenise
from models.encoder.training.material import (
    ROLES,
    Batch,
    Definition,
    Example,
    Scheme,
    batches,
)
from models.encoder.training.memory import Memory
from models.encoder.training.network import Network
from models.encoder.training.objective import Encoded, Weights, objective

#: What the learning rate sinks to in the end, as a share of its highest.
_LAST_RATE = 0.02

#: Longest step of the joint gradient.
_LONGEST_STEP = 1.0

#: Sentence vectors are multiplied by it before the role head, whose inputs are then of order one.
_ROLE_SCALE = 8.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what is learned from the same texts.

    Attributes:
        first: first corrected layer; those below stay as published.
        rank: rank of each correction.
        epochs: how often every cause is seen.
        batch: causes of one step.
        rate: highest learning rate (AdamW).
        warm_up: share of the steps in which the rate rises.
        decay: weight decay.
        seed: of the corrections' start and the order of texts.
        weights: of the objective's terms.

    """

    first: int
    rank: int = 16
    epochs: int = 8
    batch: int = 48
    rate: float = 2e-3
    warm_up: float = 0.1
    decay: float = 0.01
    seed: int = 20
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True)
class Lesson:
    """What is taught, and to whom: a base with its weights and tokeniser, texts and definitions.

    ``schemes`` are other ways of cutting the same causes; each step is asked one of its world.
    """

    base: Base
    parameters: Mapping[str, np.ndarray]
    tokenise: Tokenise
    examples: Sequence[Example]
    definitions: Sequence[Definition]
    schemes: Sequence[Scheme] = ()


def train(lesson: Lesson, recipe: Recipe, tell: Callable[[str], None]) -> Adapter:
    """Return what the base learned; ``tell`` is given a line after each epoch.

    Raises:
        InvalidInput: when no writer has enough causes for a batch.

    """
    course = Course(lesson, recipe)
    random = np.random.default_rng(recipe.seed)
    began = time.monotonic()
    for epoch in range(recipe.epochs):
        sums: dict[str, float] = {}
        drawn = list(batches(lesson.examples, recipe.batch, random))
        for batch in drawn:
            for name, value in course.step(batch).items():
                sums[name] = sums.get(name, 0.0) + value / len(drawn)
        shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
        spent = time.monotonic() - began
        tell(f"epoch {epoch + 1} of {recipe.epochs}, {spent:.0f} s: {shown}")
    return course.network.adapter("causes")


class Course:
    """One training in progress."""

    def __init__(self, lesson: Lesson, recipe: Recipe) -> None:
        """Run the frozen layers over all texts, once."""
        torch.manual_seed(recipe.seed)
        self._lesson, self._recipe = lesson, recipe
        self.network = Network(
            lesson.base, lesson.parameters, first=recipe.first, rank=recipe.rank, seed=recipe.seed
        )
        self._role_head = nn.Linear(lesson.base.width, len(ROLES))
        self._known = KeptStates(self.network, _all_texts(lesson), lesson.tokenise)
        self._memory = Memory(
            lesson.examples, lesson.definitions, lesson.schemes, self._known.before
        )
        self._random = np.random.default_rng(recipe.seed + 1)
        self._learned = [p for p in self.network.parameters() if p.requires_grad]
        heads = {"params": self._role_head.parameters(), "lr": 10 * recipe.rate}
        self._optimiser = torch.optim.AdamW(
            [{"params": self._learned, "lr": recipe.rate}, heads], weight_decay=recipe.decay
        )
        count = len(list(batches(lesson.examples, recipe.batch, np.random.default_rng(0))))
        total = count * recipe.epochs
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser, lambda step: rate_at(step, total, recipe.warm_up)
        )

    def step(self, batch: Batch) -> dict[str, float]:
        """Learn from one batch and return the objective's terms."""
        encoded = self._encoded(batch)
        self._memory.remember(batch.causes, encoded.causes, encoded.definitions)
        loss, terms = objective(encoded, self._recipe.weights)
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch gives it no types
        nn.utils.clip_grad_norm_(self._learned, _LONGEST_STEP)
        self._optimiser.step()
        self._schedule.step()
        return terms

    def _encoded(self, batch: Batch) -> Encoded:
        examples, memory = self._lesson.examples, self._memory
        causes = [examples[i] for i in batch.causes]
        others = [examples[i] for i in batch.others]
        classes = [memory.class_of(e) for e in causes]
        statements = [e.text for e in (*causes, *others)]
        gists = [e.gist or e.text for e in causes]
        asked = sorted(set(classes))
        meanings = [self._one_of(self._lesson.definitions[number].texts) for number in asked]
        scheme = self._scheme_of(causes[0].world)
        places = [scheme.place.get((e.theme, e.subcause), -1) if scheme else -1 for e in causes]
        filed = sorted({place for place in places if place >= 0})
        filing = [self._one_of(scheme.options[place]) for place in filed] if scheme else []
        vectors = self._known.vectors(self.network, [*statements, *gists, *meanings, *filing])
        said, brief, meant, options = torch.split(
            vectors, [len(statements), len(gists), len(meanings), len(filing)]
        )
        size = len(causes)
        wanted, skipped = memory.wanted(batch.causes)
        return Encoded(
            causes=said[:size],
            gists=brief,
            others=said[size:],
            definitions=memory.definitions.index_put((torch.tensor(asked),), meant),
            classes=torch.tensor(classes),
            themes=memory.theme_of[classes],
            theme_of=memory.theme_of,
            foreign=memory.world_of != memory.world_of[classes[0]],
            options=self._options(scheme, filed, options),
            places=torch.tensor(places),
            roles=torch.tensor([ROLES.index(e.role) for e in (*causes, *others)]),
            role_logits=self._role_head(said * _ROLE_SCALE),
            before=self._before([*statements[:size], *gists, *statements[size:]]),
            memory=memory.causes,
            wanted=wanted,
            skipped=skipped,
        )

    def _one_of(self, texts: Sequence[str]) -> str:
        return texts[int(self._random.integers(len(texts)))]

    def _scheme_of(self, world: str) -> Scheme | None:
        mine = [scheme for scheme in self._lesson.schemes if scheme.world == world]
        return mine[int(self._random.integers(len(mine)))] if mine else None

    def _options(self, scheme: Scheme | None, filed: Sequence[int], vectors: Tensor) -> Tensor:
        """Return the vectors of a scheme's options, those asked for as they are now learned."""
        if scheme is None or not filed:
            return vectors
        known = self._memory.options[scheme.name]
        whole = known.index_put((torch.tensor(filed),), vectors)
        self._memory.remember_options(scheme.name, whole)
        return whole

    def _before(self, texts: Sequence[str]) -> Tensor:
        return torch.stack([self._known.before[text] for text in texts])


def rate_at(step: int, total: int, warm_up: float) -> float:
    """Return the learning rate of a step as a share of the highest: up in a line, down in a cosine.

    >>> [round(rate_at(step, 100, 0.1), 2) for step in (0, 9, 55, 99)]
    [0.1, 1.0, 0.51, 0.02]
    """
    rising = max(total * warm_up, 1.0)
    if step < rising:
        return (step + 1) / rising
    share = (step - rising) / max(total - rising, 1.0)
    return _LAST_RATE + (1 - _LAST_RATE) * 0.5 * (1 + math.cos(math.pi * share))


def _all_texts(lesson: Lesson) -> list[str]:
    return [
        *(e.text for e in lesson.examples),
        *(e.gist for e in lesson.examples if e.gist),
        *(text for definition in lesson.definitions for text in definition.texts),
        *(text for scheme in lesson.schemes for texts in scheme.options for text in texts),
    ]
