"""Peaks that came and went."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.past_peaks import past_peaks, peak_contrasts, unrest

QUARTERS = 24


def test_peak_is_found_where_it_is_with_its_ratio_and_interval() -> None:
    counts = np.full(QUARTERS, 5.0)
    counts[9:11] = 20.0
    found = past_peaks(counts, np.full(QUARTERS, 50.0))
    assert (found.start[0], found.length[0]) == (9, 2)
    assert found.ratio[0] == pytest.approx(4.0)
    assert 2.0 < found.low[0] < 4.0 < found.high[0] < 7.0
    assert found.p_value[0] == pytest.approx(1 / 2000)


def test_exposure_explains_a_count_and_then_nothing_stands_out() -> None:
    exposure = np.full(QUARTERS, 50.0)
    exposure[9:11] = 200.0
    found = past_peaks(exposure / 10, exposure)
    assert found.ratio[0] == pytest.approx(1.0)
    assert found.p_value[0] == 1.0


def test_unchanged_series_have_a_peak_as_often_as_the_level_says() -> None:
    counts = np.random.default_rng(3).poisson(4.0, size=(300, QUARTERS))
    found = past_peaks(counts, np.ones(QUARTERS))
    assert (found.p_value <= 0.1).mean() < 0.15
    assert (found.p_value <= 0.5).mean() == pytest.approx(0.5, abs=0.1)


def test_slow_growth_and_a_lasting_step_are_seldom_a_peak() -> None:
    random = np.random.default_rng(4)
    grown = random.poisson(np.linspace(2.0, 8.0, QUARTERS), size=(200, QUARTERS))
    stepped = random.poisson(np.repeat([3.0, 9.0], QUARTERS // 2), size=(200, QUARTERS))
    for counts in (grown, stepped):
        found = past_peaks(counts, np.ones(QUARTERS))
        assert (found.p_value <= 0.05).mean() < 0.1


def test_nothing_around_a_peak_leaves_its_ratio_without_upper_limit() -> None:
    counts = np.zeros(QUARTERS)
    counts[12] = 9.0
    found = past_peaks([counts, np.zeros(QUARTERS)], np.ones(QUARTERS))
    assert np.isinf([found.ratio[0], found.high[0]]).all()
    assert found.low[0] > 1
    assert found.p_value[1] == 1.0


def test_a_series_has_the_same_probability_alone_and_beside_others() -> None:
    """Unless others change how restless all of them are, which series that are even do not."""
    own = np.full(QUARTERS, 4.0)
    own[9:11] = 6.0
    exposure = np.full(QUARTERS, 50.0)
    others = [np.full(QUARTERS, 1.0), np.full(QUARTERS, 2.0), np.full(QUARTERS, 9.0)]
    assert unrest([*others, own], exposure) == unrest(own, exposure) == 0.0
    alone = past_peaks([own], exposure).p_value[0]
    assert 1 / 2000 < alone < 1
    assert past_peaks([*others, own], exposure).p_value[-1] == alone
    varied = np.vstack([exposure * 1.1] * 3 + [exposure])
    assert past_peaks([*others, own], varied).p_value[-1] == alone


def test_too_few_quarters_or_one_without_exposure_is_an_error() -> None:
    with pytest.raises(ValueError, match="4 quarters cannot hold a peak with 2 on either side"):
        past_peaks([1, 2, 3, 4], np.ones(4))
    with pytest.raises(ValueError, match="without exposure"):
        past_peaks(np.ones(8), np.array([1.0] * 7 + [0.0]))


def test_series_that_vary_all_along_have_a_peak_as_often_as_the_level_says() -> None:
    """Once every high quarter of a restless series was a peak."""
    random = np.random.default_rng(8)
    rates = 5.0 * random.gamma(4.0, 1 / 4.0, size=(200, QUARTERS))
    counts = random.poisson(rates)
    assert unrest(counts, np.ones(QUARTERS)) == pytest.approx(0.25, abs=0.06)
    assert (past_peaks(counts, np.ones(QUARTERS)).p_value <= 0.1).mean() < 0.16


def test_growth_a_step_and_chance_are_no_unrest() -> None:
    random = np.random.default_rng(9)
    level = np.where(np.arange(QUARTERS) < 12, 4.0, 8.0)
    for rates in (np.full(QUARTERS, 5.0), np.linspace(3.0, 9.0, QUARTERS), level):
        counts = random.poisson(rates, size=(200, QUARTERS))
        assert unrest(counts, np.ones(QUARTERS)) < 0.02
    assert unrest(np.zeros((2, QUARTERS)), np.ones(QUARTERS)) == 0.0


def test_events_that_go_together_make_less_of_the_same_peak_and_its_interval_is_wider() -> None:
    counts = np.full(QUARTERS, 3.0)
    counts[9:11] = 9.0
    plain, own = (
        past_peaks(counts, np.ones(QUARTERS)),
        past_peaks(counts, np.ones(QUARTERS), clumping=[3.0]),
    )
    assert plain.p_value[0] < 0.05 < own.p_value[0]
    assert (own.start[0], own.length[0], own.ratio[0]) == (9, 2, plain.ratio[0])
    assert own.low[0] < plain.low[0]
    assert own.high[0] > plain.high[0]


def test_contrasts_of_windows_are_rates_inside_less_rates_on_one_side() -> None:
    exposure = np.linspace(10.0, 60.0, 12)
    contrasts = peak_contrasts(exposure)
    assert len(contrasts) == 2 * (8 + 7 + 6 + 5)
    np.testing.assert_allclose(contrasts @ exposure, 0, atol=1e-12)
    rates = np.where(np.isin(np.arange(12), (4, 5)), 3.0, 1.0)
    assert (contrasts @ (exposure * rates)).max() == pytest.approx(2.0)
