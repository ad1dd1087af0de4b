"""Chances made to mean what they say: beta calibration, or Platt's for little data.

Beta calibration (Kull, Silva Filho and Flach 2017, Electronic J. Statistics 11) maps a chance ``p``
to log odds ``a log p - b log(1 - p) + c``; with ``a = b`` it is Platt's (1999) on log odds. Both
are held near leaving everything as it is by a weak prior, so that few outcomes change little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Array = NDArray[np.float64]

#: Fewer outcomes than this are calibrated with two numbers instead of three.
FEWEST_FOR_BETA = 1_000
_TINY = 1e-9
#: Precision of the prior on ``a - 1``, ``b - 1`` (standard deviation one half) and ``c`` (one).
_PRIOR = (4.0, 4.0, 1.0)


@dataclass(frozen=True, slots=True)
class Calibration:
    """``a`` and ``b`` are 0 or more, so that the order of chances never turns round."""

    a: float = 1.0
    b: float = 1.0
    c: float = 0.0

    def __call__(self, chances: Array) -> Array:
        """Return the calibrated chances."""
        given = np.clip(chances, _TINY, 1 - _TINY)
        return np.asarray(
            special.expit(self.a * np.log(given) - self.b * np.log1p(-given) + self.c)
        )


def calibrate(chances: Array, shows: Array, visible: Array) -> Calibration:
    """Fit a calibration to chances that were given without knowing the outcomes.

    Args:
        chances: shape (outcomes,).
        shows: shape (outcomes,), 0 or 1, what has been seen.
        visible: shape (outcomes,), the share that could have been seen by now.

    Returns:
        One that leaves everything as it is where there is no outcome.

    """
    if not len(chances):
        return Calibration()
    given = np.clip(chances, _TINY, 1 - _TINY)
    if len(chances) < FEWEST_FOR_BETA:
        features = special.logit(given)[:, None]
        prior = np.array([_PRIOR[0], _PRIOR[2]])
        first = np.array([1.0, 0.0])
    else:
        features = np.column_stack([np.log(given), -np.log1p(-given)])
        prior, first = np.array(_PRIOR), np.array([1.0, 1.0, 0.0])

    def loss(at: Array) -> tuple[float, Array]:
        chance = special.expit(features @ at[:-1] + at[-1])
        seen = np.clip(visible * chance, _TINY, 1 - _TINY)
        logs = shows * np.log(seen) + (1 - shows) * np.log1p(-seen)
        pull = (1 - chance) * (shows - seen) / (1 - seen)
        slope = np.append(features.T @ pull, pull.sum())
        away = at - first
        return float((prior * away**2).sum() / 2 - logs.sum()), prior * away - slope

    bounds = [(0.0, 5.0)] * features.shape[1] + [(-5.0, 5.0)]
    found = optimize.minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds).x
    return Calibration(float(found[0]), float(found[-2]), float(found[-1]))
