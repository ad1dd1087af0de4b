"""Shrunk ratios and exact limits."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.rate_ratios import poisson_limits, shrunk_ratios
from tests.unit.intelligence.statistics.oracle_files import oracle


def test_lip_cancer_in_scotland_matches_the_published_relative_risks() -> None:
    # Clayton and Kaldor (1987): gamma-Poisson empirical Bayes.
    table = oracle("scotland_lip.csv")
    ratios = shrunk_ratios(table["cases"], table["expected"])
    assert ratios.value[:3] == pytest.approx([3.997362, 4.079111, 2.980213], abs=1e-3)
    assert ((ratios.low < ratios.value) & (ratios.value < ratios.high)).all()


def test_unit_of_expected_counts_changes_only_the_scale() -> None:
    observed, expected = np.array([0, 3, 12, 5]), np.array([1.0, 4.0, 5.0, 5.0])
    one, other = shrunk_ratios(observed, expected), shrunk_ratios(observed, expected * 1000)
    assert one.value == pytest.approx(other.value * 1000, rel=1e-4)


def test_units_that_chance_made_alike_are_not_told_to_a_hair() -> None:
    """Once eight customers of about fifteen problems each had ratios of .993 to 1.007."""
    ratios = shrunk_ratios([15, 15, 16, 14, 15, 15, 16, 14], [15.0] * 8)
    assert ratios.value == pytest.approx(np.ones(8), abs=0.01)
    assert (ratios.low < 0.9).all()
    assert (ratios.high > 1.1).all()


def test_intervals_hold_ratios_about_as_often_as_they_say() -> None:
    """Plugged into one likeliest prior, intervals of 90 % held .58 of these."""
    random, held = np.random.default_rng(5), []
    for _ in range(60):
        true = random.gamma(25.0, 1 / 25.0, 8)
        expected = random.uniform(5, 25, 8)
        counts = random.poisson(expected * true)
        ratios = shrunk_ratios(counts, expected)
        held.append((ratios.low <= true) & (true <= ratios.high))
    assert 0.85 < float(np.mean(held)) < 0.97


def test_without_events_nothing_is_said() -> None:
    assert np.isnan(shrunk_ratios([0, 0], [1.0, 2.0]).value).all()
    assert len(shrunk_ratios([], []).value) == 0


def test_expected_count_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        shrunk_ratios([1], [0.0])


def test_exact_limits_hold_the_count() -> None:
    low, high = poisson_limits(np.arange(30))
    assert (low <= np.arange(30)).all()
    assert (high > np.arange(30)).all()
