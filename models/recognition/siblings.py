"""The sub-causes of one theme side by side, for texts whose own sub-cause is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.evidence import LabelViews, Views
from models.recognition.labelled import Cause
from models.recognition.labels import Label
from models.recognition.subcauses import closeness, columns_of


@dataclass(frozen=True)
class Siblings:
    """Texts whose theme is known, and the strengths of that theme's own sub-causes.

    Attributes:
        strengths: shape (texts, most sub-causes); NaN where a theme has no more.
        right: position of the sub-cause that each text tells, shape (texts,); -1 where it is not
            known, or not among them.

    """

    strengths: NDArray[np.float64]
    right: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[NDArray[np.float64]], right: Sequence[int]) -> Siblings:
        """Return rows of different lengths side by side."""
        most = max((len(row) for row in rows), default=1)
        padded = np.full((len(rows), most), np.nan)
        for place, row in enumerate(rows):
            padded[place, : len(row)] = row
        return cls(padded, np.array(right, dtype=np.int64))

    def part(self, wanted: NDArray[np.bool_]) -> Siblings:
        """Return the texts that are wanted."""
        return Siblings(self.strengths[wanted], self.right[wanted])


#: No text at all.
NONE = Siblings.of((), ())


def joined(parts: Sequence[Siblings]) -> Siblings:
    """Return the texts of all parts."""
    rows = [row[~np.isnan(row)] for part in parts for row in part.strengths]
    return Siblings.of(rows, [int(place) for part in parts for place in part.right])


def place_of(cause: Cause, label: Label) -> int:
    """Return the position of a cause's sub-cause in its label; -1 where the label has it not."""
    keys = [key for key, _ in label.subcauses]
    return keys.index(cause.subcause) if cause.subcause in keys else -1


def headed_siblings(
    causes: Sequence[Cause],
    targets: Sequence[Label],
    logits: NDArray[np.float64],
    classes: Sequence[tuple[str, str]],
) -> Siblings:
    """Return the head's scores of each cause's siblings; none where it does not know them all.

    Args:
        causes: n causes.
        targets: the label of each.
        logits: the head's scores, shape (causes, classes).
        classes: theme and sub-cause of each column.

    """
    columns = {label.key: columns_of(label, classes) for label in targets}
    rows, right = [], []
    for cause, label, scores in zip(causes, targets, logits, strict=True):
        own = columns[label.key]
        rows.append(scores[own or []])
        right.append(place_of(cause, label) if own else -1)
    return Siblings.of(rows, right)


def described_siblings(
    causes: Sequence[Cause],
    targets: NDArray[np.int64],
    labels: Sequence[Label],
    texts: Views,
    told: LabelViews,
) -> Siblings:
    """Return how close each cause is to its siblings' definitions.

    Args:
        causes: n causes.
        targets: position of the label of each, shape (causes,).
        labels: the taxonomy.
        texts: the causes in every space.
        told: the taxonomy in every space.

    """
    close = closeness(texts, told)
    return Siblings.of(
        [close[target][row] for row, target in enumerate(targets.tolist())],
        [place_of(cause, labels[target]) for cause, target in zip(causes, targets, strict=True)],
    )
