"""Fits the judge's weights on labelled passages, and says what it would do with texts unseen.

Logistic regression with a ridge (le Cessie and van Houwelingen 1992) on a hundred
cues; folds hold whole texts, because statements of one text resemble each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.sow.judge import JUDGED, Judge
from intelligence.sow.labels import (
    ASIDE,
    DOCUMENTS,
    EXTRACTS,
    OFFERS,
    STRANGERS,
    WORDINGS,
    LabelledText,
    labelled_texts,
    labelled_wordings,
)
from intelligence.sow.passage import PassageKind
from intelligence.sow.wording import read_cues, read_statements
from intelligence.statistics.glm import Design, Family, fit_glm
from models.naming.grammar import Grammar
from models.segmentation import Segmenter
from models.wordings.fit import WordingLessons

Array = NDArray[np.float64]

#: The half that the judge of cues is fitted on.
REFERENCE = "development"
#: What is like texts to be judged: passages and whole documents, by two writers. Extracts are not:
#: they are several times as dense in faults, so their writer's habit is set apart.
REFERENCES = (REFERENCE, DOCUMENTS)
#: What a bound is chosen on: texts that taught nobody, by strangers and by two who taught others.
ASKED = (*STRANGERS, *ASIDE)

RIDGE = 1.0
FOLDS = 10
#: A label belongs to a statement that has so much of it, or that it has so much of.
_SHARED = 0.3
#: Precision counts twice as much as recall (F with beta 1/2) where the bound is chosen.
_BETA_SQUARED = 0.25
_BOUNDS = tuple(round(0.3 + 0.02 * step, 2) for step in range(21))


@dataclass(frozen=True)
class Lessons:
    """Evidence, shape (rows, cues), labels, shape (rows, kinds), and the text of each row."""

    cues: tuple[str, ...]
    evidence: Array
    labels: Array
    texts: NDArray[np.int64]

    def without(self, fold: int) -> Lessons:
        """Return the lessons of the texts outside a fold of `FOLDS`."""
        kept = self.texts % FOLDS != fold
        return Lessons(self.cues, self.evidence[kept], self.labels[kept], self.texts[kept])


def lessons_of(labelled: Sequence[LabelledText], segmenter: Segmenter, grammar: Grammar) -> Lessons:
    """Return what the labelled texts teach, statement by statement."""
    evidence: list[dict[str, float]] = []
    labels: list[list[float]] = []
    texts: list[int] = []
    for number, one in enumerate(labelled):
        for statement, found in read_statements(one.text, segmenter, grammar):
            evidence.append(found)
            span = statement.start, statement.end
            labels.append([float(_has(one, kind, *span)) for kind in JUDGED])
            texts.append(number)
    cues = tuple(sorted({name for row in evidence for name in row}))
    matrix = [[row.get(name, 0.0) for name in cues] for row in evidence]
    return Lessons(cues, np.array(matrix), np.array(labels), np.array(texts))


def wording_lessons(segmenter: Segmenter) -> WordingLessons:
    """Return what labelled texts and the single statements of other writers teach.

    A statement that two of them have counts for the first.
    """
    texts = {name: labelled_texts(name) for name in (*REFERENCES, *EXTRACTS, *OFFERS)}
    return _lessons(texts | {name: labelled_wordings(name) for name in WORDINGS}, segmenter)


def asked_lessons(segmenter: Segmenter) -> WordingLessons:
    """Return the statements of `ASKED`, which teach nobody: a bound is chosen on them."""
    return _lessons({name: labelled_texts(name) for name in ASKED}, segmenter)


def _lessons(sources: Mapping[str, Sequence[LabelledText]], segmenter: Segmenter) -> WordingLessons:
    rows: dict[str, tuple[dict[str, float], list[float], str, int]] = {}
    for name, texts in sources.items():
        for number, one in enumerate(texts):
            for statement, found in read_cues(one.text, segmenter):
                span = statement.start, statement.end
                labels = [float(_has(one, kind, *span)) for kind in JUDGED]
                rows.setdefault(statement.words, (found, labels, name, number))
    told = list(rows.values())
    return WordingLessons(
        texts=list(rows),
        named=[found for found, _, _, _ in told],
        labels=np.array([labels for _, labels, _, _ in told]),
        source=[source for _, _, source, _ in told],
        groups=np.array([group for _, _, _, group in told]),
    )


def _has(one: LabelledText, kind: PassageKind, start: int, end: int) -> bool:
    for label in one.labels:
        shared = min(label.end, end) - max(label.start, start)
        shortest = max(1, min(label.end - label.start, end - start))
        if label.kind is kind and shared > _SHARED * shortest:
            return True
    return False


def fitted(lessons: Lessons) -> Judge:
    """Return the judge that the lessons teach; its bounds come from texts left out in turn."""
    unseen = left_out(lessons)
    # The best bound of one kind rests on some forty labels, so it is drawn towards that of all.
    together = _bound(unseen.ravel(), lessons.labels.ravel())
    bounds: dict[PassageKind, float] = {
        kind: round((_bound(unseen[:, place], lessons.labels[:, place]) + together) / 2, 3)
        for place, kind in enumerate(JUDGED)
    }
    weights, bias = _weights(lessons.evidence, lessons.labels)
    return Judge(lessons.cues, weights, bias, bounds)


def left_out(lessons: Lessons) -> Array:
    """Return each statement's probabilities by weights that its text had no part in."""
    found = np.zeros(lessons.labels.shape)
    _, position = np.unique(lessons.texts, return_inverse=True)
    for fold in range(FOLDS):
        out = position % FOLDS == fold
        if out.any() and not out.all():
            weights, bias = _weights(lessons.evidence[~out], lessons.labels[~out])
            found[out] = 1 / (1 + np.exp(-(lessons.evidence[out] @ weights + bias)))
    return found


def _weights(evidence: Array, labels: Array) -> tuple[Array, Array]:
    columns = np.hstack([evidence, np.ones((len(evidence), 1))])
    penalty = np.append(np.full(evidence.shape[1], RIDGE), 1e-6)
    fits = [
        fit_glm(Design(outcome, columns, penalty=penalty), Family.LOGIT).coefficients
        for outcome in labels.T
    ]
    stacked = np.array(fits)
    return stacked[:, :-1].T, stacked[:, -1]


def _bound(probabilities: Array, labels: Array) -> float:
    """Return the bound of the best F-measure, the middle one of equals."""
    scores = [_measure(probabilities >= bound, labels > 0) for bound in _BOUNDS]
    best = [bound for bound, score in zip(_BOUNDS, scores, strict=True) if score == max(scores)]
    return best[len(best) // 2]


def _measure(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    hits = float((said & true).sum())
    return (1 + _BETA_SQUARED) * hits / max(float(said.sum() + _BETA_SQUARED * true.sum()), 1.0)


def as_json(judge: Judge) -> str:
    """Return a judge as the text of ``judge.json``, weights to four digits."""
    rows = {
        cue: [round(float(weight), 4) for weight in row]
        for cue, row in zip(judge.cues, judge.weights, strict=True)
    }
    told = {
        "kinds": [kind.value for kind in JUDGED],
        "bounds": {kind.value: bound for kind, bound in judge.bounds.items()},
        "bias": [round(float(one), 4) for one in judge.bias],
        "cues": list(judge.cues),
        "weights": rows,
    }
    return json.dumps(told, indent=1) + "\n"
