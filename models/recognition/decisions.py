"""Plays an organisation that decides about some of a fold's texts, and asks about the others.

It files some sub-causes under another theme than the head was taught, moves findings of them, and
confirms a few of the rest. That is what decisions are about: a head that needed no correction could
learn nothing from them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.recognition.answers import UNKNOWN_SHARE
from models.recognition.choice import Choice
from models.recognition.correction_fitting import Decisions
from models.recognition.draws import asked_rows, offered_rows
from models.recognition.folds import SEED, Fold

Floats = NDArray[np.float64]

#: Rounds of decisions that are drawn from each fold.
ROUNDS = 4

#: Share of the sub-causes that an organisation files under another theme.
FILED_OTHERWISE = 0.1

#: Most findings of such a sub-cause that are moved, and of any theme that are confirmed.
MOVED, CONFIRMED = 5, 3


def decisions_of(folds: Sequence[Fold], choice: Choice, rounds: int = ROUNDS) -> list[Decisions]:
    """Return rounds of decisions about texts that a head claims.

    A text of a theme left out should be given none, and nobody decides about it.
    """
    return [_round(fold, choice, SEED + seed) for fold in folds for seed in range(rounds)]


def _round(fold: Fold, choice: Choice, seed: int) -> Decisions:
    random = np.random.default_rng(seed)
    labels = fold.found.shape[1]
    every = choice.scores(fold.logs[:, :, None])
    scores, others = every[:, :labels], every[:, labels:]
    taught = np.where(fold.unseen, -1, fold.target)
    target = filed(taught, fold.asked.subcauses, scores, random)
    decided = _decided(fold, target, target != taught, random)
    rows = asked_rows(fold.asked.texts, fold.asked.documents, decided.tolist())
    known = np.where(np.isnan(scores), -1e9, scores)
    claimed = choice.probabilities_of(known[decided], others[decided])
    differences = -claimed
    differences[np.arange(len(decided)), target[decided]] += 1
    lost = target[rows] < 0
    weight = np.where(
        lost,
        UNKNOWN_SHARE / max(int(lost.sum()), 1),
        (1 - UNKNOWN_SHARE) / max(int((~lost).sum()), 1),
    )
    cosines = tuple(space[rows] @ space[decided].T for space in fold.asked.views.spaces)
    return Decisions(scores[rows], others[rows], cosines, differences, target[rows], weight)


def filed(
    target: NDArray[np.int64],
    subcauses: Sequence[str],
    scores: Floats,
    random: np.random.Generator,
) -> NDArray[np.int64]:
    """Return the labels with some sub-causes filed under the theme that they resemble next.

    Args:
        target: the label of each text, -1 for none.
        subcauses: the sub-cause of each.
        scores: of each label, shape (texts, labels), NaN for one that may not be chosen.
        random: draws the sub-causes.

    """
    result, names = target.copy(), np.array(subcauses)
    here = sorted(set(names[target >= 0].tolist()))
    for name in random.permutation(here)[: round(FILED_OTHERWISE * len(here))]:
        rows = names == name
        likely = np.where(np.isnan(scores[rows]), -np.inf, scores[rows]).mean(axis=0)
        likely[target[rows][0]] = -np.inf
        if np.isfinite(likely).any():
            result[rows] = int(likely.argmax())
    return result


def _decided(
    fold: Fold,
    target: NDArray[np.int64],
    moved: NDArray[np.bool_],
    random: np.random.Generator,
) -> NDArray[np.int64]:
    """Return the rows that people decide about, at most half of a sub-cause or of a theme."""
    offered = offered_rows(fold.asked.documents, random)
    chosen: list[int] = []
    subcauses = np.array(fold.asked.subcauses)
    groups = [(subcauses == name) & moved for name in sorted(set(subcauses[moved].tolist()))]
    for own in groups:
        chosen.extend(_some(own & offered, int(own.sum()), MOVED, random))
    for label in sorted(set(target[target >= 0].tolist())):
        own = (target == label) & ~moved
        chosen.extend(_some(own & offered, int(own.sum()), CONFIRMED, random))
    return np.array(sorted(chosen), dtype=np.int64)


def _some(
    offered: NDArray[np.bool_], size: int, most: int, random: np.random.Generator
) -> list[int]:
    count = min(int(random.integers(0, most + 1)), size // 2)
    return [int(row) for row in random.permutation(np.flatnonzero(offered))[:count]]
