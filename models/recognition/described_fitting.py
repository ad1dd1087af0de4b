"""Fits how themes are told by their definitions, and what a head says across a bridge to them.

First definitions alone; by these weights the head's sub-causes are filed among the themes of each
fold. Then both together in every situation (`models/recognition/situations`), once for each score
that "a cause that the head does not know" may have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.answers import described_answers, joined_labels
from models.recognition.bridge import Across, between, carried_by, chances_of
from models.recognition.choice import Answers, Choice, fit_choice, likelihood, with_line
from models.recognition.crossing import Among, Within, fit_within, read_within, within_quality
from models.recognition.folds import Fold
from models.recognition.judgement import judged, judged_of, with_examples
from models.recognition.lessons import described_lessons, strangers_of
from models.recognition.mixture_fitting import fit_mixture
from models.recognition.siblings import NONE, Siblings
from models.recognition.situations import Situation, answers_of, situations_of

Floats = NDArray[np.float64]

#: Scores of an unknown cause that are tried, the least cautious first.
UNKNOWN_SCORES = (3.0, 4.0, 5.0, 6.0)

#: Of scores whose mean log-likelihood is so close to the best, the most cautious one is taken: a
#: theme that is nothing like the head's must not lose to those that are.
CLOSE = 0.05


#: Confidence below which no theme is given: a wrong one costs two thirds of a missing one. Chosen
#: on what was left out: F1 is .01 below its best there, and a tenth more of what is of no theme is
#: left alone.
LEAST_CONFIDENCE = 0.4


@dataclass(frozen=True)
class Fit:
    """Weights, and how good they are on what was left out."""

    choice: Choice
    quality: dict[str, float]


@dataclass(frozen=True)
class Described:
    """What was fitted.

    Attributes:
        alone: definitions alone, for themes that are nothing like what the head knows.
        carried: definitions and bridge, None where a fold has no head.
        unknown: the score of a cause that the head does not know.
        within: how sub-causes are told apart across the bridge.

    """

    alone: Fit
    carried: Fit | None
    unknown: float = UNKNOWN_SCORES[0]
    within: Within | None = None


@dataclass(frozen=True)
class Crossing:
    """How a bridge is gone across: by which weights sub-causes are filed, and what is unknown."""

    filing: Choice
    unknown: float

    def views(self, across: Across, labels: NDArray[np.int64]) -> Floats:
        """Return what the head says when these labels alone are the taxonomy."""
        return across.views(self.filing, self.unknown, labels)

    def mixed(self, choice: Choice, asked: Situation) -> Floats:
        """Return the probabilities of a situation's labels as a reading gives them."""
        found = asked.evidence(self.views)
        alone = self.filing.probabilities(found[..., : len(self.filing.weights)])
        if asked.fold.across is None:
            return alone
        trust = carried_by(asked.fold.across.filed(self.filing, asked.labels))
        both = between(choice.probabilities(found), alone, trust)
        return np.asarray(both / np.maximum(both.sum(axis=1, keepdims=True), 1.0))


def fit_described(folds: Sequence[Fold], terse: Sequence[Fold] = ()) -> Described:
    """Fit definitions alone, and definitions and bridge together, each with examples.

    Args:
        folds: texts that were left out, of themes that were left out for the most part.
        terse: the same told by their names alone; definitions and bridge are fitted on both.

    """
    alone = _fit(folds)
    if not all(fold.across for fold in [*folds, *terse]):
        return Described(alone, None)
    asked = situations_of([*folds, *terse])
    unknown = _unknown(asked, alone.choice)
    crossing = Crossing(alone.choice, unknown)
    carried = _carried(folds, asked, crossing)
    among = [_among(fold, crossing) for fold in folds]
    within = fit_within(among)
    carried.quality.update(within_quality(within, among))
    return Described(alone, carried, unknown, within)


def _fit(folds: Sequence[Fold]) -> Fit:
    answers = described_answers(folds)
    choice = fit_choice(answers)
    quality = judged(choice, answers)
    lessons = described_lessons(folds, choice)
    mixture = fit_mixture(lessons, strangers_of(folds), choice.none)
    choice = replace(choice, mixture=mixture, threshold=quality["threshold"])
    return Fit(choice, quality | with_examples(choice, lessons))


def _carried(folds: Sequence[Fold], asked: Sequence[Situation], crossing: Crossing) -> Fit:
    """Fit definitions and bridge, and judge them on whole taxonomies as a reading mixes both ways.

    How much examples say is fitted on the folds with longer definitions.
    """
    whole = situations_of(folds, parts=())
    choice = fit_choice(answers_of(asked, crossing.views))
    answers = answers_of(whole, crossing.views)
    choice = with_line(choice, answers)
    found = joined_labels([crossing.mixed(choice, one)[..., None] for one in whole])
    quality = judged_of(found[..., 0], answers, LEAST_CONFIDENCE)
    wide = [bridged(fold, crossing.filing, crossing.unknown) for fold in folds]
    lessons = described_lessons(wide, choice)
    mixture = fit_mixture(lessons, strangers_of(wide), choice.none)
    choice = replace(choice, mixture=mixture, threshold=quality["threshold"])
    return Fit(choice, quality | with_examples(choice, lessons))


def bridged(fold: Fold, filing: Choice, unknown: float) -> Fold:
    """Return a fold with what the head says across the bridge as two views more."""
    if fold.across is None:
        return fold
    every = np.arange(fold.found.shape[1])
    across = fold.across.views(filing, unknown, every)
    return replace(fold, found=np.concatenate([fold.found, across], axis=2))


def _among(fold: Fold, crossing: Crossing) -> Among:
    """Return how texts of known sub-causes look beside the siblings of these."""
    rows = fold.described.strengths
    if fold.across is None:
        return Among(NONE, NONE, np.zeros(0, dtype=bool))
    across, every = fold.across, np.arange(fold.found.shape[1])
    told = chances_of(across.scores[:, across.columns], across.scores, crossing.unknown)
    filed = across.filed(crossing.filing, every)
    read = np.full(rows.shape, np.nan)
    for label in every:
        mine = np.flatnonzero(fold.target == label)
        found = read_within(told[mine], filed[:, label], across.placed[label])
        read[mine, : found.shape[1]] = found
    return Among(fold.described, Siblings(read, fold.described.right), fold.unseen)


def _unknown(asked: Sequence[Situation], filing: Choice) -> float:
    """Return the most cautious of the scores that are about as good as the best."""
    found = []
    for unknown in UNKNOWN_SCORES:
        answers = answers_of(asked, Crossing(filing, unknown).views)
        found.append(likelihood(fit_choice(answers), _honest(answers, asked)))
    best = max(found)
    pairs = zip(UNKNOWN_SCORES, found, strict=True)
    return max(unknown for unknown, one in pairs if one >= best - CLOSE)


def _honest(answers: Answers, asked: Sequence[Situation]) -> Answers:
    """Return the answers with those about themes that were left out alone."""
    weight = answers.weight * np.concatenate([one.fold.unseen[one.rows] for one in asked])
    return answers if not weight.any() else replace(answers, weight=weight)
