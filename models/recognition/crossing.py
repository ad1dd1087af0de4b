"""Which of a theme's sub-causes a text tells, by what a head reads, across the bridge.

Each sub-cause of the head that is filed under a theme is nearest to one of the theme's own: what
the head reads is added up by them. How much that counts beside closeness to their definitions, and
how sharply both tell sub-causes apart, is fitted on texts whose sub-cause is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.choice import expected_calibration_error
from models.recognition.evidence import LabelViews, Views
from models.recognition.siblings import Siblings
from models.recognition.steady import softmax, steady_product
from models.recognition.subcause_fitting import FEWEST
from models.recognition.subcauses import closeness

Floats = NDArray[np.float64]

#: How sharply a head's sub-cause is filed under the nearest of a theme's own; closeness adds up
#: over the spaces.
SHARPNESS = 3.0

#: Mass below which what the head reads of a theme says nothing of its sub-causes.
_LEAST = 0.05

#: Share of texts of sub-causes that the encoder was taught.
_TAUGHT_SHARE = 0.5

#: Of the search for the numbers, as exponents of e: of the sharpness, of the head's weight.
_START = (1.0, -1.0)
_BOUNDS = ((-3.0, 4.0), (-5.0, 2.0))


@dataclass(frozen=True)
class Within:
    """How sub-causes are told apart across the bridge.

    Attributes:
        sharpness: of closeness.
        telling: how much what the head reads counts, beside closeness times its sharpness.

    """

    sharpness: float
    telling: float

    def strengths(self, close: Floats, read: Floats) -> Floats:
        """Return strengths, to be told apart with `sharpness`, of one label's sub-causes."""
        return close + self.telling / self.sharpness * read


def placed_of(known: Views, labels: LabelViews) -> tuple[Floats, ...]:
    """Return for each label the share of a head's sub-causes in its own, rows adding up to 1."""
    return tuple(softmax(SHARPNESS * close) for close in closeness(known, labels))


def read_within(told: Floats, filed: Floats, placed: Floats) -> Floats:
    """Return how much likelier each sub-cause is by what the head reads, as logarithms.

    The same for all where the head reads nothing of the label.

    Args:
        told: probabilities of the head's sub-causes, shape (texts, head's sub-causes).
        filed: their shares in the label, shape (head's sub-causes,).
        placed: their shares in its sub-causes, shape (head's sub-causes, sub-causes).

    """
    mass = filed[:, None] * placed
    size = mass.sum(axis=0)
    usual = (size + 1e-6) / (size.sum() + 1e-6 * len(size))
    return np.asarray(np.log(steady_product(told, mass) / usual + _LEAST))


@dataclass(frozen=True)
class Among:
    """Texts of known sub-causes: closeness to their siblings, and what the head reads of these.

    ``unseen`` says of which texts the encoder was never taught the sub-cause.
    """

    close: Siblings
    read: Siblings
    unseen: NDArray[np.bool_]


def fit_within(given: Sequence[Among]) -> Within | None:
    """Return the numbers of greatest likelihood (L-BFGS-B); None from too few texts.

    Each of those given counts alike, texts of taught sub-causes half of all.
    """
    from scipy.optimize import minimize  # noqa: PLC0415  (training only)

    parts = [part for one in given for part in _weighed(one)]
    if sum(len(right) for _, _, right, _ in parts) < FEWEST:
        return None

    def loss(values: Floats) -> float:
        within = Within(*np.exp(values).tolist())
        return sum(
            weight * _surprise(within, close, read, right) for close, read, right, weight in parts
        )

    found = minimize(loss, np.array(_START), method="L-BFGS-B", bounds=_BOUNDS).x
    return Within(*np.exp(found).tolist())


def within_quality(within: Within | None, given: Sequence[Among]) -> dict[str, float]:
    """Return how often the first is right and how far its probability is off, given the theme.

    Of sub-causes that the encoder was never taught.
    """
    if within is None:
        return {}
    parts = [(close, read, right) for one in given for close, read, right, _ in _weighed(one)[:1]]
    chances = [_chances(within, close, read) for close, read, _ in parts]
    right = [one.argmax(axis=1) == part[2] for one, part in zip(chances, parts, strict=True)]
    sure, hits = np.concatenate([one.max(axis=1) for one in chances]), np.concatenate(right)
    return {
        "subcause_texts": len(hits),
        "subcause_top1": round(float(hits.mean()), 3),
        "subcause_calibration_error": round(expected_calibration_error(sure, hits), 3),
    }


_Part = tuple[Floats, Floats, NDArray[np.int64], float]


def _weighed(given: Among) -> list[_Part]:
    """Return texts of sub-causes that were not taught, then those that were, with their weight."""
    several = (~np.isnan(given.close.strengths)).sum(axis=1) > 1
    telling = several & (given.close.right >= 0)
    found = []
    for rows, weight in ((given.unseen, 1 - _TAUGHT_SHARE), (~given.unseen, _TAUGHT_SHARE)):
        close, read = given.close.part(telling & rows), given.read.part(telling & rows)
        found.append((close.strengths, read.strengths, close.right, weight))
    return found


def _surprise(within: Within, close: Floats, read: Floats, right: NDArray[np.int64]) -> float:
    if not len(right):
        return 0.0
    chances = _chances(within, close, read)[np.arange(len(right)), right]
    return float(-np.log(np.maximum(chances, 1e-12)).mean())


def _chances(within: Within, close: Floats, read: Floats) -> Floats:
    strengths = within.sharpness * within.strengths(close, read)
    return softmax(np.where(np.isnan(close), -np.inf, strengths))
