"""How good chances are."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.risk.scores import (
    average_precision,
    calibration_error,
    score,
    top_recall,
)


def test_average_precision_is_that_of_the_textbook() -> None:
    """Hits at ranks 1, 3 and 5: the mean of 1, 2/3 and 3/5."""
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    assert average_precision(chances, np.array([1.0, 0, 1, 0, 1])) == pytest.approx(
        (1 + 2 / 3 + 3 / 5) / 3
    )


def test_ties_are_one_threshold_and_nothing_shown_is_nought() -> None:
    assert average_precision(np.full(8, 0.3), np.array([1.0] * 2 + [0] * 6)) == 0.25
    assert average_precision(np.full(8, 0.3), np.zeros(8)) == 0.0


def test_calibration_error_is_the_distance_of_chances_from_shares() -> None:
    chances = np.array([0.1] * 500 + [0.6] * 500)
    shows = np.array([1.0] * 100 + [0] * 400 + [1.0] * 300 + [0] * 200)
    assert calibration_error(chances, shows) == pytest.approx(0.5, abs=0.25)
    mixed = np.tile([1.0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 50)
    assert calibration_error(np.full(500, 0.1), mixed) == pytest.approx(0.0)


def test_recall_is_the_share_of_an_engagements_themes_among_its_five_likeliest() -> None:
    chances = np.array([[0.9, 0.8, 0.7, 0.6, 0.5, 0.4]] * 3)
    shows = np.array([[1.0, 0, 0, 0, 0, 1], [0, 1, 0, 0, 0, 0], [0] * 6])
    assert top_recall(chances, shows) == pytest.approx((0.5 + 1.0) / 2)
    assert top_recall(chances, np.zeros((3, 6))) == 0.0


def test_plain_rates_have_no_skill_and_the_truth_has_some() -> None:
    draw = np.random.default_rng(0)
    true = draw.beta(0.5, 3, (300, 10))
    shows = (draw.random(true.shape) < true).astype(float)
    plain = np.tile(shows.mean(axis=0), (300, 1))
    assert score(plain, shows, plain).skill == 0.0
    assert score(true, shows, plain).skill > 0.1
