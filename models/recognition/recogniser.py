"""Recognises the themes of any taxonomy, better where labelled statements exist.

A theme that is still as the labelled statements know it (same key, same definition) is scored by
the trained head; every other theme by what it has in common with the theme's texts. Both end in a
calibrated probability, so that they can stand beside each other in one taxonomy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder, Vectors
from models.errors import InvalidInput
from models.recognition.choice import Choice
from models.recognition.evidence import (
    LabelViews,
    evidence,
    label_views,
    nearest_subcauses,
    views_of,
)
from models.recognition.head import Head
from models.recognition.labels import Label
from models.recognition.parts import GeneralPart, general_part
from models.recognition.steady import softmax, steady_product

#: Texts worked on at once: bounds memory for a taxonomy of thousands of sub-causes.
CHUNK = 1024

#: Decimals of every confidence: far coarser than what arithmetic noise can move.
DECIMALS = 4

#: Least mean cosine of a taxonomy's texts to the nearest definition that was trained with, in the
#: published encoder's space, from which what was learned of causes is used for it. Codes of a
#: survey of requirements problems come to .58, other words for delivery themes to .52 to .59,
#: labels of pipeline accidents, fire crews, a developer platform and a bank's chat to .31 to .37.
FAMILIAR = 0.45

#: Labels kept in a ranking.
RANKED = 3

#: Weights for an encoder that nothing was trained for, as fitted with all-MiniLM-L6-v2.
PLAIN_CHOICE = Choice((13.6, 3.8, 2.4), none=5.1, slope=1.4, offset=0.8, threshold=0.34)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one text comes closest to. Positions are those of the taxonomy.

    ``sure`` says whether the confidence reaches the fitted threshold. ``subcause`` belongs to the
    best label and is None when that has none. ``ranking`` holds the best labels, best first.
    """

    subcause: int | None
    confidence: float
    sure: bool
    ranking: tuple[int, ...]

    @property
    def best(self) -> int:
        """The position of the closest label."""
        return self.ranking[0]


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

    """

    head: Head
    fingerprints: Mapping[str, str]
    centre: NDArray[np.float32]
    headed: Choice
    described: Choice
    parts: int = 1
    landmarks: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Recogniser:
    """Scores texts against labels. ``trained`` None means: by definitions alone, any encoder.

    ``identity`` names artefact and encoder for an edition's manifest.
    """

    embedder: Embedder
    trained: Trained | None = None
    name: str = "definitions-only"
    plain: Choice = field(default=PLAIN_CHOICE)

    @property
    def identity(self) -> str:
        """Artefact and encoder; with another one, confidences are not comparable."""
        return f"{self.name}/{self.embedder.identity}"

    def prepared(self, labels: Sequence[Label]) -> Prepared:
        """Embed a taxonomy once, to recognise many texts.

        Raises:
            InvalidInput: when there are no labels, or two have the same key.

        """
        if not labels or len({label.key for label in labels}) != len(labels):
            message = (
                f"{len(labels)} labels were given; at least one is needed, each with its own key"
            )
            raise InvalidInput(message)
        trained = self.trained
        if trained and self._is_far(labels, trained):
            return self._prepared_plainly(labels, trained.parts)
        head = trained.head if trained else None
        centre, parts = (trained.centre, trained.parts) if trained else (None, 1)
        views = label_views(labels, self.embedder, centre, head, parts)
        places: list[int | None] = [None] * len(labels)
        if trained:
            themes = {key: place for place, key in enumerate(trained.head.themes)}
            places = [
                themes.get(label.key)
                if trained.fingerprints.get(label.key) == label.fingerprint
                else None
                for label in labels
            ]
        middle = np.zeros(views.definitions.spaces[0].shape[1]) if centre is None else centre
        return Prepared(self, tuple(labels), views, tuple(places), np.asarray(middle))

    def _is_far(self, labels: Sequence[Label], trained: Trained) -> bool:
        """Whether what was learned of project causes is foreign to this taxonomy."""
        known = any(trained.fingerprints.get(x.key) == x.fingerprint for x in labels)
        if known or trained.landmarks is None:
            return False
        embedder = GeneralPart(self.embedder, trained.parts)
        texts = [text for x in labels for text in ([s for _, s in x.subcauses] or [x.definition])]
        near = steady_product(embedder.embed(texts), trained.landmarks.T).max(axis=1)
        return float(np.round(near.mean(), DECIMALS)) < FAMILIAR

    def _prepared_plainly(self, labels: Sequence[Label], parts: int) -> Prepared:
        plain = Recogniser(GeneralPart(self.embedder, parts), None, self.name, self.plain)
        return replace(plain.prepared(labels), parts=parts)

    def parts_of(self, vectors: Vectors) -> tuple[Vectors, ...]:
        """Return the general and the cause part of rows, or nothing where they have one part."""
        if self.trained is None or self.trained.parts == 1:
            return ()
        return tuple(np.split(vectors, self.trained.parts, axis=1))

    def recognise(self, texts: Sequence[str], labels: Sequence[Label]) -> tuple[Recognised, ...]:
        """Return for each text its closest theme and confidence; see `Prepared.recognise`."""
        return self.prepared(labels).recognise(texts, self.embedder.embed(texts))


@dataclass(frozen=True)
class Prepared:
    """A recogniser with a taxonomy.

    ``places`` are the labels' columns among the head's themes. Of rows with several ``parts`` only
    the first is read: the taxonomy is too far from what the others were taught.
    """

    recogniser: Recogniser
    labels: tuple[Label, ...]
    views: LabelViews
    places: tuple[int | None, ...]
    centre: NDArray[np.float64]
    parts: int = 1

    @property
    def headed(self) -> tuple[int, ...]:
        """Positions of the labels that a trained head knows as they are."""
        return tuple(i for i, place in enumerate(self.places) if place is not None)

    def recognise(self, texts: Sequence[str], vectors: Vectors) -> tuple[Recognised, ...]:
        """Return for each text its theme, sub-cause and calibrated confidence.

        Ties go to the label that stands first in the taxonomy.

        Args:
            texts: n findings.
            vectors: their vectors by the recogniser's own encoder, shape (n, dimension).

        Raises:
            InvalidInput: when texts and vectors differ in number.

        """
        if len(texts) != len(vectors):
            message = f"{len(texts)} texts came with {len(vectors)} vectors; give one a text"
            raise InvalidInput(message)
        vectors = general_part(vectors, self.parts)
        results: list[Recognised] = []
        for first in range(0, len(texts), CHUNK):
            part = slice(first, first + CHUNK)
            probabilities, subcauses = self.scores(texts[part], vectors[part])
            order = np.argsort(-probabilities, axis=1, kind="stable")
            results.extend(
                self._result(row, ranking, closest)
                for row, ranking, closest in zip(probabilities, order, subcauses, strict=True)
            )
        return tuple(results)

    def scores(
        self, texts: Sequence[str], vectors: Vectors
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return probabilities and closest sub-causes, both of shape (texts, labels)."""
        trained = self.recogniser.trained
        head = trained.head if trained else None
        mine = views_of(texts, vectors, self.centre, head, trained.parts if trained else 1)
        found = evidence(mine, self.views)
        closest = nearest_subcauses(mine, self.views)
        if trained is None:
            probabilities = self.recogniser.plain.probabilities(found)
        else:
            probabilities = trained.described.probabilities(found)
            if self.headed:
                by_class = softmax(trained.head.logits(texts, vectors))
                logs = theme_logs(trained.head, by_class)
                asked = [place for place in self.places if place is not None]
                others = [place for place in range(logs.shape[1]) if place not in asked]
                probabilities[:, list(self.headed)] = trained.headed.probabilities(
                    logs[:, asked, None], logs[:, others, None]
                )
                self._prefer_trained_subcauses(trained.head, closest, by_class)
        excess = np.maximum(probabilities.sum(axis=1, keepdims=True), 1.0)
        return np.round(probabilities / excess, DECIMALS), closest

    def _prefer_trained_subcauses(
        self, head: Head, closest: NDArray[np.int64], by_class: NDArray[np.float64]
    ) -> None:
        columns = {pair: number for number, pair in enumerate(head.classes)}
        for position in self.headed:
            label = self.labels[position]
            wanted = [columns.get((label.key, key)) for key, _ in label.subcauses]
            if wanted and None not in wanted:
                rounded = np.round(by_class[:, [w for w in wanted if w is not None]], 6)
                closest[:, position] = rounded.argmax(axis=1)

    def _result(
        self, row: NDArray[np.float64], order: NDArray[np.int64], closest: NDArray[np.int64]
    ) -> Recognised:
        best = int(order[0])
        confidence = float(row[best])
        subcause = int(closest[best]) if self.labels[best].subcauses else None
        sure = confidence >= self._threshold(best)
        ranking = tuple(int(position) for position in order[:RANKED])
        return Recognised(subcause, confidence, sure, ranking)

    def _threshold(self, position: int) -> float:
        trained = self.recogniser.trained
        if trained is None:
            return self.recogniser.plain.threshold
        headed = self.places[position] is not None
        return (trained.headed if headed else trained.described).threshold


def theme_logs(head: Head, by_class: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log-probabilities of the head's themes, shape (texts, themes), not below -14."""
    return np.log(np.maximum(head.theme_probabilities(by_class), 1e-6))
