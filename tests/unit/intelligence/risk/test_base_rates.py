"""Base rates of reference classes."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.risk.base_rates import base_rates, unseen_limit


def shows() -> tuple[np.ndarray, list[str]]:
    """Return 40 engagements of type A of which 30 show a theme, 40 of B of which 4 do, 5 of C."""
    column = [1.0] * 30 + [0.0] * 10 + [1.0] * 4 + [0.0] * 36 + [1.0] * 5
    return np.array([column, column]).T, ["A"] * 40 + ["B"] * 40 + ["C"] * 5


def test_rate_of_a_type_lies_between_its_own_share_and_that_of_all() -> None:
    outcome, types = shows()
    rates = base_rates(outcome, np.ones(85), types)
    overall = rates.overall.rate[0]
    assert overall == pytest.approx(39 / 85, abs=0.02)
    assert overall < rates.of("A").rate[0] < 0.75
    assert 0.1 < rates.of("B").rate[0] < overall
    assert (rates.of("A").low < rates.of("A").rate).all()
    assert (rates.of("A").rate < rates.of("A").high).all()


def test_type_of_few_engagements_and_a_new_one_are_told_by_all() -> None:
    outcome, types = shows()
    rates = base_rates(outcome, np.ones(85), types)
    for kind in ("C", "D", "Unknown"):
        assert rates.of(kind).words == "all engagements"
        assert rates.of(kind).engagements == 85


def test_engagement_that_could_not_have_shown_all_counts_in_part() -> None:
    outcome, types = shows()
    half = base_rates(
        outcome[:, :1] * 0.0 + (np.arange(85) % 4 == 0)[:, None], np.full(85, 0.5), types
    )
    assert half.overall.rate[0] == pytest.approx(0.5, abs=0.03)


def test_no_engagement_gives_a_rate_that_may_be_anything() -> None:
    rates = base_rates(np.zeros((0, 2)), np.zeros(0), [])
    assert rates.overall.engagements == 0
    assert rates.overall.high[0] - rates.overall.low[0] > 0.5


def test_a_theme_that_none_of_few_shows_is_not_told_surer_than_they_alone_tell() -> None:
    shows = np.zeros((10, 27))
    shows[:3, 0] = 1.0
    found = base_rates(shows, np.ones(10), ["ERP"] * 10)
    for one in (found.overall, found.of("ERP")):
        assert one.rate[1] < 0.02
        assert one.high[1] == pytest.approx(unseen_limit(10))


def test_other_themes_count_for_no_more_engagements_than_were_looked_at() -> None:
    shows = np.zeros((10, 27))
    shows[0, 0] = 1.0
    found = base_rates(shows, np.ones(10), ["Unknown"] * 10)
    assert found.overall.rate[0] > 10 * found.overall.rate[1]


def test_theme_that_a_type_stands_out_by_is_told_nearly_as_often_as_it_comes() -> None:
    """Of a type 20 of 28 showed a theme, a quarter of all did, and its base rate was 42 %."""
    draw = np.random.default_rng(4)
    outcome = (draw.random((140, 27)) < 0.2).astype(float)
    types = [f"T{row % 5}" for row in range(140)]
    outcome[::5, 0] = np.arange(28) < 20
    rates = base_rates(outcome, np.ones(140), types)
    own = rates.of("T0")
    assert (own.showing[0], own.seen) == (20, 28)
    assert 0.6 < own.rate[0] < 20 / 28
    assert own.low[0] < 20 / 28 < own.high[0]
    rest = np.abs(own.rate[1:] - rates.overall.rate[1:])
    assert (rest <= np.abs(own.showing[1:] / 28 - rates.overall.rate[1:]) / 2 + 0.01).all()


def test_class_tells_as_how_many_engagements_it_was_seen() -> None:
    outcome, types = shows()
    rates = base_rates(outcome * 0.0, np.full(85, 0.5), types)
    assert (rates.of("A").seen, rates.of("A").engagements) == (20, 40)
    assert rates.overall.seen == pytest.approx(42.5)
