"""The role classifier that is used: the fitted model behind the packaged encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.embedding import Embedder
from models.identity import read_identity
from models.readers.reader import TaughtReader, reader_weights
from models.roles.artefact import Artefact, digest_of, load
from models.roles.contract import Statement, Verdict
from models.roles.decision import decide
from models.roles.model import prepare
from models.roles.reading import read_roles


class LearnedRoles:
    """A :class:`models.roles.contract.RoleClassifier` over an embedder and a fitted artefact.

    ``reader`` is the artefact's on its encoder, or None where it has none.
    """

    def __init__(
        self, embedder: Embedder, artefact: Artefact, reader: TaughtReader | None = None
    ) -> None:
        self._embedder = embedder
        self._artefact = artefact
        self._reader = reader

    @property
    def identity(self) -> str:
        """Name, digits of the checksums of model and reader, and the encoder."""
        return f"roles@{digest_of(self._artefact.card)}/{self._embedder.identity}"

    def classify(self, passages: Sequence[Sequence[Statement]]) -> list[list[Verdict]]:
        """Return a verdict for each statement; a passage is one document in reading order."""
        items = [item for passage in passages for item in passage]
        if not items:
            return [[] for _ in passages]
        readings = read_roles(self._reader, items) if self._reader else None
        vectors = self._embedder.embed([item.text for item in items])
        probabilities = self._artefact.model.probabilities(prepare(passages, vectors, readings))
        verdicts: list[list[Verdict]] = []
        start = 0
        for passage in passages:
            rows = probabilities[start : start + len(passage)]
            verdicts.append(decide(rows, passage, self._artefact.decision))
            start += len(passage)
        return verdicts


def load_roles(embedder: Embedder, directory: Path, cache: Path | None = None) -> LearnedRoles:
    """Return the classifier fitted for an embedder; its reader computes in the same precision.

    Args:
        embedder: gives the vectors that the model was fitted on.
        directory: where the artefact lies.
        cache: the user's folder for notes of what was checked, if any.

    Raises:
        UnfittedArtefact: when there is none, or it was fitted on another encoder.
        UnverifiedWeights: when the package that the reader stands on is not installed.

    """
    artefact = load(embedder.identity, directory)
    if artefact.reader is None:
        return LearnedRoles(embedder, artefact)
    known = read_identity(embedder.identity)
    reader = artefact.reader.reader(reader_weights(cache), known.precision if known else "f32")
    return LearnedRoles(embedder, artefact, reader)
