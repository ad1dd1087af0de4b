"""How good fitted weights are on answers that are known, and from which confidence to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.choice import (
    Answers,
    Choice,
    best_threshold,
    expected_calibration_error,
)
from models.recognition.correction import Correction
from models.recognition.correction_fitting import Decisions
from models.recognition.mixture import Mass
from models.recognition.mixture_fitting import Lesson, Likened

#: Nothing is claimed that is twice as likely wrong as right, whatever F1 would gain by it.
LEAST_CONFIDENCE = 0.34

#: Where a head knows the themes, a wrong one costs as much as a missing one: a theme is given when
#: it is likelier right than wrong.
EVEN = 0.5


def judged(choice: Choice, answers: Answers, least: float = LEAST_CONFIDENCE) -> dict[str, float]:
    """Return accuracy on known themes, calibration error, and what the best threshold gives.

    The threshold gives the best F1 and is not below ``least``.
    """
    absent = np.isnan(answers.evidence[..., 0])
    found = choice.probabilities(np.where(absent[..., None], -1e3, answers.evidence))
    return judged_of(np.where(absent, np.nan, found), answers, least)


def judged_of(
    given: NDArray[np.float64], answers: Answers, least: float = LEAST_CONFIDENCE
) -> dict[str, float]:
    """Return the same of probabilities; NaN for an option that may not be chosen."""
    probabilities = np.nan_to_num(given)
    probabilities[:, probabilities.shape[1] - answers.rivals :] = 0
    order = np.argsort(-probabilities, axis=1, kind="stable")
    confidence = probabilities.max(axis=1)
    known = answers.target >= 0
    right = order[:, 0] == answers.target
    threshold = max(best_threshold(confidence, right, known, answers.weight), least)
    sure = confidence >= threshold
    top3 = (order[:, :3] == answers.target[:, None]).any(axis=1)
    return {
        "top1": round(float(right[known].mean()), 3),
        "top3": round(float(top3[known].mean()), 3),
        "calibration_error": round(
            expected_calibration_error(confidence, right, answers.weight), 3
        ),
        "threshold": threshold,
        "coverage": round(float(sure[known].mean()), 3),
        "accuracy_when_sure": round(float(right[known & sure].mean()), 3),
        "unknown_abstains": round(float((~sure[~known]).mean()), 3),
    }


def with_examples(choice: Choice, lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return accuracy and calibration error on texts that were shown examples of their theme.

    Beside them stands the accuracy on the same texts without.
    """
    answers = []
    for lesson in lessons:
        scores = taught = np.nan_to_num(lesson.scores, nan=-1e9)
        if choice.mixture is not None:
            sides = (lesson.shown, lesson.denied)
            shown, denied = (_mass(choice, side, lesson.told) for side in sides)
            taught = choice.mixture.taught(scores, shown, denied)
        answers.append(_Answers(choice, scores, taught, lesson))
    return _compared(answers, "examples")


def with_decisions(
    choice: Choice, correction: Correction, rounds: Sequence[Decisions]
) -> dict[str, float]:
    """Return the same for texts beside which people decided about others."""
    answers = []
    for one in rounds:
        scores = taught = np.nan_to_num(one.scores, nan=-1e9)
        if len(one.differences):
            near = correction.nearness(one.cosines)
            total = correction.calm + near.sum(axis=1, keepdims=True)
            taught = scores + correction.strength * (near @ one.differences) / total
        answers.append(_Answers(choice, scores, taught, one))
    return _compared(answers, "decisions")


@dataclass(frozen=True)
class _Answers:
    """Scores of the same texts without and with what was shown."""

    choice: Choice
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    asked: Lesson | Decisions

    def right(self, scores: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return where the best label is the right one."""
        return np.asarray(scores.argmax(axis=1) == self.asked.target)

    @property
    def confidence(self) -> NDArray[np.float64]:
        """Return the probability of the best label."""
        found = self.choice.probabilities_of(self.after, self.asked.others)
        return np.asarray(found.max(axis=1))


def _compared(answers: Sequence[_Answers], what: str) -> dict[str, float]:
    known = np.concatenate([one.asked.target >= 0 for one in answers])
    before = np.concatenate([one.right(one.before) for one in answers])
    after = np.concatenate([one.right(one.after) for one in answers])
    error = expected_calibration_error(
        np.concatenate([one.confidence for one in answers]),
        after,
        np.concatenate([one.asked.weight for one in answers]),
    )
    return {
        f"top1_before_{what}": round(float(before[known].mean()), 3),
        f"top1_with_{what}": round(float(after[known].mean()), 3),
        f"calibration_error_with_{what}": round(error, 3),
    }


def _mass(choice: Choice, side: Likened, told: NDArray[np.float64]) -> Mass:
    counts = side.owners.sum(axis=0)
    if choice.mixture is None or not len(side.owners):
        return Mass(np.zeros((len(side.cosines[0]), len(counts))), counts, told)
    return Mass(choice.mixture.likeness(side.cosines) @ side.owners, counts, told)
