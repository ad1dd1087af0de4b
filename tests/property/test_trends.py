"""What verdicts and probabilities of trends must keep whatever the portfolio.

The false discovery rate is that of planted simulations (`premortem evaluate statistics`); here are
the invariances on which it rests, and that probabilities are uniform when nothing changes.
"""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from intelligence.quarters import quarter_range
from intelligence.signals import verdicts
from intelligence.signals.looks import Look
from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.trends import trends_of
from intelligence.signals.verdicts import CLAIMED, make_tests, verdict
from intelligence.statistics import window_scan
from intelligence.statistics.clumping import Clumps
from intelligence.statistics.discounted import fit_forgetting
from intelligence.statistics.growth import growth
from intelligence.statistics.past_peaks import past_peaks
from intelligence.statistics.seasonality import season
from intelligence.statistics.window_scan import scan

Array = NDArray[np.float64]

_QUARTERS = quarter_range("2023Q1", "2025Q4")
#: Draws of the alarm's null distribution are 10,000: a probability moves by .02 with chance 1e-4.
_DRAWN = 0.02


def _portfolio(seed: int, themes: int = 12, quarters: int = 12) -> tuple[Array, Array]:
    """Return counts and exposure of a portfolio that grows, one theme of which rises."""
    random = np.random.default_rng(seed)
    exposure = np.round(np.linspace(30, 80, quarters))
    rates = random.gamma(2, 0.03, size=(themes, 1)) * np.ones(quarters)
    rates[0] *= np.geomspace(0.3, 3, quarters)
    return random.poisson(rates * exposure).astype(np.float64), exposure


def _verdicts(tests: verdicts.Tests) -> list[str]:
    return [verdict(tests, theme).value for theme in range(len(tests.counts))]


def _tables(counts: Array) -> dict[str, pd.DataFrame]:
    """Return the tables of a portfolio in which engagement ``n`` shows what has ``n`` or more."""
    documents, findings = [], []
    for theme, quarter in np.argwhere(counts > 0):
        day = f"{_QUARTERS[quarter][:4]}-{3 * int(_QUARTERS[quarter][5]) - 1:02d}-10"
        for one in range(int(counts[theme, quarter])):
            uid = f"{theme}-{quarter}-{one}"
            row = (uid, "escalation", day, day, f"P{one}", _QUARTERS[quarter], "Unknown")
            documents.append((*row, [f"t{theme}"]))
            findings.append((uid, f"t{theme}"))
    keys = [f"P{one}" for one in range(40)]
    columns = ("engagement_type", "team", "region", "billing_model", "practice")
    empty = (*columns, "end", "end_quarter", "planned_hours", "actual_hours", "revenue")
    engagements = pd.DataFrame(
        {
            "engagement": keys,
            "name": keys,
            "customer_key": "C1",
            "start": "2023-01-02",
            "start_quarter": "2023Q1",
            **dict.fromkeys((*empty, "revenue_currency")),
        }
    )
    last = ("last", "lesson", "2025-12-30", None, None, "2025Q4", "Unknown", [])
    names = ["document_uid", "kind", "date", "closed", "engagement", "quarter", "phase"]
    return {
        "documents": pd.DataFrame([*documents, last], columns=[*names, "theme_ids"]),
        "findings": pd.DataFrame(findings, columns=["document_uid", "theme_id"]),
        "engagements": engagements,
        "customers": pd.DataFrame(
            {"customer_key": ["C1"], "name": ["A"], "segment": [None], "region": [None]}
        ),
        "themes": pd.DataFrame({"theme_id": [f"t{theme}" for theme in range(len(counts))]}),
    }


@given(seed=st.integers(0, 10_000), engagement=st.integers(0, 3), quarter=st.integers(0, 11))
@settings(max_examples=3)
def test_what_one_engagement_says_twice_in_a_quarter_changes_nothing(
    seed: int, engagement: int, quarter: int
) -> None:
    counts, _ = _portfolio(seed, themes=4)
    tables = _tables(np.minimum(counts, 12))
    documents, findings = tables["documents"], tables["findings"]
    own = documents[
        (documents["engagement"] == f"P{engagement}") & (documents["quarter"] == _QUARTERS[quarter])
    ]
    copies = own.assign(document_uid=own["document_uid"] + "-again")
    told = findings[findings["document_uid"].isin(own["document_uid"])]
    retold = told.assign(document_uid=told["document_uid"] + "-again")
    twice = {
        **tables,
        "documents": pd.concat([documents, copies], ignore_index=True),
        "findings": pd.concat([findings, told, retold], ignore_index=True),
    }
    before = trends_of(occurrences_of(tables), tables)
    after = trends_of(occurrences_of(twice), twice)
    pd.testing.assert_frame_equal(before.themes, after.themes)
    pd.testing.assert_frame_equal(before.quarters, after.quarters)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=3)
def test_order_of_documents_and_findings_does_not_matter(seed: int) -> None:
    counts, _ = _portfolio(seed, themes=4)
    tables = _tables(np.minimum(counts, 12))
    shuffled = {
        **tables,
        "documents": tables["documents"].sample(frac=1, random_state=seed),
        "findings": tables["findings"].sample(frac=1, random_state=seed),
    }
    before = trends_of(occurrences_of(tables), tables)
    after = trends_of(occurrences_of(shuffled), shuffled)
    pd.testing.assert_frame_equal(before.themes, after.themes)
    pd.testing.assert_frame_equal(before.quarters, after.quarters)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=4)
def test_order_of_themes_does_not_matter(seed: int) -> None:
    counts, exposure = _portfolio(seed)
    order = np.random.default_rng(seed).permutation(len(counts))
    before, after = make_tests(counts, exposure), make_tests(counts[order], exposure)
    assert [_verdicts(before)[place] for place in order] == _verdicts(after)
    np.testing.assert_allclose(before.growth_q[order], after.growth_q, rtol=1e-6)
    np.testing.assert_allclose(before.level_q[order], after.level_q, rtol=1e-9)
    np.testing.assert_allclose(
        before.alarms.p_value[order], after.alarms.p_value, atol=_DRAWN, rtol=0
    )


@given(seed=st.integers(0, 10_000), factor=st.sampled_from([1e-3, 0.25, 7.0, 1_000.0]))
@settings(max_examples=5)
def test_the_unit_of_exposure_changes_no_verdict(seed: int, factor: float) -> None:
    counts, exposure = _portfolio(seed)
    before, after = make_tests(counts, exposure), make_tests(counts, exposure * factor)
    assert _verdicts(before) == _verdicts(after)
    np.testing.assert_allclose(before.growth_q, after.growth_q, rtol=1e-5)
    np.testing.assert_allclose(before.alarms.p_value, after.alarms.p_value, atol=_DRAWN, rtol=0)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=3)
def test_a_theme_without_events_moves_others_by_the_shared_prior_alone(seed: int) -> None:
    """Growth, level and season are each theme's own; only the alarm's prior is shared.

    The themes are more than ten with and without it, so that the shared movement, a trimmed mean,
    loses at most a rank; the probabilities beside it are left out for this.
    """
    counts, exposure = _portfolio(seed)
    more = np.vstack([counts, np.zeros(len(exposure))])
    before, after = make_tests(counts, exposure), make_tests(more, exposure)
    for own, other in zip(before.growth, after.growth, strict=False):
        assert own == other
    if before.level is not None and after.level is not None:
        few = counts.sum(axis=1) == 0
        assert np.array_equal(before.level.place[~few], after.level.place[:-1][~few])
        assert np.array_equal(before.level.log_ratio, after.level.log_ratio[:-1])
    assert np.array_equal(
        [item and item.p_value for item in before.season],
        [item and item.p_value for item in after.season[:-1]],
    )
    assert verdict(after, len(counts)).value == "too little data"
    # The prior's mean cannot move by more than the weight of one theme among thirteen allows.
    own, other = fit_forgetting(counts, exposure), fit_forgetting(more, exposure)
    assert other.mean < own.mean * 1.05
    assert other.mean > own.mean * (1 - 3 / len(more))
    # Under one prior a probability moves with the pool of draws alone, of which the new theme's
    # become a thirteenth: none of them, or all, may be as striking.
    with patch.object(window_scan, "fit_forgetting", return_value=own):
        was, now = (scan(given, exposure).p_value[: len(counts), -1] for given in (counts, more))
    assert (now >= was - was / len(more) - _DRAWN).all()
    assert (now <= was + (1 - was) / len(more) + _DRAWN).all()
    loud = before.alarm_q[:, -1] <= CLAIMED / 4
    assert (after.alarm_q[:-1, -1][loud] <= CLAIMED).all()


@pytest.mark.parametrize("test", ["alarm", "growth", "level", "season", "past peak"])
def test_probabilities_are_uniform_over_permuted_quarters(test: str) -> None:
    """Two hundred series whose quarters are exchangeable, each at a random order of its quarters.

    The distance of 200 uniform draws (Kolmogorov and Smirnov) exceeds .138 with probability .001.
    To it .03 is added: growth's variance is the model's, and its size at 5 % is 2 to 5 %; an alarm
    of one quarter takes few values, the likeliest with probability .06 at counts of forty, and
    counts a tie wholly, which shifts its probabilities by half of that.
    """
    random = np.random.default_rng(11)
    rates = random.gamma(40, 1.0, size=(200, 1))
    series = random.permuted(random.poisson(rates * np.ones(16)).astype(float), axis=1)
    exposure = np.ones(16)
    if test == "alarm":
        chances = scan(series, exposure, first=15).p_value[:, -1]
    elif test == "growth":
        chances = np.array([grown.p_value for row in series if (grown := growth(row, exposure))])
    elif test == "season":
        chances = np.array([found.p_value for row in series if (found := season(row, exposure))])
    elif test == "past peak":
        chances = past_peaks(series, exposure).p_value
    else:
        level = make_tests(series, exposure).level
        assert level is not None
        chances = level.p_value
    assert len(chances) == len(series)
    assert stats.kstest(chances, "uniform").statistic < 0.138 + 0.03
    assert (chances <= 0.05).mean() < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 200)


def test_probabilities_are_none_too_small_where_engagements_show_a_theme_for_a_year() -> None:
    """Two hundred themes, each of twelve engagements drawn from all: labels are exchangeable.

    Each engagement lasts four quarters and shows its theme in each of these. The one-sided distance
    of 200 uniform draws exceeds .131 with probability .001; probabilities may be too large, since
    clumping below one counts as one. Alarms are looked for over all themes together.
    """
    random = np.random.default_rng(12)
    starts = random.integers(0, 13, 240)
    quarters = starts[:, None] + np.arange(4)
    shown = np.stack([random.permutation(240)[:12] for _ in range(200)])
    clumps = Clumps(
        np.repeat(np.arange(200), 48),
        np.repeat(shown.ravel(), 4),
        quarters[shown].ravel(),
        np.repeat(np.arange(240), 4),
        quarters.ravel(),
    )
    exposure = np.bincount(quarters.ravel(), minlength=16).astype(np.float64)
    counts = np.zeros((200, 16))
    np.add.at(counts, (clumps.series, clumps.quarter), 1.0)
    look = Look(counts, exposure, clumps)
    seasons = np.array([found.p_value for found in look.seasons() if found])
    peaks = look.peaks(np.ones_like(counts)).p_value
    newest = look.risen().p_value[:, -1]
    for chances in (look.grown()[1], look.levels()[1], newest, seasons, peaks):
        assert len(chances) == 200
        assert stats.kstest(chances, "uniform", alternative="greater").statistic < 0.131
    plain = Look(counts, exposure, None)
    assert stats.kstest(plain.grown()[1], "uniform", alternative="greater").statistic > 0.131


def test_no_season_is_seen_where_each_engagement_has_a_quarter_of_its_own() -> None:
    """Two hundred themes, each of twenty engagements that show it in one quarter of every year.

    Which quarter that is was drawn evenly; quarters taken for independent would all say a season.
    """
    random = np.random.default_rng(13)
    part = random.integers(0, 4, (200, 20))
    series, unit, year = np.indices((200, 20, 4)).reshape(3, -1)
    own = unit + 20 * series
    quarter = 4 * year + part[series, unit]
    there = np.indices((4_000, 16)).reshape(2, -1)
    clumps = Clumps(series, own, quarter, *there)
    counts = np.zeros((200, 16))
    np.add.at(counts, (series, quarter), 1.0)
    together, apart = (
        np.array([found.p_value for found in Look(counts, exposure, who).seasons() if found])
        for exposure, who in ((np.full(16, 4_000.0), clumps), (np.full(16, 4_000.0), None))
    )
    assert len(together) == len(apart) == 200
    assert stats.kstest(together, "uniform", alternative="greater").statistic < 0.131
    assert stats.kstest(apart, "uniform", alternative="greater").statistic > 0.131
