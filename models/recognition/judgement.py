"""How good fitted weights are on answers that are known, and from which confidence to answer."""

from __future__ import annotations

import numpy as np

from models.recognition.choice import (
    Answers,
    Choice,
    best_threshold,
    expected_calibration_error,
)

#: Nothing is claimed that is twice as likely wrong as right, whatever F1 would gain by it.
LEAST_CONFIDENCE = 0.34


def judged(choice: Choice, answers: Answers) -> dict[str, float]:
    """Return accuracy on known themes, calibration error, and what the best threshold gives."""
    absent = np.isnan(answers.evidence[..., 0])
    probabilities = choice.probabilities(np.where(absent[..., None], -1e3, answers.evidence))
    probabilities[absent] = 0
    probabilities[:, probabilities.shape[1] - answers.rivals :] = 0
    order = np.argsort(-probabilities, axis=1, kind="stable")
    confidence = probabilities.max(axis=1)
    known = answers.target >= 0
    right = order[:, 0] == answers.target
    threshold = max(best_threshold(confidence, right, known, answers.weight), LEAST_CONFIDENCE)
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
