"""How good fitted weights are on answers that are known, and from which confidence to answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.recognition.choice import (
    Answers,
    Choice,
    best_threshold,
    expected_calibration_error,
)
from models.recognition.kernel import Mass
from models.recognition.kernel_fitting import Lesson, Likened

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
    probabilities = choice.probabilities(np.where(absent[..., None], -1e3, answers.evidence))
    probabilities[absent] = 0
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
    before, after, confidence, weight = [], [], [], []
    for lesson in lessons:
        scores = np.nan_to_num(lesson.scores, nan=-1e9)
        taught = scores
        if choice.kernel is not None:
            masses = [_mass(choice, side) for side in (lesson.shown, lesson.denied)]
            taught = choice.kernel.taught(scores, *masses)
        untold = choice.probabilities_of(scores, lesson.others)
        told = choice.probabilities_of(taught, lesson.others)
        before.append(untold.argmax(axis=1) == lesson.target)
        after.append(told.argmax(axis=1) == lesson.target)
        confidence.append(told.max(axis=1))
        weight.append(lesson.weight)
    known = np.concatenate([lesson.target >= 0 for lesson in lessons])
    right, weights = np.concatenate(after), np.concatenate(weight)
    error = expected_calibration_error(np.concatenate(confidence), right, weights)
    return {
        "top1_before_examples": round(float(np.concatenate(before)[known].mean()), 3),
        "top1_with_examples": round(float(right[known].mean()), 3),
        "calibration_error_with_examples": round(error, 3),
    }


def _mass(choice: Choice, side: Likened) -> Mass:
    if choice.kernel is None or not len(side.owners):
        return Mass(np.zeros((len(side.cosines[0]), side.owners.shape[1])), side.owners.sum(axis=0))
    return Mass(choice.kernel.likeness(side.cosines) @ side.owners, side.owners.sum(axis=0))
