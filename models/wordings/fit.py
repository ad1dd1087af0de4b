"""Fits the classifier of wordings, with bounds from sources that were left out in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from models.embedding import Vectors
from models.wordings.classifier import (
    OF_TERMS,
    OF_VECTOR,
    WordingClassifier,
    runs,
    weighted,
)

Array = NDArray[np.float64]

FOLDS = 5
#: Fewest texts that a term stands in.
_FEWEST = 2
_RIDGE = 1.0
_ROUNDS = 500
#: Precision counts twice as much as recall (F with beta 1/2) where the bound is chosen.
_BETA_SQUARED = 0.25


@dataclass(frozen=True)
class WordingLessons:
    """Labelled statements.

    Attributes:
        texts: statements.
        vectors: shape (texts, dimension), unit rows.
        named: cues of each by name.
        labels: shape (texts, kinds).
        source: name of what each was taken from; what a source labels more often than
            `reference` does is learned as its habit, and forgotten afterwards.
        groups: number of the text that each stands in; folds hold whole ones.

    """

    texts: Sequence[str]
    vectors: Vectors
    named: Sequence[Mapping[str, float]]
    labels: Array
    source: Sequence[str]
    groups: NDArray[np.int64]

    def part(self, kept: NDArray[np.bool_]) -> WordingLessons:
        """Return the lessons that are marked."""
        rows = [int(row) for row in np.flatnonzero(kept)]
        return replace(
            self,
            texts=[self.texts[row] for row in rows],
            vectors=self.vectors[rows],
            named=[self.named[row] for row in rows],
            labels=self.labels[rows],
            source=[self.source[row] for row in rows],
            groups=self.groups[rows],
        )


def fit_wordings(
    lessons: WordingLessons, kinds: Sequence[str], embedder: str, reference: str
) -> WordingClassifier:
    """Return the classifier that the lessons teach.

    Args:
        lessons: of every source.
        kinds: names of the columns of labels.
        embedder: identity of what made the vectors.
        reference: the source that is like the texts to be judged.

    """
    unseen = left_out(lessons, kinds, embedder, reference)
    own = np.array([one == reference for one in lessons.source])
    odds, labels = unseen[own], lessons.labels[own]
    # The best bound of one kind rests on some forty labels, so it is drawn towards that of all.
    together = _bound(odds.ravel(), labels.ravel())
    bounds = [
        (_bound(odds[:, place], labels[:, place]) + together) / 2 for place in range(len(kinds))
    ]
    fitted = _fitted(lessons, kinds, embedder, reference)
    return replace(fitted, bounds=np.array(bounds))


def left_out(lessons: WordingLessons, kinds: Sequence[str], embedder: str, reference: str) -> Array:
    """Return log odds of statements of the reference by fits that their texts had no part in."""
    own = np.array([one == reference for one in lessons.source])
    found = np.full(lessons.labels.shape, -np.inf)
    for fold in range(FOLDS):
        out = own & (lessons.groups % FOLDS == fold)
        if out.any() and not out.all():
            fitted = _fitted(lessons.part(~out), kinds, embedder, reference)
            asked = lessons.part(out)
            found[out] = fitted.log_odds(asked.texts, asked.vectors, asked.named)
    return found


def _fitted(
    lessons: WordingLessons, kinds: Sequence[str], embedder: str, reference: str
) -> WordingClassifier:
    terms, rarity = _terms(lessons.texts)
    cues = tuple(sorted({name for one in lessons.named for name in one}))
    sources = sorted(set(lessons.source) - {reference})
    columns = _columns(lessons, terms, rarity, cues, sources)
    weights, bias = [], []
    for labels in lessons.labels.T:
        model = LogisticRegression(C=_RIDGE, max_iter=_ROUNDS).fit(columns, labels > 0)
        weights.append(model.coef_[0])
        bias.append(float(model.intercept_[0]))
    stacked = np.array(weights).T
    ends = np.cumsum([lessons.vectors.shape[1], len(terms), len(cues)])
    of_vector, of_terms, of_cues, _ = np.split(stacked, ends)
    places = tuple(sorted(terms, key=lambda term: terms[term]))
    return WordingClassifier(
        embedder,
        tuple(kinds),
        places,
        rarity,
        cues,
        of_vector,
        of_terms,
        of_cues,
        np.array(bias),
        np.zeros(len(kinds)),
    )


def _terms(texts: Sequence[str]) -> tuple[dict[str, int], Array]:
    holders = Counter(run for text in texts for run in runs(text))
    kept = sorted(run for run, count in holders.items() if count >= _FEWEST)
    counts = np.array([holders[run] for run in kept], dtype=np.float64)
    rarity = np.log((1 + len(texts)) / (1 + counts)) + 1
    return {run: place for place, run in enumerate(kept)}, rarity


def _columns(
    lessons: WordingLessons,
    terms: Mapping[str, int],
    rarity: Array,
    cues: Sequence[str],
    sources: Sequence[str],
) -> csr_matrix:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(lessons.texts):
        places, weights = weighted(text, terms, rarity)
        rows.extend([row] * len(places))
        columns.extend(places)
        values.extend((OF_TERMS * weights).tolist())
    count = len(lessons.texts)
    of_terms = csr_matrix((values, (rows, columns)), shape=(count, len(terms)))
    named = [[one.get(cue, 0.0) for cue in cues] for one in lessons.named]
    habits = [[float(one == source) for source in sources] for one in lessons.source]
    return csr_matrix(
        hstack(
            [
                csr_matrix(OF_VECTOR * np.asarray(lessons.vectors, dtype=np.float64)),
                of_terms,
                csr_matrix(np.array(named).reshape(count, len(cues))),
                csr_matrix(np.array(habits).reshape(count, len(sources))),
            ]
        )
    )


def _bound(odds: Array, labels: Array) -> float:
    """Return the log odds from which the F-measure is best."""
    order = np.argsort(-odds, kind="stable")
    hits = np.cumsum(labels[order])
    said = np.arange(1, len(order) + 1)
    scores = (1 + _BETA_SQUARED) * hits / (said + _BETA_SQUARED * max(labels.sum(), 1.0))
    return float(odds[order][int(np.argmax(scores))])
