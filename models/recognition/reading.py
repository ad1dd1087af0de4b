"""What was learned with one encoder, and how a taxonomy is read with it or without."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.recognition.bridge import NEVER, Bridge, between, carried_by
from models.recognition.choice import Choice
from models.recognition.correction import Correction
from models.recognition.crossing import placed_of, read_within
from models.recognition.evidence import LabelViews, Views, evidence, views_of
from models.recognition.head import Head
from models.recognition.reader import ThemeReader
from models.recognition.subcauses import closeness


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
        reader: is mixed into the head's scores of the themes that it knows, None where it has no
            share.

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
    reader: ThemeReader | None = None

    def scores(self, texts: Sequence[str], own: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return scores of the head's classes for themes that it knows, shape (texts, classes).

        Args:
            texts: n texts.
            own: the head's own scores of them.

        """
        return own if self.reader is None else self.reader.mixed(texts, own)


@dataclass(frozen=True)
class Reading:
    """How a taxonomy is read.

    Attributes:
        trained: what was learned, or None: by definitions alone.
        plain: weights for when nothing was learned.
        centre: what is taken away from every vector, shape (dimension,).
        parts: of rows with several parts only the first is read: the taxonomy is too far from what
            the others were taught.
        kept: labels that the head knows as they are, by the key of their theme.
        closed: labels that no text is told by its words: they are for what fits nowhere else.

    """

    trained: Trained | None
    plain: Choice
    centre: NDArray[np.float64]
    parts: int = 1
    kept: Mapping[str, int] = field(default_factory=dict)
    closed: tuple[int, ...] = ()

    @property
    def bridge(self) -> Bridge | None:
        """What the head tells of themes that it does not know."""
        return self.trained.bridge if self.trained else None

    @property
    def described(self) -> Choice:
        """The weights for themes with a definition only, those of the bridge where there is one."""
        return self.bridge.choice if self.bridge else self.alone

    @property
    def alone(self) -> Choice:
        """The weights of definitions alone."""
        return self.trained.described if self.trained else self.plain

    @property
    def within(self) -> float | None:
        """How sharply sub-causes of themes with a definition only are told apart."""
        if self.bridge and self.bridge.within:
            return self.bridge.within.sharpness
        return self.trained.described.within if self.trained else self.plain.within

    def views(self, texts: Sequence[str], vectors: Vectors) -> Views:
        """Return rows of the texts in every space that is looked at."""
        head, parts = (self.trained.head, self.trained.parts) if self.trained else (None, 1)
        return views_of(texts, vectors, self.centre, head, parts)

    def filed(self, labels: LabelViews) -> NDArray[np.float64] | None:
        """Return how the head's sub-causes are filed among the labels, None without a bridge."""
        if self.trained is None or self.bridge is None:
            return None
        return self.bridge.filed(self.alone, labels, self.kept, self.closed)

    def strengths(
        self, texts: Views, labels: LabelViews, filed: NDArray[np.float64] | None
    ) -> list[NDArray[np.float64]]:
        """Return how strongly the texts tell the sub-causes of each label, as `within` needs it."""
        close = list(closeness(texts, labels))
        bridge = self.bridge
        if bridge is None or bridge.within is None or filed is None or texts.scores is None:
            return close
        told, placed = bridge.told(texts.scores), placed_of(bridge.known.rows, labels)
        for label, own in enumerate(close):
            if own.shape[1] > 1:
                read = read_within(told, filed[:, label], placed[label])
                close[label] = bridge.within.strengths(own, read)
        return close

    def probabilities(
        self,
        texts: Views,
        labels: LabelViews,
        filed: NDArray[np.float64] | None,
        taught: Callable[[Choice, NDArray[np.float64]], NDArray[np.float64]],
    ) -> NDArray[np.float64]:
        """Return calibrated probabilities by definitions and bridge, shape (texts, labels).

        Args:
            texts: in every space.
            labels: the taxonomy.
            filed: what `filed` returns for it.
            taught: adds to a choice's scores what examples say.

        """
        near = evidence(texts, labels)
        alone = self._chosen(self.alone, near, taught)
        if self.bridge is None or filed is None or texts.scores is None:
            return alone
        across = self.bridge.evidence(texts.scores, filed)
        found = np.concatenate([near, across], axis=2)
        return between(self._chosen(self.bridge.choice, found, taught), alone, carried_by(filed))

    def scores(
        self, texts: Views, labels: LabelViews, filed: NDArray[np.float64] | None
    ) -> NDArray[np.float64]:
        """Return the scores of `described` without examples, shape (texts, labels)."""
        near = evidence(texts, labels)
        if self.bridge is None or filed is None or texts.scores is None:
            return self.alone.scores(near)
        across = self.bridge.evidence(texts.scores, filed)
        return self.bridge.choice.scores(np.concatenate([near, across], axis=2))

    def _chosen(
        self,
        choice: Choice,
        found: NDArray[np.float64],
        taught: Callable[[Choice, NDArray[np.float64]], NDArray[np.float64]],
    ) -> NDArray[np.float64]:
        scores = taught(choice, choice.scores(found))
        scores[:, list(self.closed)] = NEVER
        probabilities = choice.probabilities_of(scores)
        probabilities[:, list(self.closed)] = 0
        return probabilities
