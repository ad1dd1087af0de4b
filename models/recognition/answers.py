"""Turns what folds show into answers that probabilities are fitted to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.recognition.choice import Answers
from models.recognition.evidence import evidence, label_views, views_of
from models.recognition.folds import Fold
from models.recognition.material import Material

#: Share of findings that are assumed to show a theme that the taxonomy does not have, in fitting.
UNKNOWN_SHARE = 0.1

#: The same for the starter themes, of which a head knows 156 sub-causes. At this share writers who
#: were never met are told as surely as they are right; at the one above, too rarely.
EXPECTED_SHARE = 0.05


def headed_answers(folds: Sequence[Fold]) -> Answers:
    """Answers for themes with a head: a text of a theme left out should be given none.

    The evidence is the head's log-probability alone: fitted beside it, the similarities with the
    definitions were given no weight at all.
    """
    found = np.concatenate([fold.logs for fold in folds])[:, :, None]
    unseen = np.concatenate([fold.unseen for fold in folds])
    target = np.concatenate([fold.target for fold in folds])
    rivals = folds[0].logs.shape[1] - folds[0].found.shape[1]
    return Answers(found, np.where(unseen, -1, target), _weights(unseen), rivals)


def described_answers(folds: Sequence[Fold]) -> Answers:
    """Answers for definitions alone.

    Texts of themes left out count as much as all others together, for they are the honest case,
    and among them every fold alike, for folds may ask different taxonomies. They come a second
    time with their own theme taken away, and then the right answer is none.
    """
    found = joined_labels([fold.found for fold in folds])
    unseen = np.concatenate([fold.unseen for fold in folds])
    target = np.concatenate([fold.target for fold in folds])
    orphans = found[unseen].copy()
    orphans[np.arange(len(orphans)), target[unseen]] = np.nan
    alike = np.concatenate([fold.unseen / max(int(fold.unseen.sum()), 1) for fold in folds])
    alike /= max(float(alike.sum()), 1.0)
    share = np.where(unseen, 0.5 * alike, 0.5 / max(int((~unseen).sum()), 1))
    lost = alike[unseen] * UNKNOWN_SHARE / (1 - UNKNOWN_SHARE)
    return Answers(
        np.concatenate([found, orphans]),
        np.concatenate([target, np.full(len(orphans), -1)]),
        np.concatenate([share, lost]),
    )


def plain_answers(material: Material) -> Answers:
    """Answers for an encoder that nothing was trained for: nothing of the training is used."""
    views = label_views(material.labels, material.embedder, None, None)
    centre = np.zeros(material.vectors.shape[1])
    found = evidence(views_of([""] * len(material.causes), material.vectors, centre, None), views)
    keys = [x.key for x in material.labels]
    target = np.array([keys.index(c.theme) for c in material.causes])
    orphans = found.copy()
    orphans[np.arange(len(orphans)), target] = np.nan
    return Answers(
        np.concatenate([found, orphans]),
        np.concatenate([target, np.full(len(target), -1)]),
        _weights(np.repeat([False, True], len(target))),
    )


def joined_labels(parts: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the rows of all parts; labels that a part does not have are NaN."""
    most = max(part.shape[1] for part in parts)
    return np.concatenate(
        [
            np.pad(part, ((0, 0), (0, most - part.shape[1]), (0, 0)), constant_values=np.nan)
            for part in parts
        ]
    )


def _weights(unknown: NDArray[np.bool_]) -> NDArray[np.float64]:
    lost = UNKNOWN_SHARE / max(int(unknown.sum()), 1)
    found = (1 - UNKNOWN_SHARE) / max(int((~unknown).sum()), 1)
    return np.asarray(np.where(unknown, lost, found))
