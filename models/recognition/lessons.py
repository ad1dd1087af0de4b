"""Shows a fold some of its own texts as examples and asks about the others.

What is shown is drawn as a user's would be: a few of some themes, of others none, and some claims
that a person rejected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models.recognition.answers import UNKNOWN_SHARE
from models.recognition.choice import Choice
from models.recognition.draws import draw_examples
from models.recognition.evidence import Views
from models.recognition.folds import SEED, Fold
from models.recognition.mixture_fitting import Lesson, Likened

Floats = NDArray[np.float64]

#: How many examples a theme may be shown with; each theme draws one of them.
COUNTS = (0, 0, 0, 0, 1, 2, 3, 5, 10)

#: Draws from each fold.
DRAWS = 4

#: Share of the other texts that a person has looked at: wrong claims become counterexamples.
REVIEWED = 0.15

#: Pairs of texts of different labels, drawn from each fold.
_PAIRS = 2000


def described_lessons(folds: Sequence[Fold], choice: Choice, draws: int = DRAWS) -> list[Lesson]:
    """Return lessons for themes with a definition only.

    Texts of themes left out count as much as all others together, for they are the honest case.
    Each text is asked a second time with its own theme taken away: then the answer is none.
    """
    found = []
    for fold in folds:
        for seed in range(draws):
            lesson = _lesson(fold, choice.scores(fold.found), SEED + seed)
            found.extend([_weighed(lesson, 1 - UNKNOWN_SHARE), _orphaned(lesson)])
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


def _lesson(fold: Fold, scores: Floats, seed: int) -> Lesson:
    """Draw examples and rejections from a fold, and ask about what is left."""
    random = np.random.default_rng(seed)
    asked, labels = fold.asked, scores.shape[1]
    wanted = random.choice(COUNTS, size=labels).tolist()
    draw = draw_examples(fold.target, asked.texts, asked.documents, wanted, seed)
    claimed = scores.argmax(axis=1)
    # What was looked at is not asked, right or wrong: without its wrong claims alone, the rest
    # would look better than it is.
    reviewed = random.permutation(draw.asked)[: round(REVIEWED * len(draw.asked))]
    denied = np.sort(reviewed[claimed[reviewed] != fold.target[reviewed]])
    rows = np.setdiff1d(draw.asked, reviewed)
    shown = [(row, label) for label, drawn in enumerate(draw.examples) for row in drawn]
    seen = ~fold.unseen
    weight = np.where(seen, 1 / max(int(seen.sum()), 1), 1 / max(int((~seen).sum()), 1))
    return Lesson(
        scores[rows],
        np.zeros((len(rows), 0)),
        _likened(asked.views, rows, shown, labels),
        _likened(asked.views, rows, [(int(row), int(claimed[row])) for row in denied], labels),
        fold.told,
        fold.target[rows],
        weight[rows],
    )


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
