"""Taxonomies as users bring them: whole, with a theme too few, and covering a part of the ground.

What a head reads is filed anew for each, for a theme that is missing leaves its sub-causes to its
neighbours. Of a taxonomy that covers a part, most texts are of no theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.answers import UNKNOWN_SHARE, joined_labels
from models.recognition.bridge import Across
from models.recognition.choice import Answers
from models.recognition.folds import SEED, Fold

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

#: Share of texts of themes that the encoder was taught, whatever number there is of them.
TAUGHT_SHARE = 0.3

#: Shares of its themes with which each taxonomy is asked again.
PARTS = (0.3, 0.6)

#: How much each of these counts beside the whole taxonomy.
PART_WEIGHT = 0.2

#: Texts asked of a fold at most, of those that were taught and of the others: more of one writer
#: say little more.
MOST_TEXTS = 300

#: Evidence of texts when some labels alone are the taxonomy, by what is known across.
Viewed = Callable[[Across, Places], Floats]


@dataclass(frozen=True)
class Situation:
    """Some texts of a fold, asked with some of its labels.

    Attributes:
        fold: which.
        rows: positions of the texts.
        labels: positions of the labels.
        target: the right one among these labels, or -1 for none.
        weight: how much each text counts.

    """

    fold: Fold
    rows: Places
    labels: Places
    target: Places
    weight: Floats

    def evidence(self, viewed: Viewed) -> Floats:
        """Return definitions' views and what is told across, shape (rows, labels, views)."""
        found = self.fold.found[np.ix_(self.rows, self.labels)]
        if self.fold.across is None:
            return found
        across = viewed(_part(self.fold.across, self.rows), self.labels)
        return np.concatenate([found, across], axis=2)


def situations_of(folds: Sequence[Fold], parts: Sequence[float] = PARTS) -> list[Situation]:
    """Return what is asked of every fold; each fold counts alike, however many texts it has.

    Args:
        folds: texts that were left out.
        parts: shares of its labels with which each is asked again.

    """
    drawn = [_drawn(fold, SEED + number) for number, fold in enumerate(folds)]
    seen = [fold.unseen[rows] for fold, rows in zip(folds, drawn, strict=True)]
    honest = (1 - TAUGHT_SHARE) / max(sum(bool(one.any()) for one in seen), 1)
    taught = TAUGHT_SHARE / max(sum(int((~one).sum()) for one in seen), 1)
    return [
        one
        for number, (fold, rows) in enumerate(zip(folds, drawn, strict=True))
        for one in (
            *_whole(fold, rows, honest, taught),
            *_parts(fold, rows, parts, PART_WEIGHT * honest),
        )
    ]


def answers_of(situations: Sequence[Situation], viewed: Viewed) -> Answers:
    """Return evidence and right answers of all situations."""
    return Answers(
        joined_labels([one.evidence(viewed) for one in situations]),
        np.concatenate([one.target for one in situations]),
        np.concatenate([one.weight for one in situations]),
    )


def _drawn(fold: Fold, seed: int) -> Places:
    """Return positions of the texts that are asked."""
    random = np.random.default_rng(seed)
    kinds = (np.flatnonzero(fold.unseen), np.flatnonzero(~fold.unseen))
    return np.sort(np.concatenate([random.permutation(rows)[:MOST_TEXTS] for rows in kinds]))


def _whole(fold: Fold, rows: Places, honest: float, taught: float) -> Iterator[Situation]:
    """Yield the taxonomy as it is, and without the theme of some texts in turn."""
    every, unseen, target = np.arange(fold.found.shape[1]), fold.unseen[rows], fold.target[rows]
    each = honest / max(int(unseen.sum()), 1)
    weight = np.where(unseen, each * (1 - UNKNOWN_SHARE), taught)
    yield Situation(fold, rows, every, target, weight)
    for label in np.unique(target[unseen]).tolist():
        mine = rows[unseen & (target == label)]
        lost = np.full(len(mine), each * UNKNOWN_SHARE)
        yield Situation(fold, mine, every[every != label], np.full(len(mine), -1), lost)


def _parts(fold: Fold, rows: Places, parts: Sequence[float], weight: float) -> Iterator[Situation]:
    """Yield some of the themes, drawn at random, asked of all texts."""
    labels = fold.found.shape[1]
    random = np.random.default_rng(SEED + labels)
    for share in parts:
        kept = np.sort(random.permutation(labels)[: max(2, round(share * labels))])
        place = np.full(labels, -1)
        place[kept] = np.arange(len(kept))
        each = np.full(len(rows), weight / max(len(rows), 1))
        yield Situation(fold, rows, kept, place[fold.target[rows]], each)


def _part(across: Across, rows: Places) -> Across:
    return Across(across.scores[rows], across.columns, across.near, across.themes)
