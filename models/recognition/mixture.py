"""What a label's examples say of a text, beside what its definition says.

A label is a mixture: each text of its definition counts as so many examples, and each example makes
texts like it likely, more than a text of another label would be like it. This is the cache of
few-shot recognition (Zhang et al. 2022, Tip-Adapter) as a density: the likeness of two texts is a
likelihood ratio, of two that share a label against two that do not, so that examples that are like
no text in particular say nothing, and labels without examples are left where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LEAST = 1e-300


@dataclass(frozen=True, slots=True)
class Mixture:
    """Fitted numbers (`models.recognition.mixture_fitting`).

    Attributes:
        weights: how much the cosine counts, one a space.
        level: log-likeness of two texts of different labels on average, taken away.
        none: the score of "none of these", from which the scores of labels are reckoned.
        share: how much of the definition's score an example keeps, 0 to 1: at 0 an example speaks
            for itself, at 1 it only strengthens or weakens what the definition says.
        prior: how many examples each text of the definition stands for, at least 1.
        against: how much a counterexample counts, 0 or more.

    """

    weights: tuple[float, ...]
    level: float
    none: float
    share: float
    prior: float
    against: float

    def likeness(self, cosines: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """Return likelihood ratios, shape (texts, examples), from cosines in each space."""
        total = np.full(cosines[0].shape, -self.level)
        for weight, cosine in zip(self.weights, cosines, strict=True):
            total += weight * cosine
        return np.asarray(np.exp(total))

    def taught(
        self, scores: NDArray[np.float64], shown: Mass, denied: Mass, trust: float = 1.0
    ) -> NDArray[np.float64]:
        """Return the scores with what examples and counterexamples say, shape (texts, labels).

        Args:
            scores: what is known without, shape (texts, labels).
            shown: what the examples of each label add up to.
            denied: the same for counterexamples.
            trust: how far the definitions of labels with examples are trusted, above 0: below 1
                they say less, above 1 they stand for more examples.

        """
        trusted = self.none + min(trust, 1.0) * (scores - self.none)
        kept = self.none + self.share * (trusted - self.none)
        likely = kept + np.log(np.maximum(shown.total, _LEAST))
        told = trust * self.prior * shown.told
        mixed = np.logaddexp(np.log(told) + trusted, likely) - np.log(told + shown.counts)
        found = np.where(shown.counts > 0, mixed, scores)
        doubt = np.log1p(self.against * denied.total)
        return np.asarray(np.where(denied.counts > 0, found - doubt, found))


@dataclass(frozen=True)
class Mass:
    """What the examples of each label add up to.

    Attributes:
        total: sum of the likeness to the label's examples, shape (texts, labels).
        counts: how many examples each label has, shape (labels,).
        told: of how many texts the definition of each consists, shape (labels,).

    """

    total: NDArray[np.float64]
    counts: NDArray[np.float64]
    told: NDArray[np.float64]
