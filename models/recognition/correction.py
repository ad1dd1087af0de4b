"""What the examples of a theme correct of a trained head's claims.

A head that has read thousands of statements learns nothing from ten more that it reads rightly. But
where people say otherwise than it claims, it is wrong about their themes, and about texts like that
one. So for each example the difference is kept between what it is and what the head claims of it,
and the mean difference of the examples near a text is added to its scores (a smoothed residual:
Nadaraya 1964, Watson 1964, shrunk to nothing where no example is near).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.evidence import Views
from models.recognition.folding import folded, once_each
from models.recognition.labels import Label
from models.recognition.steady import MOST_COSINES, steady_product


@dataclass(frozen=True, slots=True)
class Correction:
    """Fitted numbers (`models.recognition.correction_fitting`).

    Attributes:
        weights: how fast an example counts less as the cosine falls, one a space.
        strength: what a difference of 1 adds to a score where only examples speak.
        calm: how many examples of the same words the head's own claim stands for.

    """

    weights: tuple[float, ...]
    strength: float
    calm: float

    def nearness(self, cosines: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """Return how much each example counts, 0 to 1, shape (texts, examples)."""
        total = np.zeros(cosines[0].shape)
        for weight, cosine in zip(self.weights, cosines, strict=True):
            total += weight * (cosine - 1)
        return np.asarray(np.exp(total))


@dataclass(frozen=True)
class Corrected:
    """Examples and counterexamples with what they correct.

    Attributes:
        views: the distinct texts in every space.
        differences: what each is less what was claimed, shape (examples, labels).

    """

    views: Views
    differences: NDArray[np.float64]

    def shift(self, correction: Correction, texts: Views) -> NDArray[np.float64]:
        """Return what is added to the scores, shape (texts, labels)."""
        count, examples = len(texts.spaces[0]), len(self.differences)
        result = np.zeros((count, self.differences.shape[1]))
        weighed = np.concatenate([self.differences, np.ones((examples, 1))], axis=1)
        rows = max(1, MOST_COSINES // max(examples, 1))
        for first in range(0, count, rows):
            part = slice(first, first + rows)
            near = correction.nearness(
                [
                    steady_product(space[part], mine.T)
                    for space, mine in zip(texts.spaces, self.views.spaces, strict=True)
                ]
            )
            summed = steady_product(near, weighed)
            total = correction.calm + summed[:, -1:]
            result[part] = correction.strength * summed[:, :-1] / total
        return result


def shown_texts(labels: Sequence[Label]) -> tuple[str, ...]:
    """Return every example and counterexample once, in an order that is always the same."""
    return once_each(text for x in labels for text in (*x.examples, *x.counterexamples))


def differences_of(
    texts: Sequence[str],
    labels: Sequence[Label],
    places: Sequence[int],
    claimed: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return what each text is less what was claimed of it, shape (texts, places).

    An example is its label wholly, or its labels in equal parts, and none of the others. All that
    is known of a text which is a counterexample only is that it does not have those labels.

    Args:
        texts: as `shown_texts` has them.
        labels: the taxonomy.
        places: positions of the labels that are claimed.
        claimed: the head's probabilities, shape (texts, places).

    """
    owners = _owners([x.examples for x in labels])
    deniers = _owners([x.counterexamples for x in labels])
    columns = {place: column for column, place in enumerate(places)}
    result = np.zeros(claimed.shape)
    for row, text in enumerate(texts):
        own = owners.get(folded(text), ())
        if own:
            result[row] = -claimed[row]
            for place in own:
                if place in columns:
                    result[row, columns[place]] += 1 / len(own)
            continue
        for place in deniers.get(folded(text), ()):
            if place in columns:
                result[row, columns[place]] = -claimed[row, columns[place]]
    return result


def _owners(given: Sequence[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for place, texts in enumerate(given):
        for same in sorted({folded(text) for text in texts}):
            found[same] = (*found.get(same, ()), place)
    return found
