"""Fits how sharply the sub-causes of one theme are told apart, on texts that were left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.recognition.choice import expected_calibration_error
from models.recognition.siblings import Siblings
from models.recognition.steady import softmax

#: Fewer texts than this say nothing of a sharpness; it is then not known.
FEWEST = 30

#: Bounds of the sharpness that is looked for, as exponents of e.
_BOUNDS = (-5.0, 5.0)


def fit_sharpness(given: Siblings) -> float | None:
    """Return the sharpness of greatest likelihood; None from too few texts.

    Themes with a single sub-cause say nothing and are left out.
    """
    from scipy.optimize import minimize_scalar  # noqa: PLC0415  (training only)

    several = (~np.isnan(given.strengths)).sum(axis=1) > 1
    telling = given.part(several & (given.right >= 0))
    if len(telling.right) < FEWEST:
        return None
    rows = np.arange(len(telling.right))

    def loss(exponent: float) -> float:
        chances = _chances(telling, float(np.exp(exponent)))
        return float(-np.log(np.maximum(chances[rows, telling.right], 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=_BOUNDS, method="bounded").x))


def sibling_quality(given: Siblings, sharpness: float | None) -> dict[str, float]:
    """Return how often the first is right and how far its probability is off, given the theme."""
    known = given.part(given.right >= 0)
    if sharpness is None or not len(known.right):
        return {}
    chances = _chances(known, sharpness)
    right = chances.argmax(axis=1) == known.right
    error = expected_calibration_error(chances.max(axis=1), right)
    return {
        "subcause_texts": len(right),
        "subcause_top1": round(float(right.mean()), 3),
        "subcause_calibration_error": round(error, 3),
    }


def _chances(given: Siblings, sharpness: float) -> NDArray[np.float64]:
    return softmax(np.where(np.isnan(given.strengths), -np.inf, sharpness * given.strengths))
