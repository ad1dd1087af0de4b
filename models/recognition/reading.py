"""What was learned with one encoder, and how a taxonomy is read with it or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.recognition.bridge import Bridge
from models.recognition.choice import Choice
from models.recognition.correction import Correction
from models.recognition.evidence import LabelViews, Views, evidence, views_of
from models.recognition.head import Head


@dataclass(frozen=True)
class Trained:
    """What was learned with one encoder.

    Attributes:
        head: the linear head over starter sub-causes.
        fingerprints: the `Label.fingerprint` with which each starter theme was trained, by key.
        centre: mean of the training vectors, shape (dimension,).
        headed: weights for themes with a head; its one view is the head's log-probability.
        described: weights for themes with a definition only.
        parts: how many vectors of equal length stand side by side in the encoder's rows.
        landmarks: general vectors of the definitions it was trained with, unit rows, shape
            (definitions, dimension / parts).
        correction: how far examples correct the head, None where nobody fitted it.
        bridge: what the head tells of themes that it does not know, None where nobody fitted it.

    """

    head: Head
    fingerprints: Mapping[str, str]
    centre: NDArray[np.float32]
    headed: Choice
    described: Choice
    parts: int = 1
    landmarks: NDArray[np.float32] | None = None
    correction: Correction | None = None
    bridge: Bridge | None = None


@dataclass(frozen=True)
class Reading:
    """How a taxonomy is read.

    Attributes:
        trained: what was learned, or None: by definitions alone.
        plain: weights for when nothing was learned.
        centre: what is taken away from every vector, shape (dimension,).
        parts: of rows with several parts only the first is read: the taxonomy is too far from what
            the others were taught.
        bridged: whether what the head reads is carried over: no theme of the taxonomy has a head.

    """

    trained: Trained | None
    plain: Choice
    centre: NDArray[np.float64]
    parts: int = 1
    bridged: bool = False

    @property
    def bridge(self) -> Bridge | None:
        """What the head tells of themes that it does not know, where that is asked for."""
        return self.trained.bridge if self.trained and self.bridged else None

    @property
    def described(self) -> Choice:
        """The weights for themes with a definition only."""
        if self.bridge:
            return self.bridge.choice
        return self.trained.described if self.trained else self.plain

    @property
    def within(self) -> float | None:
        """How sharply sub-causes are told apart by definitions alone."""
        return self.trained.described.within if self.trained else self.plain.within

    def views(self, texts: Sequence[str], vectors: Vectors) -> Views:
        """Return rows of the texts in every space that is looked at."""
        head, parts = (self.trained.head, self.trained.parts) if self.trained else (None, 1)
        return views_of(texts, vectors, self.centre, head, parts)

    def filed(self, labels: LabelViews) -> NDArray[np.float64] | None:
        """Return how the head's sub-causes are filed among the labels, None without a bridge."""
        if self.trained is None or self.bridge is None:
            return None
        return self.bridge.filed(self.trained.described, labels)

    def evidence(
        self, texts: Views, labels: LabelViews, filed: NDArray[np.float64] | None
    ) -> NDArray[np.float64]:
        """Return what definitions and bridge tell of the texts, shape (texts, labels, views)."""
        found = evidence(texts, labels)
        if self.bridge is None or filed is None or texts.scores is None:
            return found
        carried = self.bridge.evidence(texts.scores, filed)
        return np.concatenate([found, carried[..., None]], axis=2)
