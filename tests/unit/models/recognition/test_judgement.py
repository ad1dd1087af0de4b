from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.choice import Choice, fit_choice
from models.recognition.correction import Correction
from models.recognition.correction_fitting import Decisions
from models.recognition.judgement import LEAST_CONFIDENCE, judged, with_decisions, with_examples
from models.recognition.mixture import Mixture
from models.recognition.mixture_fitting import Lesson, Likened
from tests.unit.models.recognition.test_choice import simulated


def test_good_evidence_is_judged_better_than_noise() -> None:
    answers = simulated()
    noise = replace(answers, evidence=answers.evidence[..., [1, 1]])
    good, poor = judged(fit_choice(answers), answers), judged(fit_choice(noise), noise)
    assert good["top1"] > 0.8
    assert poor["top1"] < 0.5
    assert good["top3"] >= good["top1"]
    assert good["calibration_error"] < 0.05


def test_what_has_no_answer_is_left_open_more_often() -> None:
    found = judged(fit_choice(simulated()), simulated())
    assert found["unknown_abstains"] > 1 - found["coverage"]
    assert found["accuracy_when_sure"] > found["top1"]


def test_threshold_never_falls_below_the_least_confidence() -> None:
    answers = simulated(unknown=0.05)
    assert judged(fit_choice(answers), answers)["threshold"] >= LEAST_CONFIDENCE
    assert np.isfinite(list(judged(fit_choice(answers), answers).values())).all()


def test_what_examples_give_is_told_beside_what_was_known_without() -> None:
    scores = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    target = np.array([1, 0, -1])
    shown = Likened((np.array([[0.9], [0.0], [0.0]]),), np.array([[0.0, 1.0]]))
    denied = Likened((np.zeros((3, 0)),), np.zeros((0, 2)))
    lesson = Lesson(scores, np.zeros((3, 0)), shown, denied, np.ones(2), target, np.ones(3))
    mixture = Mixture((8.0,), level=2.0, none=0.0, share=0.5, prior=1.0, against=0.0)

    found = with_examples(Choice((1.0,), none=-5.0, mixture=mixture), [lesson])

    assert found["top1_before_examples"] == 0.5
    assert found["top1_with_examples"] == 1.0
    unfitted = with_examples(Choice((1.0,), none=-5.0), [lesson])
    assert unfitted["top1_with_examples"] == unfitted["top1_before_examples"]


def test_what_decisions_give_is_told_beside_what_was_known_without() -> None:
    scores = np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
    cosines = (np.array([[0.95], [0.1], [0.0]]),)
    moved = Decisions(
        scores,
        np.zeros((3, 0)),
        cosines,
        np.array([[-0.9, 0.9]]),
        np.array([1, 0, -1]),
        np.ones(3),
    )
    idle = Decisions(
        scores, np.zeros((3, 0)), (np.zeros((3, 0)),), np.zeros((0, 2)), moved.target, np.ones(3)
    )
    correction = Correction((10.0,), strength=9.0, calm=0.1)

    found = with_decisions(Choice((1.0,), none=-5.0), correction, [moved, idle])

    assert found["top1_before_decisions"] == 0.5
    assert found["top1_with_decisions"] == 0.75
