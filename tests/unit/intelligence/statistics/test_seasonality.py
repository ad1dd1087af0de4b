"""Quarters of the year."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.seasonality import season, season_contrasts


def test_a_peak_every_second_quarter_of_the_year_is_found() -> None:
    found = season([2, 9, 2, 2] * 4, np.full(16, 50.0))
    assert found is not None
    assert found.peak == 2
    assert found.p_value < 0.001
    assert found.low[1] > 1
    assert np.prod(found.factors).round(6) == 1


def test_the_quarter_of_the_year_is_that_of_the_calendar() -> None:
    found = season([2, 9, 2, 2] * 4, np.full(16, 50.0), first=4)
    assert found is not None
    assert found.peak == 1


def test_less_than_three_years_or_thirty_events_tell_nothing() -> None:
    assert season([9] * 11, np.full(11, 50.0)) is None
    assert season([2] * 14, np.full(14, 50.0)) is None


def test_a_year_that_always_lacks_a_quarter_tells_nothing() -> None:
    assert season([9] * 16, [50.0, 50.0, 50.0, 0.0] * 4) is None


def test_seasons_are_rarely_seen_where_there_are_none() -> None:
    random = np.random.default_rng(1)
    found = [season(random.poisson(4, 16), np.full(16, 50.0)) for _ in range(300)]
    chances = np.array([item.p_value for item in found if item is not None])
    assert len(chances) > 290
    assert float(np.mean(chances <= 0.05)) < 0.08


def test_contrasts_span_the_seasons_free_of_level_trend_and_each_other() -> None:
    exposure = np.linspace(20.0, 90.0, 16)
    contrasts = season_contrasts(exposure, first=3)
    assert contrasts.shape == (3, 16)
    np.testing.assert_allclose(contrasts @ exposure, 0, atol=1e-9)
    np.testing.assert_allclose(contrasts @ (exposure * np.arange(16)), 0, atol=1e-8)
    np.testing.assert_allclose((contrasts * exposure) @ contrasts.T, np.eye(3), atol=1e-9)
    assert season_contrasts(np.zeros(8)).shape == (0, 8)
    gaps = np.tile([9.0, 9.0, 9.0, 0.0], 4)
    assert season_contrasts(gaps).shape == (2, 16)


def test_events_that_go_together_make_less_of_a_season_with_the_same_factors() -> None:
    counts, exposure = [3, 6, 3, 3] * 4, np.full(16, 50.0)
    plain, own = season(counts, exposure), season(counts, exposure, clumping=4.0)
    assert plain is not None
    assert own is not None
    assert plain.p_value < 0.1 < own.p_value
    assert own.factors == pytest.approx(plain.factors)
    assert (own.low < plain.low).all()
    assert (own.high > plain.high).all()
