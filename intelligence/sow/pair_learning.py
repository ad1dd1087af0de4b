"""Fits the weights of pairs on labelled texts: which pairs of statements cannot both hold.

Logistic regression with a ridge (le Cessie and van Houwelingen 1992). A lesson is a pair that
clashes in something; whether it is a conflict tells the label. Folds hold whole texts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from intelligence.sow.claims import claims_of
from intelligence.sow.clause_numbers import unnumbered
from intelligence.sow.conflicts import pairs_of
from intelligence.sow.labels import LabelledText, labelled_texts
from intelligence.sow.outline import Statement, outline
from intelligence.sow.pair_judge import Pair, PairJudge
from intelligence.sow.passage import PassageKind
from intelligence.statistics.glm import Design, Family, fit_glm
from models.segmentation import Segmenter

#: What the weights are fitted on.
TAUGHT = (
    "conflicts_development",
    "conflicts_development_2",
    "conflicts_development_3",
    "conflicts_development_4",
    "conflicts_development_5",
    "development",
    "development_2",
    "development_3",
)
RIDGE = 1.0
#: Said only from here on: the lowest at which, of texts left out, 85 % of what is said is right.
BOUND = 0.52
PARTS = 5

Spans = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class PairLessons:
    """Pairs with whether each is a conflict, and the part of the texts that each is of."""

    pairs: Sequence[Pair]
    conflicts: NDArray[np.float64]
    parts: NDArray[np.int64]

    def without(self, part: int) -> PairLessons:
        """Return the lessons of the texts outside a part of `PARTS`."""
        kept = [int(place) for place in np.flatnonzero(self.parts != part)]
        return PairLessons(
            [self.pairs[place] for place in kept], self.conflicts[kept], self.parts[kept]
        )


def pair_lessons(segmenter: Segmenter, sources: Sequence[str] = TAUGHT) -> PairLessons:
    """Return what labelled texts teach; the part of a text is its place in its source."""
    pairs: list[Pair] = []
    labels: list[float] = []
    parts: list[int] = []
    for source in sources:
        for place, one in enumerate(labelled_texts(source)):
            statements = unnumbered(outline(one.text, segmenter).statements)
            spans = conflicting(one)
            for pair in pairs_of(claims_of(statements)):
                pairs.append(pair)
                labels.append(float(any(joins(statements, pair, span) for span in spans)))
                parts.append(place % PARTS)
    return PairLessons(pairs, np.array(labels), np.array(parts, dtype=np.int64))


def conflicting(text: LabelledText) -> list[Spans]:
    """Return the conflicts of a labelled text, each once."""
    spans = {
        (min(own, label.conflicts_with), max(own, label.conflicts_with))
        for label in text.labels
        if label.kind is PassageKind.CONFLICTING and label.conflicts_with
        for own in [(label.start, label.end)]
    }
    return sorted(spans)


class Joined(Protocol):
    """Two places of a sequence of statements."""

    @property
    def first(self) -> int:
        """The place of the one."""
        ...

    @property
    def second(self) -> int:
        """The place of the other."""
        ...


def joins(statements: Sequence[Statement], pair: Joined, spans: Spans) -> bool:
    """Return whether a pair of statements overlaps both sides of a conflict, one each."""
    first, second = statements[pair.first], statements[pair.second]
    return (_meets(first, spans[0]) and _meets(second, spans[1])) or (
        _meets(first, spans[1]) and _meets(second, spans[0])
    )


def _meets(statement: Statement, span: tuple[int, int]) -> bool:
    return statement.start < span[1] and span[0] < statement.end


def fitted_pairs(lessons: PairLessons) -> PairJudge:
    """Return the judge that the lessons teach."""
    names = sorted({name for pair in lessons.pairs for name in pair.signs})
    place = {name: column for column, name in enumerate(names)}
    columns = np.zeros((len(lessons.pairs), len(names) + 1))
    columns[:, -1] = 1.0
    for row, pair in enumerate(lessons.pairs):
        for name, value in pair.signs.items():
            columns[row, place[name]] = value
    penalty = np.append(np.full(len(names), RIDGE), 1e-6)
    fit = fit_glm(Design(lessons.conflicts, columns, penalty=penalty), Family.LOGIT)
    told = [round(float(weight), 4) for weight in fit.coefficients]
    return PairJudge(dict(zip(names, told, strict=False)), told[-1], BOUND)


def pairs_as_json(judge: PairJudge) -> str:
    """Return a judge as the text of ``pair_judge.json``."""
    told = {"bound": judge.bound, "bias": judge.bias, "weights": dict(judge.weights)}
    return json.dumps(told, indent=1) + "\n"
