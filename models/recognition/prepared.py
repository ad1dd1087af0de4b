"""A recogniser with a taxonomy: every text gets a calibrated probability of each of its themes.

A theme that a trained head knows is scored by the head, every other one by what it has in common
with the theme's texts, and both by the theme's examples where it has any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.errors import InvalidInput, UnfittedArtefact
from models.recognition.choice import Choice
from models.recognition.correction import Corrected, Correction
from models.recognition.decided import Decided, Taught, taught_of
from models.recognition.evidence import LabelViews, Views
from models.recognition.examples import Shown
from models.recognition.head import Head
from models.recognition.labels import Label
from models.recognition.mixture import Mixture
from models.recognition.parts import general_part
from models.recognition.reading import Reading, Trained
from models.recognition.recognised import Recognised
from models.recognition.steady import softmax
from models.recognition.subcauses import (
    Subcauses,
    as_filed,
    columns_of,
    likeliest,
    within_labels,
)

#: Texts worked on at once: bounds memory for a taxonomy of thousands of sub-causes.
CHUNK = 1024

#: Decimals of every confidence: far coarser than what arithmetic noise can move.
DECIMALS = 4

#: Labels kept in a ranking.
RANKED = 3


@dataclass(frozen=True)
class Prepared:
    """A taxonomy as it is read, with its examples and what was decided, where there is any.

    ``places`` are the labels' columns among the head's themes, ``filed`` is the share of its
    sub-causes in each label.
    """

    reading: Reading
    labels: tuple[Label, ...]
    views: LabelViews
    places: tuple[int | None, ...]
    shown: Shown | None = None
    corrected: Corrected | None = None
    taught: Taught | None = None
    filed: NDArray[np.float64] | None = None

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
        vectors = general_part(vectors, self.reading.parts)
        results: list[Recognised] = []
        for first in range(0, len(texts), CHUNK):
            part = slice(first, first + CHUNK)
            probabilities, subcauses = self.scores(texts[part], vectors[part])
            order = np.argsort(-probabilities, axis=1, kind="stable")
            results.extend(
                self._result(row, ranking, *told)
                for row, ranking, *told in zip(
                    probabilities, order, subcauses.closest, subcauses.sure, strict=True
                )
            )
        return tuple(results)

    def subcauses(self, texts: Sequence[str], vectors: Vectors) -> NDArray[np.int64]:
        """Return the likeliest sub-cause of every label, shape (texts, labels).

        Args:
            texts: n findings.
            vectors: their vectors by the recogniser's own encoder, shape (n, dimension).

        """
        return self.scores(texts, general_part(vectors, self.reading.parts))[1].closest

    def scores(
        self, texts: Sequence[str], vectors: Vectors
    ) -> tuple[NDArray[np.float64], Subcauses]:
        """Return probabilities, shape (texts, labels), and the likeliest sub-cause of each label.

        Raises:
            UnfittedArtefact: when there are examples, but nobody fitted how much they count.

        """
        probabilities, strengths, sharpness = self._read(texts, vectors)
        found = likeliest(strengths, sharpness)
        surest = np.array([self._choice(place).surest for place in range(len(self.labels))])
        if self.taught:
            within = within_labels(strengths, sharpness)
            probabilities, own = self.taught.applied(texts, probabilities, within, surest)
            found = as_filed(found, own)
        if self.shown:
            probabilities = self.shown.settled(texts, probabilities, surest)
        return np.round(probabilities, DECIMALS), found

    def after(self, decided: Sequence[Decided], vectors: Vectors) -> Prepared:
        """Return the same taxonomy as people file by it.

        Args:
            decided: n decisions, each text once, as `in_order` has them.
            vectors: of the decided texts, shape (n, dimension).

        """
        texts = [one.text for one in decided]
        seen, strengths, sharpness = self._read(texts, general_part(vectors, self.reading.parts))
        owner = np.repeat(np.arange(len(self.labels)), [part.shape[1] for part in strengths])
        told = seen[:, owner] * within_labels(strengths, sharpness)
        return replace(self, taught=taught_of(decided, self.labels, owner, told))

    def _read(
        self, texts: Sequence[str], vectors: Vectors
    ) -> tuple[NDArray[np.float64], list[NDArray[np.float64]], list[float | None]]:
        """Return probabilities, strengths of each label's sub-causes, and how sharp those are."""
        trained = self.reading.trained
        mine = self.reading.views(texts, vectors)
        strengths = self.reading.strengths(mine, self.views, self.filed)
        sharpness: list[float | None] = [self.reading.within] * len(self.labels)
        probabilities = self.reading.probabilities(
            mine, self.views, self.filed, partial(self._taught, mine)
        )
        if trained is not None and mine.scores is not None and self.headed:
            logits = trained.scores(texts, mine.scores)
            own, others = head_scores(trained, self.places, softmax(logits))
            if self.corrected:
                own += self.corrected.shift(fitted(trained.correction), mine)
            probabilities[:, list(self.headed)] = trained.headed.probabilities_of(own, others)
            for position in self.headed:
                columns = columns_of(self.labels[position], trained.head.classes)
                if columns:
                    strengths[position] = logits[:, columns]
                    sharpness[position] = trained.headed.within
        excess = np.maximum(probabilities.sum(axis=1, keepdims=True), 1.0)
        return probabilities / excess, strengths, sharpness

    def _taught(
        self, texts: Views, choice: Choice, scores: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the scores with what examples say."""
        return self.shown.taught(fitted(choice.mixture), scores, texts) if self.shown else scores

    def _result(
        self,
        row: NDArray[np.float64],
        order: NDArray[np.int64],
        closest: NDArray[np.int64],
        sure: NDArray[np.float64],
    ) -> Recognised:
        best = int(order[0])
        confidence = float(row[best])
        second = float(row[order[1]]) if len(order) > 1 else 0.0
        ranking = tuple(int(position) for position in order[:RANKED])
        threshold = self._choice(best).threshold
        if not self.labels[best].subcauses or closest[best] < 0:
            return Recognised(None, confidence, second, threshold, ranking)
        both = None if np.isnan(sure[best]) else round(confidence * float(sure[best]), DECIMALS)
        return Recognised(int(closest[best]), confidence, second, threshold, ranking, both)

    def _choice(self, position: int) -> Choice:
        trained = self.reading.trained
        headed = trained is not None and self.places[position] is not None
        return trained.headed if trained and headed else self.reading.described


def theme_logs(head: Head, by_class: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log-probabilities of the head's themes, shape (texts, themes), not below -14."""
    return np.log(np.maximum(head.theme_probabilities(by_class), 1e-6))


def head_scores(
    trained: Trained, places: Sequence[int | None], by_class: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the scores of the labels with a head, and of the head's other themes.

    Args:
        trained: with the head.
        places: the labels' columns among the head's themes.
        by_class: probabilities of the head's classes, shape (texts, classes).

    """
    logs = theme_logs(trained.head, by_class)
    asked = [place for place in places if place is not None]
    others = [place for place in range(logs.shape[1]) if place not in asked]
    choice = trained.headed
    return choice.scores(logs[:, asked, None]), choice.scores(logs[:, others, None])


Numbers = TypeVar("Numbers", Mixture, Correction)


def fitted(numbers: Numbers | None) -> Numbers:
    """Return what was fitted.

    Raises:
        UnfittedArtefact: when nothing was.

    """
    if numbers is None:
        message = (
            "the taxonomy has examples, but the recogniser was fitted without any; train again"
        )
        raise UnfittedArtefact(message)
    return numbers
