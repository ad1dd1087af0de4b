"""Which sub-cause of a theme a text tells, and how sure that is once the theme is known.

Where a head knows every sub-cause of a theme, its scores for them decide; elsewhere the closeness
of the text to their definitions does. Either way the probability is a soft maximum over the theme's
own sub-causes with one fitted sharpness (temperature scaling, Guo et al. 2017): a head that was
held back over all classes is right more often among siblings than it claims, and closeness is no
probability at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.evidence import LabelViews, Views
from models.recognition.labels import Label
from models.recognition.steady import softmax, steady_product

#: Decimals to which strengths are compared: what differs less is a tie.
_DECIMALS = 6

_HALF = 0.5


@dataclass(frozen=True)
class Subcauses:
    """The likeliest sub-cause of each label, shape (texts, labels).

    Attributes:
        closest: its position in the label; -1 where the text is filed there but tells none of them.
        sure: probability that it is the one that is told, given that the label is right; NaN where
            nobody fitted how sure.

    """

    closest: NDArray[np.int64]
    sure: NDArray[np.float64]


def closeness(texts: Views, labels: LabelViews) -> tuple[NDArray[np.float64], ...]:
    """Return for each label how close the texts are to its sub-causes, shape (texts, sub-causes).

    Closeness adds up over the spaces. A label without sub-causes has one: its definition.
    """
    total = sum(
        steady_product(space, labels.subcauses.spaces[number].T)
        for number, space in enumerate(texts.spaces)
    )
    return tuple(np.split(np.asarray(total), labels.starts[1:], axis=1))


def columns_of(label: Label, classes: Sequence[tuple[str, str]]) -> list[int] | None:
    """Return the head's columns of a label's sub-causes in order; None unless it knows them all."""
    columns = {pair: number for number, pair in enumerate(classes)}
    wanted = [columns.get((label.key, key)) for key, _ in label.subcauses]
    known = [column for column in wanted if column is not None]
    return known if known and len(known) == len(wanted) else None


def likeliest(
    strengths: Sequence[NDArray[np.float64]], sharpness: Sequence[float | None]
) -> Subcauses:
    """Return the strongest sub-cause of each label; of equals the first in the taxonomy.

    Args:
        strengths: of each label's sub-causes, shape (texts, sub-causes).
        sharpness: of each label, None where nobody fitted it.

    """
    places, sure = [], []
    for given, sharp in zip(strengths, sharpness, strict=True):
        rounded = np.round(given, _DECIMALS)
        best = rounded.argmax(axis=1)
        places.append(best)
        if sharp is None:
            sure.append(np.full(len(given), np.nan))
        else:
            sure.append(softmax(sharp * rounded)[np.arange(len(best)), best])
    return Subcauses(np.stack(places, axis=1), np.stack(sure, axis=1))


def within_labels(
    strengths: Sequence[NDArray[np.float64]], sharpness: Sequence[float | None]
) -> NDArray[np.float64]:
    """Return the probability of every sub-cause given its label, shape (texts, sub-causes of all).

    Where nobody fitted how sharply they are told apart, the strongest is taken for certain.
    """
    columns = []
    for given, sharp in zip(strengths, sharpness, strict=True):
        rounded = np.round(given, _DECIMALS)
        if sharp is None:
            columns.append(np.eye(rounded.shape[1])[rounded.argmax(axis=1)])
        else:
            columns.append(softmax(sharp * rounded))
    return np.concatenate(columns, axis=1)


def as_filed(found: Subcauses, own: NDArray[np.float64]) -> Subcauses:
    """Return sub-causes where some labels also hold what is defined elsewhere.

    What a label got from elsewhere tells none of its own sub-causes: -1 where that is likelier.

    Args:
        found: the likeliest of each label's own.
        own: the share of each label's probability that is of its own, shape (texts, labels).

    """
    return Subcauses(np.where(own < _HALF, -1, found.closest), found.sure * own)
