"""Roles by what others would do with vectors: the nearest definition, or a plain regression."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.peers import regression_probabilities
from models.roles.contract import ROLES, Role, Statement, Verdict
from models.roles.labelled import Passage

#: What each role means, in a sentence.
DEFINITIONS = {
    Role.CAUSE: "The reason why it went wrong.",
    Role.IMPACT: "What came of it: delay, cost, lost trust, people idle.",
    Role.RECOMMENDATION: "What should be done next time.",
    Role.RESOLUTION: "What was done and settled the problem.",
    Role.POSITIVE: "What went well.",
    Role.CONTEXT: "What was the case, as background.",
    Role.NOISE: "A greeting, a heading or a signature.",
}


class NearestRole:
    """Gives every statement the role whose definition is closest."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @property
    def identity(self) -> str:
        """The method and its encoder."""
        return f"nearest-role/{self._embedder.identity}"

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return the closest role of each statement; the confidence is the cosine, from 0."""
        texts = [item.text for passage in passages for item in passage]
        definitions = self._embedder.embed([DEFINITIONS[role] for role in ROLES])
        scores = self._embedder.embed(texts) @ definitions.T if texts else np.zeros((0, len(ROLES)))
        return _shared_out(np.clip(scores, 0.0, 1.0), passages)


class RegressionRole:
    """A logistic regression on a statement's vector, each statement by itself."""

    def __init__(self, embedder: Embedder, training: Sequence[Passage]) -> None:
        self._embedder = embedder
        self._training = training

    @property
    def identity(self) -> str:
        """The method and its encoder."""
        return f"regression-role/{self._embedder.identity}"

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return the likeliest role of each statement."""
        texts = [item.text for passage in passages for item in passage]
        if not texts:
            return [[] for _ in passages]
        rows, roles = self._learned
        asked = self._embedder.embed(texts)
        scores = regression_probabilities(rows, roles, asked, [role.value for role in ROLES])
        return _shared_out(scores, passages)

    @cached_property
    def _learned(self) -> tuple[NDArray[np.float32], list[str]]:
        pairs = [
            (item.text, role.value)
            for passage in self._training
            for item, role in zip(passage.statements, passage.roles, strict=True)
        ]
        return self._embedder.embed([text for text, _ in pairs]), [role for _, role in pairs]


def _shared_out(
    scores: NDArray[np.floating], passages: Sequence[Sequence[Statement]]
) -> list[list[Verdict]]:
    verdicts = [Verdict(ROLES[int(row.argmax())], float(row.max())) for row in scores]
    waiting = iter(verdicts)
    return [[next(waiting) for _ in passage] for passage in passages]
