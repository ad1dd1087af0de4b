"""Fitting the role model: leave some writers out, fit, answer, repeat.

The second layer learns from answers that the first gave on texts it had not seen, so that it meets
in training what it meets in use. Source: stacked generalisation (Wolpert, 1992).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.embedding import Vectors
from models.roles.contract import ROLES, Probabilities, Role
from models.roles.decision import Decision, decide, is_lone
from models.roles.features import surroundings
from models.roles.labelled import (
    DOCUMENT_WRITERS,
    NARRATIVES,
    NOTE_WRITERS,
    TRAINING_WRITERS,
    Passage,
)
from models.roles.measures import f_score, macro_f1, role_scores
from models.roles.model import Inputs, Layer, RoleModel, first_answers, mixed, prepare, softmax

#: Parts that are left out in turn.
FOLDS = 6
#: Chosen by cross-validation over the training texts; see the model card.
FIRST_STRENGTH = 3.0
SECOND_STRENGTH = 0.1
#: Shares of the reader that are tried, where there is one.
SHARES = (0.0, 0.3, 0.5, 0.7, 0.85)
#: A statement in a document weighs as much as this many that stand alone.
DOCUMENT_WEIGHT = 10.0
#: So does a note of one plain sentence, but for this many: notes are three writers' alone.
NOTE_WEIGHT = 4.0
#: Causes are 71 % of the statements that stand alone, a third of those in documents.
CAUSE_WEIGHT = 0.5
#: Recall of causes counts this many times as much as precision when the decision is chosen:
#: a doubtful cause can be set aside by a reader, a missed one is never seen.
RECALL_BETA = 1.5
#: Two decisions whose F measures differ by less are equally good (about one cause in F).
_NEARLY = 0.005
_FAVOURS = (1.0, 1.15, 1.3, 1.5)
_RESCUES = (0.3, 0.25, 0.2, 0.4, 0.5, 1.0)
_ALONE = (1.0, 0.7, 0.5, 0.35, 0.25, 0.18, 0.12)
_SINGLE = (1.3, 1.15, *_ALONE)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages with their features; ``folds`` says for each statement when it is left out."""

    passages: tuple[Passage, ...]
    inputs: Inputs
    folds: NDArray[np.int64]

    @property
    def roles(self) -> list[Role]:
        """True roles, statement after statement."""
        return [role for passage in self.passages for role in passage.roles]

    @property
    def numbers(self) -> NDArray[np.int64]:
        """Columns of the true roles, shape (statements,)."""
        return np.array([ROLES.index(role) for role in self.roles])

    @property
    def in_document(self) -> NDArray[np.bool_]:
        """Which statements stand in a whole document."""
        return self.written_by(*DOCUMENT_WRITERS)

    @property
    def alone(self) -> NDArray[np.bool_]:
        """Which statements stand alone and in no document."""
        return self._each([is_lone(passage.statements) for passage in self.passages])

    @property
    def in_note(self) -> NDArray[np.bool_]:
        """Which statements are one writer's notes, each the whole of a document."""
        noted = self.written_by(*NOTE_WRITERS)
        return noted & ~self.alone

    @property
    def weights(self) -> NDArray[np.float64]:
        """Weight of each statement in the first fit: more inside a document, less for plenty."""
        inside = self.in_document | self.written_by(NARRATIVES)
        causes = np.array([role is Role.CAUSE for role in self.roles])
        alone = np.where(causes, CAUSE_WEIGHT, 1.0)
        noted = np.where(self.written_by(*NOTE_WRITERS), NOTE_WEIGHT, alone)
        return np.where(inside, DOCUMENT_WEIGHT, noted)

    def written_by(self, *writers: str) -> NDArray[np.bool_]:
        """Which statements are of one of these writers."""
        return self._each([passage.writer in writers for passage in self.passages])

    def _each(self, values: Sequence[bool]) -> NDArray[np.bool_]:
        return np.repeat(np.asarray(values), [len(p.statements) for p in self.passages])


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model, how it decides, and its answers for texts left out of each fit."""

    model: RoleModel
    decision: Decision
    unseen: Probabilities


def corpus(
    passages: Sequence[Passage], vectors: Vectors, readings: Probabilities | None = None
) -> Corpus:
    """Return the training corpus.

    Args:
        passages: everything that trains.
        vectors: one row for each statement, in order.
        readings: the same of what readers find likely who were not taught the statement's part
            (`parts_of`), or None to fit without one.

    """
    lengths = [len(passage.statements) for passage in passages]
    inputs = prepare([passage.statements for passage in passages], vectors, readings)
    return Corpus(tuple(passages), inputs, np.repeat(parts_of(passages), lengths))


def parts_of(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """Return the part that each passage is left out with."""
    return np.array([_fold(passage, number) for number, passage in enumerate(passages)])


def _fold(passage: Passage, number: int) -> int:
    """Writers are left out whole, some at a time, for users are strangers; noise by turns."""
    for writers in (TRAINING_WRITERS, DOCUMENT_WRITERS, NOTE_WRITERS):
        if passage.writer in writers:
            return writers.index(passage.writer) % FOLDS
    return number % FOLDS


def fit(data: Corpus) -> Fitted:
    """Fit both layers and choose how readily a statement is called a cause."""
    answers, readings = _unseen_first(data), data.inputs.readings
    tried = {
        share: _unseen_second(data, mixed(answers, readings, share))
        for share in (SHARES if readings is not None else SHARES[:1])
    }
    share = min(tried, key=lambda one: _loss(data, tried[one]))
    rows = surroundings(mixed(answers, readings, share), data.inputs.lengths, data.inputs.told)
    second = _fit_layer(rows, data.numbers, data.weights / DOCUMENT_WEIGHT, SECOND_STRENGTH)
    first = _fit_layer(data.inputs.joined(), data.numbers, data.weights, FIRST_STRENGTH)
    unseen = tried[share]
    return Fitted(RoleModel(first, second, share), _chosen(data, unseen), unseen)


def _unseen_second(data: Corpus, answers: Probabilities) -> Probabilities:
    """Second layer's answers, each from a fit that its part had no share in."""
    rows = surroundings(answers, data.inputs.lengths, data.inputs.told)
    weights = data.weights / DOCUMENT_WEIGHT
    unseen = np.zeros_like(answers)
    for fold in sorted(set(data.folds.tolist())):
        out = data.folds == fold
        layer = _fit_layer(rows[~out], data.numbers[~out], weights[~out], SECOND_STRENGTH)
        unseen[out] = softmax(rows[out] @ layer.weights.T + layer.bias)
    return unseen


def _loss(data: Corpus, unseen: Probabilities) -> float:
    """Mean log loss of the true roles, weighed as in fitting."""
    told = unseen[np.arange(len(unseen)), data.numbers]
    return float(np.average(-np.log(np.maximum(told, 1e-6)), weights=data.weights))


def _unseen_first(data: Corpus) -> Probabilities:
    """First layer's answers, each from a fit that never saw its writer."""
    true = data.numbers
    joined = data.inputs.joined()
    answers = np.zeros((len(true), len(ROLES)))
    for fold in sorted(set(data.folds.tolist())):
        out = data.folds == fold
        layer = _fit_layer(joined[~out], true[~out], data.weights[~out], FIRST_STRENGTH)
        answers[out] = first_answers(layer, data.inputs)[out]
    return answers


def _fit_layer(
    rows: Any, true: NDArray[np.int64], weights: NDArray[np.float64], strength: float
) -> Layer:
    """Multinomial logistic regression with an L2 penalty; weights shape (roles, features)."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only fitting needs it

    regression = LogisticRegression(C=strength, max_iter=400, tol=1e-3)
    regression.fit(rows, true, sample_weight=weights)
    coefficients = np.zeros((len(ROLES), rows.shape[1]), dtype=np.float32)
    bias = np.full(len(ROLES), -30.0, dtype=np.float32)  # a role never seen is never given
    coefficients[regression.classes_] = regression.coef_
    bias[regression.classes_] = regression.intercept_
    return Layer(coefficients, bias)


def verdict_roles(data: Corpus, probabilities: Probabilities, decision: Decision) -> list[Role]:
    """Return the role decided for each statement of the corpus."""
    given: list[Role] = []
    start = 0
    for passage in data.passages:
        rows = probabilities[start : start + len(passage.statements)]
        verdicts = decide(rows, passage.statements, decision)
        given.extend(verdict.role for verdict in verdicts)
        start += len(passage.statements)
    return given


def _chosen(data: Corpus, unseen: Probabilities) -> Decision:
    """The mildest decision whose F measure of causes in documents is nearly the best."""
    inside = data.in_document
    true = [role for role, keep in zip(data.roles, inside, strict=True) if keep]

    def worth(decision: Decision) -> float:
        roles = verdict_roles(data, unseen, decision)
        given = [role for role, keep in zip(roles, inside, strict=True) if keep]
        cause = next(s for s in role_scores(true, given) if s.role is Role.CAUSE)
        return round(f_score(cause.precision, cause.recall, RECALL_BETA), 6)

    worths = [worth(Decision(value)) for value in _FAVOURS]
    favour = next(v for v, w in zip(_FAVOURS, worths, strict=True) if w >= max(worths) - _NEARLY)
    rescue = max(_RESCUES, key=lambda value: worth(Decision(favour, value)))
    lone, noted = data.alone, data.in_note
    alone = chosen_favour(data, unseen, lone, {v: Decision(alone=v) for v in _ALONE})
    tried = {value: Decision(single=value) for value in _SINGLE}
    single = chosen_favour(data, unseen, noted, tried) if noted.any() else favour
    return Decision(favour, rescue, alone, single)


def chosen_favour(
    data: Corpus,
    unseen: Probabilities,
    asked: NDArray[np.bool_],
    tried: Mapping[float, Decision],
) -> float:
    """Return the favour of causes that tells all roles of some statements apart nearly best.

    Best is by macro-F1. Of several, the one with the fewest praises and contexts taken for causes:
    that error makes a root cause of something that went well.

    Args:
        data: the corpus.
        unseen: answers for statements left out of each fit.
        asked: which statements are looked at.
        tried: what is decided with each favour.

    """
    true = [role for role, keep in zip(data.roles, asked, strict=True) if keep]

    def worth(decision: Decision) -> tuple[float, int]:
        roles = verdict_roles(data, unseen, decision)
        given = [role for role, keep in zip(roles, asked, strict=True) if keep]
        return round(macro_f1(role_scores(true, given)), 6), _false_causes(true, given)

    worths = {value: worth(decision) for value, decision in tried.items()}
    least = max(f for f, _ in worths.values()) - _NEARLY
    return min(tried, key=lambda value: (worths[value][0] < least, worths[value][1], -value))


def _false_causes(true: Sequence[Role], given: Sequence[Role]) -> int:
    return sum(
        t in {Role.POSITIVE, Role.CONTEXT} and g is Role.CAUSE
        for t, g in zip(true, given, strict=True)
    )
