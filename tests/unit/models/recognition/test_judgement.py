from __future__ import annotations

from dataclasses import replace

import numpy as np

from models.recognition.choice import fit_choice
from models.recognition.judgement import LEAST_CONFIDENCE, judged
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
