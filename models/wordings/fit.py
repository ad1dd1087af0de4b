"""Fits the classifier of wordings; its bound comes from texts that taught nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from models.wordings.classifier import WordingClassifier

Array = NDArray[np.float64]

#: Inverse of the ridge; of 1, .5, .3 and .2 this was best on texts left out.
_RIDGE = 0.3
_ROUNDS = 500
#: What a statement of a reference counts, which is like the texts to be judged, beside one of
#: another writer.
OF_REFERENCE = 3.0
#: Readers that are taught without a part: each costs a training, and half of the statements teach
#: nearly as much as all.
_PARTS = 2
#: Precision that a bound is to keep. The aim is .85 for all that a check says; conflicts, which no
#: bound of this kind is for, are less often right and one in fifteen of it.
PRECISION = 0.86
#: Fewest statements that a share is believed of.
_FEWEST = 5


@dataclass(frozen=True)
class WordingLessons:
    """Labelled statements.

    Attributes:
        texts: statements.
        named: cues of each by name.
        labels: shape (texts, kinds).
        source: name of what each was taken from; what a source labels more often than
            the references do is learned as its habit, and forgotten afterwards.
        groups: number of the text that each stands in; parts hold whole ones.

    """

    texts: Sequence[str]
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
            named=[self.named[row] for row in rows],
            labels=self.labels[rows],
            source=[self.source[row] for row in rows],
            groups=self.groups[rows],
        )


@dataclass(frozen=True)
class Plan:
    """Who is taught what.

    Attributes:
        kinds: names of the columns of labels.
        references: the sources that are like the texts to be judged.
        further: sources that the second reader takes for references as well, so that two readers
            err differently.

    """

    kinds: tuple[str, ...]
    references: tuple[str, ...]
    further: tuple[str, ...]


@dataclass(frozen=True)
class Fitting:
    """What a classifier is fitted for.

    Attributes:
        kinds: names of the columns of labels.
        reader: identity of what made the readings.
        references: the sources that are like the texts to be judged.

    """

    kinds: tuple[str, ...]
    reader: str
    references: tuple[str, ...]


def parts_of(lessons: WordingLessons, references: tuple[str, ...]) -> NDArray[np.int64]:
    """Return the part that each statement is left out with.

    A part is the statements of every other writer, together with every other text of each
    reference, so that each part asks what new writers and what new texts would.
    """
    writers = sorted(set(lessons.source) - {*references})
    places = {one: place % _PARTS for place, one in enumerate(writers)}
    own = lessons.groups % _PARTS
    return np.array(
        [places.get(one, int(share)) for one, share in zip(lessons.source, own, strict=True)],
        dtype=np.int64,
    )


def left_out(lessons: WordingLessons, readings: Array, fitting: Fitting) -> Array:
    """Return log odds of each statement by fits that its part had no share in."""
    parts = parts_of(lessons, fitting.references)
    found = np.zeros(lessons.labels.shape)
    for part in sorted(set(parts.tolist())):
        out = parts == part
        classifier = fitted(lessons.part(~out), readings[~out], fitting)
        found[out] = classifier.log_odds(readings[out], lessons.part(out).named)
    return found


def fitted(lessons: WordingLessons, readings: Array, fitting: Fitting) -> WordingClassifier:
    """Return the classifier that the lessons teach; its bounds are not yet chosen.

    Args:
        lessons: of every source.
        readings: shape (texts, kinds), log odds by readers who were not taught the part
            (`parts_of`) that a statement is of: of what it was taught a reader is too sure.
        fitting: what for.

    """
    cues = tuple(sorted({name for one in lessons.named for name in one}))
    writers = sorted(set(lessons.source) - {*fitting.references})
    named = np.array([[one.get(cue, 0.0) for cue in cues] for one in lessons.named])
    habits = np.array([[float(one == writer) for writer in writers] for one in lessons.source])
    count = len(lessons.texts)
    columns = np.hstack([readings, named.reshape(count, -1), habits.reshape(count, -1)])
    counts = [OF_REFERENCE if one in fitting.references else 1.0 for one in lessons.source]
    weights, bias = [], []
    # Its steps are so small that several threads wait for each other: ten times the time.
    with threadpool_limits(limits=1, user_api="blas"):
        for labels in lessons.labels.T:
            model = LogisticRegression(C=_RIDGE, max_iter=_ROUNDS)
            model.fit(columns, labels > 0, sample_weight=np.array(counts))
            weights.append(model.coef_[0])
            bias.append(float(model.intercept_[0]))
    ends = np.cumsum([readings.shape[1], len(cues)])
    of_reading, of_cues, _ = np.split(np.array(weights).T, ends)
    nothing = np.zeros(len(fitting.kinds))
    return WordingClassifier(
        fitting.reader, fitting.kinds, cues, of_reading, of_cues, np.array(bias), nothing
    )


def bounded(
    classifier: WordingClassifier, asked: WordingLessons, readings: Array
) -> WordingClassifier:
    """Return a classifier with its bound, by statements that no reader was taught.

    One bound serves all kinds: one of each kind's own would rest on some forty labels, and told
    less of texts left out.

    Args:
        classifier: fitted.
        asked: statements, by writers whom nobody was taught for the most part.
        readings: shape (texts, kinds), log odds by the readers that are to be used.

    """
    odds = classifier.log_odds(readings, asked.named)
    bound = bound_of(odds.ravel(), asked.labels.ravel())
    return replace(classifier, bounds=np.full(len(classifier.kinds), bound))


def bound_of(odds: Array, labels: Array) -> float:
    """Return the lowest log odds from which on `PRECISION` of what is said is right.

    Where that is never reached, the highest log odds: then next to nothing is said.
    """
    order = np.argsort(-odds, kind="stable")
    right = np.cumsum(labels[order]) / np.arange(1, len(order) + 1)
    kept = [place for place in np.flatnonzero(right >= PRECISION) if place + 1 >= _FEWEST]
    return float(odds[order][kept[-1] if kept else 0])
