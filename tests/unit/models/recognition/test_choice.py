from __future__ import annotations

import numpy as np
import pytest

from models.recognition.choice import (
    Answers,
    Choice,
    best_threshold,
    drawn_calibration_errors,
    expected_calibration_error,
    fit_choice,
    likelihood,
)


def simulated(texts: int = 600, unknown: float = 0.3) -> Answers:
    """Evidence of four options in two views, of which only the first says anything."""
    random = np.random.default_rng(3)
    target = random.integers(0, 4, size=texts)
    evidence = random.normal(size=(texts, 4, 2))
    evidence[np.arange(texts), target, 0] += 3
    lost = random.random(texts) < unknown
    evidence[lost, target[lost]] = np.nan
    return Answers(evidence, np.where(lost, -1, target), np.ones(texts))


def test_fitting_finds_the_view_that_matters_and_calibrates() -> None:
    answers = simulated()
    choice = fit_choice(answers)
    assert choice.weights[0] > 10 * choice.weights[1]
    present = np.where(np.isnan(answers.evidence), -1e3, answers.evidence)
    probabilities = choice.probabilities(present)
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == answers.target
    assert expected_calibration_error(confidence, right) < 0.05
    known = answers.target >= 0
    assert confidence[known].mean() > confidence[~known].mean() + 0.2


def test_single_option_can_still_be_declined() -> None:
    choice = Choice((2.0,), none=1.0)
    probabilities = choice.probabilities(np.array([[[2.0]], [[-2.0]]]))
    assert probabilities[0, 0] > 0.9
    assert probabilities[1, 0] < 0.1


def test_rivals_that_are_not_asked_for_lower_the_confidence() -> None:
    choice = Choice((1.0,), none=-5.0)
    own, rivals = np.array([[[1.0]]]), np.array([[[3.0]]])
    assert choice.probabilities(own, rivals)[0, 0] < 0.2 < choice.probabilities(own)[0, 0]
    assert np.array_equal(choice.probabilities(own, rivals[:, :0]), choice.probabilities(own))


def test_enormous_evidence_gives_no_warning_and_no_certainty() -> None:
    probabilities = Choice((1.0,), none=0.0).probabilities(np.array([[[1e4], [-1e4]]]))
    assert 0.99 < probabilities[0, 0] < 1
    assert 0 < probabilities[0, 1] < 0.01


def test_the_best_keeps_its_probability_and_the_others_share_the_rest() -> None:
    flat = Choice((1.0,), none=-9.0, slope=0.3)
    line = 1 / (1 + np.exp(-flat.slope * flat.log_odds(np.array([[4.0, 3.9, 0.0]]))))

    found = flat.probabilities_of(np.array([[4.0, 3.9, 0.0]]))

    assert line.sum() > 1
    assert found[0, 0] == line[0, 0]
    assert found.sum() == pytest.approx(1)
    assert found[0, 1] > found[0, 2]
    assert flat.probabilities_of(np.zeros((0, 3))).shape == (0, 3)


def test_expecting_fewer_unknown_texts_says_more_of_the_same_answers() -> None:
    evidence = np.linspace(-4, 4, 40)[:, None, None]
    fitted = Choice((1.0,), none=0.0, threshold=0.5)
    moved = fitted.expecting(0.05, 0.1, 0.8)

    before, after = fitted.probabilities(evidence), moved.probabilities(evidence)

    assert (after > before).all()
    assert ((before >= fitted.threshold) == (after >= moved.threshold)).all()
    # Of 100 texts 76 are right instead of 72.
    assert moved.offset == pytest.approx(np.log(76 / 24) - np.log(72 / 28))
    assert fitted.expecting(0.1, 0.1, 0.8) == fitted


def test_calibration_error_is_the_distance_of_confidence_and_accuracy() -> None:
    confidence = np.full(10, 0.8)
    assert expected_calibration_error(confidence, np.arange(10) < 8, bins=1) == pytest.approx(0)
    assert expected_calibration_error(confidence, np.arange(10) < 3, bins=1) == pytest.approx(0.5)
    assert expected_calibration_error(np.zeros(0), np.zeros(0, dtype=bool)) == 0


def test_true_probabilities_show_an_error_by_chance() -> None:
    # A bin of 78 texts at .8: the mean distance of a binomial share is sqrt(2 p (1 - p) / (pi n)).
    errors = drawn_calibration_errors(np.full(780, 0.8))
    assert errors.mean() == pytest.approx(np.sqrt(2 * 0.8 * 0.2 / (np.pi * 78)), rel=0.05)
    assert drawn_calibration_errors(np.ones(780)).max() == 0
    assert drawn_calibration_errors(np.zeros(0), 3).tolist() == [0, 0, 0]


def test_threshold_leaves_out_what_would_only_be_wrong() -> None:
    confidence = np.array([0.9, 0.8, 0.7, 0.2, 0.2, 0.1])
    right = np.array([True, True, True, False, False, False])
    threshold = best_threshold(confidence, right, right, np.ones(6))
    assert 0.2 < threshold <= 0.7


def test_a_likelihood_is_that_of_the_right_answers_by_weight() -> None:
    evidence = np.array([[[1.0], [0.0]], [[0.0], [np.nan]]])
    answers = Answers(evidence, np.array([0, -1]), np.array([3.0, 1.0]))
    one = np.e / (np.e + 1 + 1)
    expected = (3 * np.log(one) + np.log(0.5)) / 4
    assert np.isclose(likelihood(Choice((1.0,), none=0.0), answers), expected)
