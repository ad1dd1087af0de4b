"""How much a text resembles what a taxonomy says of each theme, in several views at once.

No view is trained on the taxonomy at hand, so this works for themes that nobody has labelled. The
plain view compares sentence vectors; the cause views compare what a trained head sees in the text
with what it sees in the definition, which looks past the industry a text is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder, Vectors
from models.recognition.head import Head
from models.recognition.labels import Label
from models.recognition.steady import softmax, steady_product, unit_rows

#: Sharpness of the soft maximum over sub-causes; similarities lie between -1 and 1.
SHARPNESS = 20.0

#: Flattens the head's probabilities before they are compared; at 1 they are nearly all 0 or 1.
COOLING = 0.5

PLAIN_VIEWS = ("plain subcause", "plain definition", "plain name")
CAUSE_VIEWS = (
    "logit subcause",
    "logit definition",
    "logit name",
    "overlap subcause",
    "overlap definition",
    "overlap name",
)


@dataclass(frozen=True)
class Views:
    """One row a text in each space: those of the vector's parts, then with a head its two.

    ``scores`` are those of the head's classes, shape (texts, classes); None without a head.
    """

    spaces: tuple[NDArray[np.float64], ...]
    scores: NDArray[np.float64] | None = None


def views_of(
    texts: Sequence[str],
    vectors: Vectors,
    centre: NDArray[np.floating],
    head: Head | None,
    parts: int = 1,
) -> Views:
    """Return unit rows of the texts in each part's space and, with a head, in its two spaces.

    Args:
        texts: n texts.
        vectors: their vectors, shape (n, dimension).
        centre: what is taken away first, shape (dimension,): it is common to all and so tells
            nothing apart.
        head: the trained head, or None.
        parts: how many vectors of equal length stand side by side in a row.

    """
    centred_rows = np.asarray(vectors, dtype=np.float64) - centre
    plain = tuple(unit_rows(part) for part in np.split(centred_rows, parts, axis=1))
    if head is None:
        return Views(plain)
    logits = head.logits(texts, vectors)
    centred = unit_rows(logits - logits.mean(axis=1, keepdims=True))
    return Views((*plain, centred, np.sqrt(softmax(COOLING * logits))), logits)


@dataclass(frozen=True)
class LabelViews:
    """The texts of a taxonomy in every space. ``starts`` are the first sub-cause row of each label.

    A label without sub-causes has its definition in their place.
    """

    subcauses: Views
    definitions: Views
    names: Views
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]


def label_views(
    labels: Sequence[Label],
    embedder: Embedder,
    centre: NDArray[np.floating] | None,
    head: Head | None,
    parts: int = 1,
) -> LabelViews:
    """Embed a taxonomy's texts once. Without a ``centre`` nothing is taken away."""
    subcauses = [[text for _, text in x.subcauses] or [x.definition] for x in labels]
    counts = np.array([len(texts) for texts in subcauses])
    groups = (
        [text for texts in subcauses for text in texts],
        [x.definition for x in labels],
        [x.name for x in labels],
    )
    embedded = [embedder.embed(group) for group in groups]
    middle = np.zeros(embedded[0].shape[1]) if centre is None else centre
    made = [views_of(g, v, middle, head, parts) for g, v in zip(groups, embedded, strict=True)]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return LabelViews(made[0], made[1], made[2], starts, counts)


def texts_told(labels: Sequence[Label]) -> NDArray[np.float64]:
    """Return of how many texts the definition of each label consists, shape (labels,)."""
    return np.array([1.0 + len(label.subcauses) for label in labels])


def centre_of(vectors: Vectors) -> NDArray[np.float64]:
    """Return the mean of the rows, shape (dimension,); of a single row, zeros."""
    rows = np.asarray(vectors, dtype=np.float64)
    return np.asarray(rows.mean(axis=0) if len(rows) > 1 else np.zeros(rows.shape[1]))


def evidence(texts: Views, labels: LabelViews) -> NDArray[np.float64]:
    """Return the similarity of each text to each label, shape (texts, labels, views).

    The views are `PLAIN_VIEWS` for each part, followed with a head by `CAUSE_VIEWS`. Over the
    sub-causes it is a soft maximum, half corrected for their number: a theme is shown by one of its
    sub-causes, but forty chances must not win by being many.
    """
    parts = []
    for number, space in enumerate(texts.spaces):
        similar = np.exp(SHARPNESS * steady_product(space, labels.subcauses.spaces[number].T))
        summed = np.add.reduceat(similar, labels.starts, axis=1)
        parts.append((np.log(summed) - 0.5 * np.log(labels.counts)) / SHARPNESS)
        parts.append(steady_product(space, labels.definitions.spaces[number].T))
        parts.append(steady_product(space, labels.names.spaces[number].T))
    return np.stack(parts, axis=2)
