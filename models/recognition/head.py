"""A linear head over words and sentence vector, one output a sub-cause.

Sub-causes rather than themes, because a theme is a bundle of quite different sentences ("criteria
missing" and "annexes contradict each other"), and a linear boundary round the bundle is worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.recognition.lexicon import Lexicon
from models.recognition.steady import softmax, steady_product

_INT8_MAX = 127


@dataclass(frozen=True)
class Head:
    """Trained weights; ``classes`` are pairs of theme and sub-cause key in the order of columns.

    Attributes:
        lexicon: the words it knows.
        word_weights: shape (terms, classes).
        vector_weights: shape (dimension, classes).
        bias: shape (classes,).

    """

    classes: tuple[tuple[str, str], ...]
    lexicon: Lexicon
    word_weights: NDArray[np.float32]
    vector_weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @property
    def themes(self) -> tuple[str, ...]:
        """The theme keys, in the order of their first class."""
        return tuple(dict.fromkeys(theme for theme, _ in self.classes))

    def logits(self, texts: Sequence[str], vectors: Vectors) -> NDArray[np.float64]:
        """Return one score a text and class, shape (len(texts), len(classes))."""
        words = np.asarray(self.lexicon.vectors(texts) @ self.word_weights.astype(np.float64))
        return np.asarray(words + steady_product(vectors, self.vector_weights) + self.bias)

    def subcause_probabilities(self, texts: Sequence[str], vectors: Vectors) -> NDArray[np.float64]:
        """Return probabilities of the classes, each row adding up to 1."""
        return softmax(self.logits(texts, vectors))

    def theme_probabilities(self, probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
        """Add the classes' probabilities up by theme, shape (texts, len(self.themes))."""
        totals = np.zeros((len(probabilities), len(self.themes)))
        places = {theme: column for column, theme in enumerate(self.themes)}
        for column, (theme, _) in enumerate(self.classes):
            totals[:, places[theme]] += probabilities[:, column]
        return totals


def packed(weights: NDArray[np.floating]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return weights as small integers and one scale a column; a quarter of float32's size."""
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-12) / _INT8_MAX
    return np.round(weights / scale).astype(np.int8), scale.astype(np.float32)


def unpacked(small: NDArray[np.int8], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the weights that `packed` stored, shape as stored, float32."""
    return np.asarray(small.astype(np.float32) * scale, dtype=np.float32)
