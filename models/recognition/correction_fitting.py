"""Fits how far people's corrections reach, by maximum likelihood on what they were not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput
from models.recognition.correction import Correction

Floats = NDArray[np.float64]

#: From where the search starts: examples that reach far, and such that reach their like alone.
STARTS = ((3.0, 5.0, 1.0), (8.0, 8.0, 0.1))


@dataclass(frozen=True)
class Decisions:
    """What people decided, and what is asked beside.

    Attributes:
        scores: shape (texts, labels); a label that may not be chosen has NaN.
        others: scores of what competes but is never an answer, shape (texts, others).
        cosines: with what was decided on, one array a space, shape (texts, decisions).
        differences: what each is less what was claimed of it, shape (decisions, labels).
        target: the right label of each text, or -1 for none.
        weight: how much each text counts.

    """

    scores: Floats
    others: Floats
    cosines: tuple[Floats, ...]
    differences: Floats
    target: NDArray[np.int64]
    weight: Floats


def fit_correction(given: Sequence[Decisions], none: float, penalty: float = 1e-4) -> Correction:
    """Fit a correction (L-BFGS-B from two starts, exact gradient).

    Args:
        given: what was decided and asked, at least once.
        none: the score of "none of these".
        penalty: on the squares of the weights.

    Raises:
        InvalidInput: when nothing was decided, or no text is asked.

    """
    from scipy.optimize import minimize  # noqa: PLC0415  (training only)

    told = [one for one in given if len(one.differences) and one.weight.sum() > 0]
    if not told:
        message = (
            f"of {len(given)} rounds of decisions none decides and asks; more texts are needed"
        )
        raise InvalidInput(message)
    spaces, total = len(told[0].cosines), sum(float(one.weight.sum()) for one in told)

    def loss(vector: Floats) -> tuple[float, Floats]:
        value, gradient = 0.0, np.zeros(len(vector))
        for one in told:
            part, slope = loss_of(one, vector, none)
            value += part / total
            gradient += slope / total
        weights = vector[:-2]
        value += penalty * float(weights @ weights) / spaces
        gradient[:-2] += 2 * penalty * weights / spaces
        return value, gradient

    limits = [(0.0, 60.0)] * spaces + [(0.0, 40.0), (-8.0, 3.0)]
    found = [
        minimize(
            loss,
            np.array([*[weight] * spaces, strength, np.log(calm)]),
            jac=True,
            method="L-BFGS-B",
            bounds=limits,
        )
        for weight, strength, calm in STARTS
    ]
    best = min(found, key=lambda one: float(one.fun)).x
    weights = tuple(float(weight) for weight in best[:-2])
    return Correction(weights, float(best[-2]), float(np.exp(best[-1])))


def loss_of(given: Decisions, vector: Floats, none: float) -> tuple[float, Floats]:
    """Return the negative log-likelihood of the answers, and its slope.

    Args:
        given: decisions and answers.
        vector: the weights, the strength and the logarithm of the calm.
        none: the score of "none of these".

    """
    shift, slopes = _shift(given, vector)
    scores = np.where(np.isnan(given.scores), -1e9, given.scores) + shift
    rows, labels = np.arange(len(scores)), scores.shape[1]
    every = np.concatenate([scores, np.full((len(rows), 1), none), given.others], axis=1)
    chosen = np.where(given.target < 0, labels, given.target)
    top = every.max(axis=1, keepdims=True)
    exponents = np.exp(every - top)
    total = exponents.sum(axis=1, keepdims=True)
    likelihood = every[rows, chosen] - top[:, 0] - np.log(total[:, 0])
    error = exponents / total
    error[rows, chosen] -= 1
    error = error[:, :labels] * given.weight[:, None]
    return float(-(likelihood @ given.weight)), np.array([float((error * x).sum()) for x in slopes])


def _shift(given: Decisions, vector: Floats) -> tuple[Floats, list[Floats]]:
    """Return what `Corrected.shift` adds, and its slope in each number of the vector."""
    weights, strength, calm = vector[:-2], float(vector[-2]), float(np.exp(vector[-1]))
    near = Correction(tuple(weights.tolist()), strength, calm).nearness(given.cosines)
    total = calm + near.sum(axis=1, keepdims=True)
    mean = near @ given.differences / total
    slopes = []
    for cosine in given.cosines:
        moved = near * (cosine - 1)
        slopes.append(
            strength * (moved @ given.differences - mean * moved.sum(axis=1, keepdims=True)) / total
        )
    return strength * mean, [*slopes, mean, -strength * mean * calm / total]
