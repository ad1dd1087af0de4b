"""How soon a rise could be seen by one who was told the world."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.statistics.attainable_alarms import told_the_process, told_the_rates
from intelligence.evaluation.statistics.drifting import World

EXPOSURE = np.full(12, 50.0)


def test_a_rise_scores_higher_the_longer_it_lasts() -> None:
    counts = np.full((2, 12), 5.0)
    counts[1, 8:] = 15.0
    for scores in (
        told_the_rates(counts, EXPOSURE, np.full(2, 0.1), 3.0),
        told_the_process(counts, EXPOSURE, World(rate=0.1), 3.0),
    ):
        assert (np.diff(scores[1, 7:]) > 0).all()
        assert (scores[0, 8:] < scores[1, 8:]).all()


def test_the_score_of_known_rates_is_the_sum_of_four_likelihood_ratios() -> None:
    counts = np.zeros((1, 5))
    counts[0, 4] = 6.0
    score = told_the_rates(counts, np.full(5, 10.0), np.array([0.2]), 2.0)[0, 4]
    gains = [6 * np.log(2) - 2.0 * length for length in (1, 2, 3, 4)]
    assert score == pytest.approx(np.logaddexp.reduce(gains))


def test_a_known_rate_is_what_a_long_past_comes_to() -> None:
    exposure = np.full(40, 5000.0)
    counts = np.full((1, 40), 500.0)
    counts[0, -1] = 520.0
    known = told_the_rates(counts, exposure, np.array([0.1]), 1.05)
    learnt = told_the_process(counts, exposure, World(rate=0.1), 1.05)
    assert learnt[0, -1] == pytest.approx(known[0, -1], abs=0.6)
