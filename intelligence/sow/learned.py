"""Weighs statements by what a taught reader makes of them, with what cues and rules say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from intelligence.sow.hit import Hit
from intelligence.sow.judge import named_cues
from intelligence.sow.outline import Outline
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from models.embedding import Embedder, Vectors
from models.wordings.classifier import WordingClassifier
from models.wordings.reading import WordingReader


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement with what the rules found and how probable each kind is, if that was weighed."""

    hits: Sequence[Hit]
    probabilities: Mapping[PassageKind, float] | None
    bounds: Mapping[PassageKind, float]


@dataclass(frozen=True)
class Learned:
    """A reader of statements, and the classifier that was fitted on its readings."""

    reader: WordingReader
    classifier: WordingClassifier

    def weighed(self, settings: Sequence[Setting], hits: Sequence[Sequence[Hit]]) -> list[Weighed]:
        """Return each statement weighed; parallel arguments."""
        if not settings:
            return []
        kinds = [PassageKind(kind) for kind in self.classifier.kinds]
        readings = self.reader.read([one.words for one in settings])
        named = [named_cues(one, own) for one, own in zip(settings, hits, strict=True)]
        odds = self.classifier.log_odds(readings, named)
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
