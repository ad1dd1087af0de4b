"""What margin goes with themes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from intelligence.signals.money import money_signals
from intelligence.signals.overruns import overrun_signals
from intelligence.signals.rates import parse_rates
from intelligence.signals.shown.money import COSTS, MARGINS
from tests.unit.intelligence.signals.money_portfolio import POINTS, occurrences, tables


def test_planted_points_are_inside_the_interval_and_the_naive_difference_beside_is_not() -> None:
    found = tables()
    themes = money_signals(found, occurrences(found)).themes.set_index("theme_id")
    costly = themes.loc["costly"]
    assert costly["low"] < POINTS < costly["high"]
    assert costly["naive_low"] > POINTS
    assert costly["status"] == "associated"
    assert costly["q"] < 0.001
    assert 0 < costly["robustness_interval"] < costly["robustness"] < 1
    assert themes.loc["idle", "status"] == "no association seen"
    assert themes.loc["idle", "low"] < 0 < themes.loc["idle", "high"]


def test_rare_theme_has_medians_and_is_said_to_have_too_few() -> None:
    found = tables()
    rare = money_signals(found, occurrences(found)).themes.set_index("theme_id").loc["rare"]
    assert (rare["affected"], rare["status"]) == (5, "too few")
    assert rare["note"] == "5 engagements show it, 15 are needed"
    assert pd.isna(rare["points"])
    assert pd.isna(rare["q"])
    assert np.isfinite(rare["median_affected"])
    assert pd.isna(rare["median_affected_low"])


def test_money_is_points_times_revenue_in_each_currency_alone() -> None:
    found = tables()
    signals = money_signals(found, occurrences(found))
    costs = signals.costs[signals.costs["theme_id"] == "costly"].set_index("currency")
    assert sorted(costs.index) == ["EUR", "GBP"]
    shows = occurrences(found).shows[:, 0]
    euros = found["engagements"]["revenue"][
        shows & (found["engagements"]["revenue_currency"] == "EUR")
    ]
    points = signals.themes.set_index("theme_id").loc["costly", "points"]
    assert costs.loc["EUR", "total_cost"] == pytest.approx(points / 100 * euros.sum())
    assert costs.loc["EUR", "typical_cost"] == pytest.approx(points / 100 * euros.median())
    assert costs.loc["EUR", "total_low"] < costs.loc["EUR", "total_cost"]


def test_rates_make_one_currency_of_all() -> None:
    found = tables()
    rates = parse_rates("currency,rate_to_EUR,as_of\nGBP,1.2,2026-03-31\n")
    costs = money_signals(found, occurrences(found), rates).costs
    assert set(costs["currency"]) == {"EUR"}


def test_theme_shown_by_more_findings_costs_no_more() -> None:
    found = tables()
    once = money_signals(found, occurrences(found)).themes
    found["findings"] = pd.concat([found["findings"]] * 3, ignore_index=True)
    pd.testing.assert_frame_equal(money_signals(found, occurrences(found)).themes, once)


def test_theme_that_goes_with_less_slippage_is_told_so_and_is_no_cost() -> None:
    found = tables()
    shown = occurrences(found)
    engagements = found["engagements"]
    engagements.loc[shown.shows[:, shown.themes.index("idle")], "actual_margin"] += 0.08
    signals = money_signals(found, shown)
    row = signals.themes.set_index("theme_id").loc["idle"]
    assert (row["status"], row["high"] < 0) == ("associated with less", True)
    assert not COSTS.is_noteworthy({"status": row["status"]})
    assert MARGINS.is_noteworthy({"status": row["status"]})


def test_few_customers_are_too_few() -> None:
    found = tables(customers=12)
    themes = money_signals(found, occurrences(found)).themes
    assert set(themes["status"]) == {"too few"}
    assert themes["note"][0] == "12 customers with known margins, 20 are needed"
    assert themes["points"].isna().all()


def test_margins_that_are_nowhere_known_leave_every_theme_without_claim() -> None:
    found = tables()
    nothing = ["planned_margin", "actual_margin", "actual_cost"]
    found["engagements"][nothing] = np.nan
    signals = money_signals(found, occurrences(found))
    assert set(signals.themes["status"]) == {"too few"}
    assert signals.themes["affected"].tolist() == [0, 0, 0]
    assert signals.costs.empty
    excluded = overrun_signals(found, occurrences(found)).excluded
    assert excluded[excluded["measure"] == "margin"].to_dict("records") == [
        {"measure": "margin", "reason": "no actual margin", "engagements": 200}
    ]


def test_empty_portfolio_is_no_error() -> None:
    found = {name: table.iloc[:0] for name, table in tables().items()}
    signals = money_signals(found, occurrences(found))
    assert signals.themes.empty
    assert signals.costs.empty


def test_margins_that_are_all_alike_are_no_error() -> None:
    found = tables()
    found["engagements"]["actual_margin"] = 0.2
    themes = money_signals(found, occurrences(found)).themes
    assert not (themes["status"] == "associated").any()


def test_more_themes_than_rows_can_carry_are_asked_one_at_a_time() -> None:
    found = tables(count=120, customers=60)
    known = occurrences(found)
    draw = np.random.default_rng(1)
    many = [f"t{number}" for number in range(110)]
    rows = [(key, name) for name in many for key in draw.permutation(120)[:40]]
    more = pd.DataFrame(rows, columns=["number", "theme_id"])
    more["engagement"] = known.engagements["engagement"].to_numpy()[more["number"]]
    events = pd.concat([known.events, more.assign(quarter="2026Q1", phase="Test")])
    crowded = replace(known, themes=(*known.themes, *many), events=events)
    themes = money_signals(found, crowded).themes.set_index("theme_id")
    assert themes.loc["costly", "status"] == "associated"
    assert themes["points"].notna().sum() > 100
