"""Weighs statements by all that is known of them: cues, rules, runs of words, and vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.sow.hit import Hit
from intelligence.sow.outline import Outline
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from models.embedding import Embedder, Vectors
from models.wordings.classifier import WordingClassifier


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with what the rules found and how probable each kind is, if that was weighed."""

    hits: Sequence[Hit]
    probabilities: Mapping[PassageKind, float] | None
    bounds: Mapping[PassageKind, float]


@dataclass(frozen=True)
class Learned:
    """A classifier of wordings, and the vectors of a text's statements.

    Attributes:
        classifier: fitted on vectors of the same encoder.
        vectors: gives them by the place where each statement starts; asked once, late, because
            they may still be computed.

    """

    classifier: WordingClassifier
    vectors: Callable[[], Mapping[int, Vectors]]

    def weighed(
        self,
        settings: Sequence[Setting],
        hits: Sequence[Sequence[Hit]],
        evidence: Sequence[Mapping[str, float]],
    ) -> list[Weighed]:
        """Return each statement weighed; parallel arguments."""
        if not settings:
            return []
        kinds = [PassageKind(kind) for kind in self.classifier.kinds]
        places = self.vectors()
        rows = np.array([places[setting.statement.start] for setting in settings])
        odds = self.classifier.log_odds([one.words for one in settings], rows, evidence)
        bounds = dict(zip(kinds, map(float, _share(self.classifier.bounds)), strict=True))
        return [
            Weighed(own, dict(zip(kinds, map(float, row), strict=True)), bounds)
            for own, row in zip(hits, _share(odds), strict=True)
        ]


def vectors_of(outlined: Outline, embedder: Embedder) -> dict[int, Vectors]:
    """Return the vector of each statement by the place where it starts; like words once."""
    words = [statement.words for statement in outlined.statements]
    place = {one: row for row, one in enumerate(dict.fromkeys(words))}
    rows = embedder.embed(list(place)) if place else np.zeros((0, 0))
    return {statement.start: rows[place[statement.words]] for statement in outlined.statements}


def _share(odds: np.ndarray) -> np.ndarray:
    shares: np.ndarray = 1 / (1 + np.exp(-odds))
    return shares
