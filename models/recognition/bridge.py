"""What a trained head knows of project causes, carried over to themes that it was never taught.

A head tells which of its sub-causes a text shows, also where it is only hinted at. How alike that
sub-cause is to a user's theme is told by their definitions, as for any text: so each sub-cause is
filed among the user's themes, or among none, and what the head reads in a text is added up by
theme. A theme that no sub-cause is filed under gains and loses nothing by it, a text that shows
nothing the head knows neither, and a taxonomy that is about something else is left as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder
from models.recognition.choice import Choice
from models.recognition.evidence import LabelViews, Views, evidence, views_of
from models.recognition.head import Head
from models.recognition.labels import Label
from models.recognition.steady import softmax, steady_product, unit_rows

Floats = NDArray[np.float64]

#: A head is held back over all its classes: its scores are sharpened before they are added up.
SHARPENED = 1.5

#: Share of a theme's texts that are taken to be said as the sub-causes filed under it are.
TRUSTED = 0.9

#: Of so many sub-causes' worth of mass a theme must have more than this to be half covered.
LEAST_SIZE = 0.5


@dataclass(frozen=True)
class Known:
    """The sub-causes of a head as they are told.

    Attributes:
        rows: their definitions in every space, other wordings averaged in; unit rows.
        columns: the head's column of each, shape (sub-causes,).

    """

    rows: Views
    columns: NDArray[np.int64]


@dataclass(frozen=True)
class Bridge:
    """From a head's sub-causes to the themes of any taxonomy.

    Attributes:
        known: the sub-causes.
        choice: weights of the definitions' views, and last of what is carried over.
        unknown: the head's score of "a cause that it does not know".

    """

    known: Known
    choice: Choice
    unknown: float

    def filed(self, filing: Choice, labels: LabelViews) -> Floats:
        """Return how far each sub-cause belongs to each label, shape (sub-causes, labels).

        Args:
            filing: weights of the definitions' views alone.
            labels: the taxonomy.

        """
        return filed_by(filing, evidence(self.known.rows, labels))

    def evidence(self, scores: Floats, filed: Floats) -> Floats:
        """Return what the head's scores of the texts say of the labels; see `carried_over`."""
        return carried_over(scores[:, self.known.columns], scores, filed, self.unknown)


@dataclass(frozen=True)
class Across:
    """What a bridge is fitted by.

    Attributes:
        scores: the head's scores of the texts, shape (texts, classes).
        columns: its columns of the sub-causes that it knows, shape (sub-causes,).
        near: evidence of their definitions, shape (sub-causes, labels, views).

    """

    scores: NDArray[np.float64]
    columns: NDArray[np.int64]
    near: NDArray[np.float64]

    @classmethod
    def of(cls, known: Known, texts: Views, labels: LabelViews) -> Across | None:
        """Return how texts and labels look from a head's sub-causes; None where it has none."""
        if texts.scores is None or not len(known.columns):
            return None
        return cls(texts.scores, known.columns, evidence(known.rows, labels))


def known_of(
    labels: Sequence[Label],
    wordings: Mapping[tuple[str, str], Sequence[str]],
    embedder: Embedder,
    head: Head,
    centre: NDArray[np.floating],
    parts: int,
) -> Known:
    """Return the sub-causes of the labels that the head knows, possibly none.

    Args:
        labels: with the definitions of their sub-causes.
        wordings: other definitions, by theme and sub-cause.
        embedder: the head's encoder.
        head: the head.
        centre: what is taken away from every vector, shape (dimension,).
        parts: how many vectors of equal length stand side by side in a row.

    """
    columns = {pair: number for number, pair in enumerate(head.classes)}
    told = [
        (columns[x.key, key], (text, *wordings.get((x.key, key), ())))
        for x in labels
        for key, text in x.subcauses
        if (x.key, key) in columns
    ]
    if not told:
        return Known(Views(()), np.zeros(0, dtype=np.int64))
    texts = [text for _, ways in told for text in ways]
    starts = np.cumsum([0, *(len(ways) for _, ways in told)])[:-1]
    views = views_of(texts, embedder.embed(texts), centre, head, parts)
    spaces = tuple(unit_rows(np.add.reduceat(space, starts, axis=0)) for space in views.spaces)
    return Known(Views(spaces), np.array([column for column, _ in told], dtype=np.int64))


def filed_by(filing: Choice, near: Floats) -> Floats:
    """Return the share of each sub-cause in each label, rows adding up to 1 or less.

    Args:
        filing: the weights.
        near: evidence of the sub-causes' definitions, shape (sub-causes, labels, views).

    """
    scores = filing.scores(near)
    none = np.full((len(scores), 1), filing.none)
    return np.asarray(softmax(np.concatenate([scores, none], axis=1))[:, :-1])


def carried_over(known: Floats, scores: Floats, filed: Floats, unknown: float) -> Floats:
    """Return log likelihood ratios of the texts for each label, shape (texts, labels).

    Each is about how much likelier the head's reading is for a text of the label than for any
    text; 0 where the head reads nothing that it knows, or nothing of it is filed anywhere.

    Args:
        known: the head's scores of the sub-causes, shape (texts, sub-causes).
        scores: its scores of all classes, shape (texts, classes).
        filed: the share of each sub-cause in each label, shape (sub-causes, labels).
        unknown: the score of a cause that the head does not know.

    """
    every = np.concatenate([scores, np.full((len(scores), 1), unknown)], axis=1)
    top = every.max(axis=1, keepdims=True)
    total = np.exp(SHARPENED * (every - top)).sum(axis=1, keepdims=True)
    told = steady_product(np.exp(SHARPENED * (known - top)) / total, filed)
    rest = np.maximum(1 - told.sum(axis=1, keepdims=True), 0.0)
    size = filed.mean(axis=0)
    covered = TRUSTED * size / (size + LEAST_SIZE / len(filed))
    return np.asarray(np.log(1 - covered + covered * (told / np.maximum(size, 1e-12) + rest)))
