"""Shows a fold some of its own texts as examples and asks about the others.

What is shown is drawn as an organisation's would be: a few of each theme, of some themes none, some
claims that a person rejected. Where a trained head knows the themes, the organisation also files
some sub-causes otherwise than the head was taught: that is what its decisions are about, and a head
that needed no correction could learn nothing from examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.answers import UNKNOWN_SHARE
from models.recognition.choice import Choice
from models.recognition.draws import draw_examples
from models.recognition.evidence import Views
from models.recognition.folds import SEED, Fold
from models.recognition.kernel_fitting import Lesson, Likened

Floats = NDArray[np.float64]

#: How many examples a theme may be shown with; each theme draws one of them.
COUNTS = (0, 1, 2, 3, 5, 10)

#: Draws from each fold.
DRAWS = 4

#: Share of wrong claims that a person has rejected: they become counterexamples.
REJECTED = 0.3

#: Share of the sub-causes that an organisation files under another theme than the head was taught.
FILED_OTHERWISE = 0.1

#: Pairs of texts of different labels, drawn from each fold.
_PAIRS = 2000


@dataclass(frozen=True)
class Known:
    """A fold as it is known without examples.

    Attributes:
        fold: its texts and their labels.
        scores: shape (texts, labels); NaN for what may not be chosen.
        others: scores of what competes but is never an answer, shape (texts, others).
        weight: how much each text counts, shape (texts,).
        filed_otherwise: share of sub-causes that are filed elsewhere.

    """

    fold: Fold
    scores: Floats
    others: Floats
    weight: Floats
    filed_otherwise: float = 0.0


def described_lessons(folds: Sequence[Fold], choice: Choice) -> list[Lesson]:
    """Return lessons for themes with a definition only.

    Texts of themes left out count as much as all others together, for they are the honest case.
    Each text is asked a second time with its own theme taken away: then the answer is none.
    """
    found = []
    for fold in folds:
        seen = ~fold.unseen
        weight = np.where(seen, 1 / max(int(seen.sum()), 1), 1 / max(int((~seen).sum()), 1))
        known = Known(fold, choice.scores(fold.found), np.zeros((len(seen), 0)), weight)
        for seed in range(DRAWS):
            lesson = _lesson(known, SEED + seed)
            found.extend([_weighed(lesson, 1 - UNKNOWN_SHARE), _orphaned(lesson)])
    return found


def headed_lessons(folds: Sequence[Fold], choice: Choice) -> list[Lesson]:
    """Return lessons for themes with a head: a text of a theme left out should be given none."""
    found = []
    for fold in folds:
        labels = fold.found.shape[1]
        scores = choice.scores(fold.logs[:, :, None])
        target = np.where(fold.unseen, -1, fold.target)
        known = Known(
            replace(fold, target=target),
            scores[:, :labels],
            scores[:, labels:],
            np.ones(len(target)),
            FILED_OTHERWISE,
        )
        for seed in range(DRAWS):
            lesson = _lesson(known, SEED + seed)
            lost = lesson.target < 0
            share = np.where(
                lost,
                UNKNOWN_SHARE / max(int(lost.sum()), 1),
                (1 - UNKNOWN_SHARE) / max(int((~lost).sum()), 1),
            )
            found.append(replace(lesson, weight=share))
    return found


def strangers_of(folds: Sequence[Fold]) -> Floats:
    """Return cosines of pairs of texts with different labels, shape (pairs, spaces)."""
    found = []
    for number, fold in enumerate(folds):
        random = np.random.default_rng(SEED + number)
        one, other = random.integers(0, len(fold.target), size=(2, _PAIRS))
        apart = fold.target[one] != fold.target[other]
        spaces = fold.asked.views.spaces
        found.append(
            np.stack([(x[one[apart]] * x[other[apart]]).sum(axis=1) for x in spaces], axis=1)
        )
    return np.concatenate(found)


def _lesson(known: Known, seed: int) -> Lesson:
    """Draw examples and rejections from a fold, and ask about what is left."""
    random = np.random.default_rng(seed)
    asked, labels = known.fold.asked, known.scores.shape[1]
    target = _filed(known, random)
    wanted = random.choice(COUNTS, size=labels).tolist()
    draw = draw_examples(target, asked.texts, asked.documents, wanted, seed)
    claimed = np.where(np.isnan(known.scores), -np.inf, known.scores).argmax(axis=1)
    wrong = draw.asked[claimed[draw.asked] != target[draw.asked]]
    denied = np.sort(random.permutation(wrong)[: round(REJECTED * len(wrong))])
    rows = np.setdiff1d(draw.asked, denied)
    shown = [(row, label) for label, drawn in enumerate(draw.examples) for row in drawn]
    return Lesson(
        known.scores[rows],
        known.others[rows],
        _likened(asked.views, rows, shown, labels),
        _likened(asked.views, rows, [(int(row), int(claimed[row])) for row in denied], labels),
        target[rows],
        known.weight[rows],
    )


def _filed(known: Known, random: np.random.Generator) -> NDArray[np.int64]:
    """Return the labels with some sub-causes filed under the theme that they resemble next."""
    target = known.fold.target.copy()
    subcauses = np.array(known.fold.asked.subcauses)
    here = sorted(set(subcauses[target >= 0].tolist()))
    for name in random.permutation(here)[: round(known.filed_otherwise * len(here))]:
        rows = subcauses == name
        likely = np.where(np.isnan(known.scores[rows]), -np.inf, known.scores[rows]).mean(axis=0)
        likely[target[rows][0]] = -np.inf
        if np.isfinite(likely).any():
            target[rows] = int(likely.argmax())
    return target


def _likened(
    views: Views,
    rows: NDArray[np.int64],
    examples: Sequence[tuple[int, int]],
    labels: int,
) -> Likened:
    owners = np.zeros((len(examples), labels))
    owners[np.arange(len(examples)), [label for _, label in examples]] = 1
    places = np.array([row for row, _ in examples], dtype=np.int64)
    return Likened(tuple(space[rows] @ space[places].T for space in views.spaces), owners)


def _weighed(lesson: Lesson, total: float) -> Lesson:
    share = lesson.weight / max(float(lesson.weight.sum()), 1e-12)
    return replace(lesson, weight=total * share)


def _orphaned(lesson: Lesson) -> Lesson:
    """Return the lesson with each text's own theme taken away."""
    scores = lesson.scores.copy()
    scores[np.arange(len(scores)), lesson.target] = np.nan
    lost = replace(lesson, scores=scores, target=np.full(len(scores), -1))
    return _weighed(lost, UNKNOWN_SHARE)
