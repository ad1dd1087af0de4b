"""Fits how much examples say, by maximum likelihood on answers to texts that were shown some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.errors import InvalidInput
from models.recognition.mixture import Mixture
from models.recognition.steady import softmax

Floats = NDArray[np.float64]

#: A text of a definition stands for at least one example and at most for so many.
MOST_PRIOR = 100.0

_LEAST = 1e-300


@dataclass(frozen=True)
class Likened:
    """Cosines of texts with examples.

    Attributes:
        cosines: one array a space, shape (texts, examples).
        owners: which label each example belongs to, as 0 and 1, shape (examples, labels).

    """

    cosines: tuple[Floats, ...]
    owners: Floats


@dataclass(frozen=True)
class Lesson:
    """Texts with what is known of them without examples, and what the examples are like.

    Attributes:
        scores: shape (texts, labels); a label that may not be chosen has NaN.
        others: scores of what competes but is never an answer, shape (texts, others).
        shown: the examples.
        denied: the counterexamples.
        told: of how many texts the definition of each label consists, shape (labels,).
        target: the right label of each text, or -1 for none.
        weight: how much each text counts.

    """

    scores: Floats
    others: Floats
    shown: Likened
    denied: Likened
    told: Floats
    target: NDArray[np.int64]
    weight: Floats


@dataclass(frozen=True)
class Values:
    """The numbers that are fitted, as they stand in the optimiser's vector."""

    weights: Floats
    share: float
    log_prior: float
    against: float

    @classmethod
    def of(cls, vector: Floats) -> Values:
        """Return the numbers of a vector: the weights, then the three others."""
        return cls(vector[:-3], float(vector[-3]), float(vector[-2]), float(vector[-1]))


def fit_mixture(
    lessons: Sequence[Lesson], strangers: Floats, none: float, penalty: float = 1e-3
) -> Mixture:
    """Fit a mixture (L-BFGS-B, exact gradient).

    Args:
        lessons: what was shown and asked.
        strangers: cosines of pairs of texts of different labels, shape (pairs, spaces); they say
            how alike two texts are for no reason.
        none: the score of "none of these".
        penalty: on the squares of the weights.

    Raises:
        InvalidInput: when no text is asked.

    """
    from scipy.optimize import minimize  # noqa: PLC0415  (training only)

    spaces = strangers.shape[1]
    total = sum(float(lesson.weight.sum()) for lesson in lessons)
    if not total > 0:
        message = f"{len(lessons)} lessons ask about no text; more labelled texts are needed"
        raise InvalidInput(message)

    def loss(vector: Floats) -> tuple[float, Floats]:
        values = Values.of(vector)
        level, slopes = level_of(values.weights, strangers)
        value, gradient = 0.0, np.zeros(len(vector))
        for lesson in lessons:
            one, slope = loss_of(lesson, values, level, slopes, none)
            value += one / total
            gradient += slope / total
        value += penalty * float(values.weights @ values.weights) / spaces
        gradient[:spaces] += 2 * penalty * values.weights / spaces
        return value, gradient

    start = np.array([*[2.0] * spaces, 0.7, np.log(2.0), 1.0])
    limits = [(0.0, None)] * spaces + [(0.0, 1.0), (0.0, float(np.log(MOST_PRIOR))), (0.0, None)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits).x
    values = Values.of(found)
    return Mixture(
        tuple(float(weight) for weight in values.weights),
        float(level_of(values.weights, strangers)[0]),
        none,
        values.share,
        float(np.exp(values.log_prior)),
        values.against,
    )


def level_of(weights: Floats, strangers: Floats) -> tuple[float, Floats]:
    """Return the log of the mean likeness of strangers, and its slope in each weight."""
    exponents = strangers @ weights
    top = float(exponents.max())
    level = top + float(np.log(np.exp(exponents - top).mean()))
    return level, softmax(exponents[None])[0] @ strangers


def loss_of(
    lesson: Lesson, values: Values, level: float, slopes: Floats, none: float
) -> tuple[float, Floats]:
    """Return the negative log-likelihood of a lesson's answers, and its slope."""
    scores, slope_of = _taught(lesson, values, level, slopes, none)
    every = np.concatenate([scores, np.full((len(scores), 1), none), lesson.others], axis=1)
    rows, labels = np.arange(len(scores)), scores.shape[1]
    chosen = np.where(lesson.target < 0, labels, lesson.target)
    top = every.max(axis=1, keepdims=True)
    exponents = np.exp(every - top)
    total = exponents.sum(axis=1, keepdims=True)
    likelihood = every[rows, chosen] - top[:, 0] - np.log(total[:, 0])
    error = exponents / total
    error[rows, chosen] -= 1
    error = error[:, :labels] * lesson.weight[:, None]
    slope = np.array([float((error * one).sum()) for one in slope_of])
    return float(-(likelihood @ lesson.weight)), slope


def _taught(
    lesson: Lesson, values: Values, level: float, slopes: Floats, none: float
) -> tuple[Floats, list[Floats]]:
    """Return the scores with examples, and their slopes in every value; see `Mixture.taught`."""
    absent = np.isnan(lesson.scores)
    scores = np.where(absent, 0.0, lesson.scores)
    mass, mass_slopes = _mass(lesson.shown, values.weights, level, slopes)
    doubt, doubt_slopes = _mass(lesson.denied, values.weights, level, slopes)
    counts = lesson.shown.owners.sum(axis=0)
    prior = float(np.exp(values.log_prior)) * lesson.told
    likely = none + values.share * (scores - none) + np.log(np.maximum(mass, _LEAST))
    alone = np.log(prior) + scores
    mixed = np.logaddexp(alone, likely)
    part = np.where(counts > 0, np.exp(likely - mixed), 0.0)
    doubted = 1 + values.against * doubt
    found = np.where(counts > 0, mixed - np.log(prior + counts), scores) - np.log(doubted)
    by_weight = [
        part * one / np.maximum(mass, _LEAST) - values.against * other / doubted
        for one, other in zip(mass_slopes, doubt_slopes, strict=True)
    ]
    by_prior = np.where(counts > 0, 1 - part - prior / (prior + counts), 0.0)
    slope = [*by_weight, part * (scores - none), by_prior, -doubt / doubted]
    return np.where(absent, -1e9, found), [np.where(absent, 0.0, one) for one in slope]


def _mass(
    likened: Likened, weights: Floats, level: float, slopes: Floats
) -> tuple[Floats, list[Floats]]:
    """Return the summed likeness to each label's examples, and its slope in each weight."""
    total = np.full(likened.cosines[0].shape, -level)
    for weight, cosine in zip(weights, likened.cosines, strict=True):
        total += weight * cosine
    likeness = np.exp(total)
    return likeness @ likened.owners, [
        (likeness * (cosine - slope)) @ likened.owners
        for cosine, slope in zip(likened.cosines, slopes, strict=True)
    ]
