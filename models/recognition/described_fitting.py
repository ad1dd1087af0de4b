"""Fits how themes are told by their definitions, and what a head says across a bridge to them.

First definitions alone; by these weights the head's sub-causes are filed among the themes of each
fold. Then both together, once for each score that "a cause that the head does not know" may have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.answers import described_answers
from models.recognition.bridge import carried_over, filed_by
from models.recognition.choice import Answers, Choice, fit_choice, likelihood
from models.recognition.folds import Fold
from models.recognition.judgement import judged, with_examples
from models.recognition.lessons import described_lessons, strangers_of
from models.recognition.mixture_fitting import fit_mixture

#: Scores of an unknown cause that are tried, the least cautious first.
UNKNOWN_SCORES = (3.0, 4.0, 5.0, 6.0)

#: Of scores whose mean log-likelihood is so close to the best, the most cautious one is taken: a
#: theme that is nothing like the head's must not lose to those that are.
CLOSE = 0.05


@dataclass(frozen=True)
class Fit:
    """Weights, and how good they are on what was left out."""

    choice: Choice
    quality: dict[str, float]


@dataclass(frozen=True)
class Described:
    """What was fitted.

    Attributes:
        alone: definitions alone, for themes that stand beside themes with a head.
        carried: definitions and bridge, None where a fold has no head.
        unknown: the score of a cause that the head does not know.

    """

    alone: Fit
    carried: Fit | None
    unknown: float = UNKNOWN_SCORES[0]


def fit_described(folds: Sequence[Fold]) -> Described:
    """Fit definitions alone, and definitions and bridge together, each with examples.

    Args:
        folds: texts that were left out, of themes that were left out for the most part.

    """
    alone = _fit(folds)
    if not all(fold.across for fold in folds):
        return Described(alone, None)
    unknown = _unknown(folds, alone.choice)
    return Described(alone, _fit([bridged(fold, alone.choice, unknown) for fold in folds]), unknown)


def _fit(folds: Sequence[Fold]) -> Fit:
    answers = described_answers(folds)
    choice = fit_choice(answers)
    quality = judged(choice, answers)
    lessons = described_lessons(folds, choice)
    mixture = fit_mixture(lessons, strangers_of(folds), choice.none)
    choice = replace(choice, mixture=mixture, threshold=quality["threshold"])
    return Fit(choice, quality | with_examples(choice, lessons))


def bridged(fold: Fold, filing: Choice, unknown: float) -> Fold:
    """Return a fold with what the head says across the bridge as one view more."""
    if fold.across is None:
        return fold
    across = fold.across
    filed = filed_by(filing, across.near)
    known = across.scores[:, across.columns]
    carried = carried_over(known, across.scores, filed, unknown)
    return replace(fold, found=np.concatenate([fold.found, carried[..., None]], axis=2))


def _unknown(folds: Sequence[Fold], filing: Choice) -> float:
    """Return the most cautious of the scores that are about as good as the best."""
    found = []
    for unknown in UNKNOWN_SCORES:
        answers = described_answers([bridged(fold, filing, unknown) for fold in folds])
        found.append(likelihood(fit_choice(answers), _honest(answers, folds)))
    best = max(found)
    pairs = zip(UNKNOWN_SCORES, found, strict=True)
    return max(unknown for unknown, one in pairs if one >= best - CLOSE)


def _honest(answers: Answers, folds: Sequence[Fold]) -> Answers:
    """Return the answers with those to themes that were left out alone."""
    unseen = np.concatenate([fold.unseen for fold in folds])
    orphans: NDArray[np.bool_] = np.ones(len(answers.target) - len(unseen), dtype=bool)
    weight = answers.weight * np.concatenate([unseen, orphans])
    return answers if not weight.any() else replace(answers, weight=weight)
