"""The role classifier that is used: the fitted model behind the packaged encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.embedding import Embedder
from models.roles.artefact import Artefact, load
from models.roles.contract import Statement, Verdict
from models.roles.decision import decide
from models.roles.model import prepare


class LearnedRoles:
    """A :class:`models.roles.contract.RoleClassifier` over an embedder and a fitted artefact."""

    def __init__(self, embedder: Embedder, artefact: Artefact) -> None:
        self._embedder = embedder
        self._artefact = artefact

    @property
    def identity(self) -> str:
        """Name, first digits of the checksum, and the encoder."""
        return f"roles@{self._artefact.card['sha256'][:12]}/{self._embedder.identity}"

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return a verdict for each statement; a passage is one document in reading order."""
        texts = [item.text for passage in passages for item in passage]
        if not texts:
            return [[] for _ in passages]
        inputs = prepare(passages, self._embedder.embed(texts))
        probabilities = self._artefact.model.probabilities(inputs)
        verdicts: list[list[Verdict]] = []
        start = 0
        for passage in passages:
            rows = probabilities[start : start + len(passage)]
            verdicts.append(decide(rows, passage, self._artefact.decision))
            start += len(passage)
        return verdicts


def load_roles(embedder: Embedder, directory: Path) -> LearnedRoles:
    """Return the classifier fitted for an embedder.

    Raises:
        UnfittedArtefact: when there is none, or it was fitted on another encoder.

    """
    return LearnedRoles(embedder, load(embedder.identity, directory))
