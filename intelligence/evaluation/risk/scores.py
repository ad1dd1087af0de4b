"""How good chances are: do they rank, are they sharp, do they mean what they say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Bins of the calibration error, of equal numbers of chances.
_BINS = 10
#: Themes of an engagement that a reader looks at.
TOP = 5


@dataclass(frozen=True, slots=True)
class Scores:
    """What chances of themes of several engagements are worth; shape (engagements, themes).

    Attributes:
        pr_auc: average precision over all pairs of engagement and theme.
        brier: mean squared error.
        skill: share of the Brier score of the themes' plain rates that is saved.
        ece: expected calibration error over ten bins of equal counts (Naeini and others 2015).
        recall: share of an engagement's themes among its five likeliest, mean over engagements
            that show any.

    """

    pr_auc: float
    brier: float
    skill: float
    ece: float
    recall: float


def score(chances: Array, shows: Array, plain: Array) -> Scores:
    """Score chances against what was shown, ``plain`` being what is given without any model."""
    brier = float(((chances - shows) ** 2).mean())
    reference = float(((plain - shows) ** 2).mean())
    skill = 1 - brier / reference if reference > 0 else 0.0
    return Scores(
        average_precision(chances.ravel(), shows.ravel()),
        brier,
        skill,
        calibration_error(chances.ravel(), shows.ravel()),
        top_recall(chances, shows),
    )


def average_precision(chances: Array, shows: Array) -> float:
    """Return the area below precision over recall; ties share one threshold. 0 where none shows."""
    order = np.argsort(-chances, kind="stable")
    sorted_chances, hits = chances[order], np.cumsum(shows[order])
    if not len(hits) or hits[-1] == 0:
        return 0.0
    last = np.append(np.flatnonzero(np.diff(sorted_chances)), len(hits) - 1)
    precision = hits[last] / (last + 1)
    return float((np.diff(hits[last], prepend=0.0) * precision).sum() / hits[-1])


def calibration_error(chances: Array, shows: Array) -> float:
    """Return the mean distance of chances from shares that showed, over bins of equal counts."""
    if not len(chances):
        return 0.0
    order = np.argsort(chances, kind="stable")
    parts = [part for part in np.array_split(order, _BINS) if len(part)]
    away = [abs(float(chances[p].mean() - shows[p].mean())) * len(p) for p in parts]
    return float(sum(away) / len(chances))


def top_recall(chances: Array, shows: Array) -> float:
    """Return the mean share of an engagement's themes that are among its `TOP` likeliest.

    Of themes with the same chance the earlier ones count first.
    """
    order = np.argsort(-chances, axis=1, kind="stable")[:, :TOP]
    found = np.take_along_axis(shows, order, axis=1).sum(axis=1)
    total = shows.sum(axis=1)
    some = total > 0
    return float((found[some] / total[some]).mean()) if some.any() else 0.0
