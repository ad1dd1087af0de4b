"""What the recogniser does for texts that it was not trained on.

Folds leave out a share of the documents and of the themes at once. On what was left out, the other
themes show how well a trained head does for a stranger's prose, and the themes left out show how a
finding looks whose theme nobody has named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.bridge import Across, Known, known_of
from models.recognition.evidence import (
    Views,
    centre_of,
    evidence,
    label_views,
    texts_told,
    views_of,
)
from models.recognition.head import Head
from models.recognition.labelled import Cause
from models.recognition.labels import Label
from models.recognition.material import Material, fit_head
from models.recognition.prepared import theme_logs
from models.recognition.siblings import NONE, Siblings, described_siblings, headed_siblings
from models.recognition.steady import softmax

SEED = 20

#: Folds over the documents that train, and over the themes.
FOLDS = 6


@dataclass(frozen=True)
class Asked:
    """The texts of a fold, so that some can be shown as examples when others are asked.

    Attributes:
        texts: n texts.
        documents: the document of each, ``""`` for one of its own.
        subcauses: the sub-cause of each, as narrow as it is known.
        views: their rows in every space.

    """

    texts: tuple[str, ...]
    documents: tuple[str, ...]
    subcauses: tuple[str, ...]
    views: Views


@dataclass(frozen=True)
class Fold:
    """What one fold shows of the texts that it left out.

    Attributes:
        found: evidence, shape (texts, labels, views).
        logs: the head's log-probabilities, shape (texts, labels and what is none of them); NaN
            for a theme left out, and no column for a taxonomy that has no head.
        target: the right label of each text.
        unseen: whether that label's theme was left out.
        told: of how many texts the definition of each label consists, shape (labels,).
        asked: the texts themselves.
        headed: the head's scores of the sub-causes of themes that it knows.
        described: closeness to the sub-causes of every text's own theme.
        across: what a bridge is fitted by, None without a head.

    """

    found: NDArray[np.float64]
    logs: NDArray[np.float64]
    target: NDArray[np.int64]
    unseen: NDArray[np.bool_]
    told: NDArray[np.float64]
    asked: Asked
    headed: Siblings = NONE
    described: Siblings = NONE
    across: Across | None = None


@dataclass(frozen=True)
class Learned:
    """What was learned without some causes and some themes.

    Attributes:
        asked: which causes were left out, shape (causes,).
        held: keys of the themes that were left out.
        head: the head.
        centre: mean of the vectors that were seen.

    """

    asked: NDArray[np.bool_]
    held: frozenset[str]
    head: Head
    centre: NDArray[np.float64]

    def known(self, material: Material) -> Known:
        """Return the sub-causes that the head knows."""
        return known_of(
            material.labels,
            material.wordings,
            material.embedder,
            self.head,
            self.centre,
            material.parts,
        )


def learned_without(material: Material, asked: NDArray[np.bool_], held: frozenset[str]) -> Learned:
    """Train without some causes, nothing of their documents either, and without some themes.

    Args:
        material: everything there is.
        asked: which causes to leave out, shape (causes,).
        held: keys of the themes to leave out.

    """
    themes = frozenset(x.key for x in material.labels) - held
    seen = np.array([c.theme in themes for c in material.causes]) & ~asked
    mine = [c for c, wanted in zip(material.causes, asked, strict=True) if wanted]
    head = fit_head(material, asked, themes, frozenset(c.document for c in mine if c.document))
    return Learned(asked, held, head, centre_of(material.vectors[seen]))


def left_out_fold(
    material: Material, learned: Learned, scores: NDArray[np.float64] | None = None
) -> Fold:
    """Return how the causes look that were left out.

    Args:
        material: everything there is.
        learned: without them.
        scores: of the head's classes, mixed with those of a reader, shape (left out, classes); the
            head's own by default.

    """
    asked, held, head, centre = learned.asked, learned.held, learned.head, learned.centre
    mine = [c for c, wanted in zip(material.causes, asked, strict=True) if wanted]
    texts, vectors = [c.text for c in mine], material.vectors[asked]
    views = views_of(texts, vectors, centre, head, material.parts)
    labels = label_views(material.labels, material.embedder, centre, head, material.parts)
    found = evidence(views, labels)
    keys = [x.key for x in material.labels]
    logs = np.full((len(texts), len(keys)), np.nan)
    logits = head.logits(texts, vectors) if scores is None else scores
    known = theme_logs(head, softmax(logits))
    rivals = [column for column, theme in enumerate(head.themes) if not theme]
    for column, theme in enumerate(head.themes):
        if theme:
            logs[:, keys.index(theme)] = known[:, column]
    logs = np.concatenate([logs, known[:, rivals]], axis=1)
    target = np.array([keys.index(c.theme) for c in mine])
    unseen = np.isin(target, [keys.index(key) for key in held])
    told = texts_told(material.labels)
    headed = headed_siblings(mine, [material.labels[n] for n in target], logits, head.classes)
    described = described_siblings(mine, target, material.labels, views, labels)
    asked_for = asked_of(mine, views)
    across = Across.of(learned.known(material), views, labels)
    return Fold(found, logs, target, unseen, told, asked_for, headed, described, across)


def asked_of(causes: Sequence[Cause], views: Views) -> Asked:
    """Return causes as the texts of a fold, with their rows in every space."""
    return Asked(
        tuple(cause.text for cause in causes),
        tuple(cause.document for cause in causes),
        tuple(f"{cause.theme}.{cause.subcause}" for cause in causes),
        views,
    )


def document_folds(material: Material, held: Sequence[frozenset[str]] = ()) -> Iterator[Fold]:
    """Yield one fold a sixth of the documents that train, each with a sixth of the themes left out.

    Whole documents rather than writers of statements: an encoder that was taught on the statements
    knows them too well to be judged by them.

    Args:
        material: everything there is.
        held: the themes to leave out in each fold; a drawn sixth in each by default.

    """
    for asked, themes in document_parts(material, held):
        yield left_out_fold(material, learned_without(material, asked, themes))


def document_parts(
    material: Material, held: Sequence[frozenset[str]] = ()
) -> Iterator[tuple[NDArray[np.bool_], frozenset[str]]]:
    """Yield the causes and themes that each of `document_folds` leaves out."""
    groups = list(held) or theme_groups(material.labels)
    documents = sorted({c.document for c in material.causes if c.document})
    order = np.random.default_rng(SEED).permutation(len(documents))
    for number, themes in enumerate(groups):
        chosen = {documents[i] for i in order[number :: len(groups)]}
        asked = np.array([c.document in chosen for c in material.causes])
        if asked.any():
            yield asked, themes


def theme_groups(labels: Sequence[Label], count: int = FOLDS) -> list[frozenset[str]]:
    """Return the themes dealt out at random to so many groups."""
    order = np.random.default_rng(SEED).permutation(len(labels))
    dealt = [frozenset(labels[i].key for i in order[n::count]) for n in range(count)]
    return [group for group in dealt if group]


def learned_without_writers(
    material: Material, writers: Sequence[str], held: frozenset[str]
) -> Learned:
    """Train without some writers and some themes."""
    return learned_without(material, np.array([c.writer in writers for c in material.causes]), held)


def plain_folds(material: Material) -> Iterator[Fold]:
    """Yield one fold a writer for an encoder that nothing was trained for.

    Nobody is left out of anything, for nothing is learned.
    """
    views = label_views(material.labels, material.embedder, None, None)
    centre = np.zeros(material.vectors.shape[1])
    keys = [x.key for x in material.labels]
    for writer in sorted({cause.writer for cause in material.causes}):
        rows = [row for row, cause in enumerate(material.causes) if cause.writer == writer]
        mine = [material.causes[row] for row in rows]
        seen = views_of([c.text for c in mine], material.vectors[rows], centre, None)
        target = np.array([keys.index(c.theme) for c in mine])
        logs, unseen = np.full((len(mine), 0), np.nan), np.ones(len(mine), dtype=bool)
        told = texts_told(material.labels)
        asked, near = asked_of(mine, seen), evidence(seen, views)
        described = described_siblings(mine, target, material.labels, seen, views)
        yield Fold(near, logs, target, unseen, told, asked, described=described)
