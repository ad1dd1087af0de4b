"""How far engagements overrun their plans."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.edition import UNKNOWN
from intelligence.signals.overruns import overrun_signals
from intelligence.signals.rates import parse_rates
from tests.unit.intelligence.signals.money_portfolio import occurrences, tables


def test_types_have_quantiles_with_limits_around_what_happened() -> None:
    found = tables()
    classes = overrun_signals(found, occurrences(found)).classes
    effort = classes[classes["measure"] == "effort"].set_index("value")
    assert list(effort.index) == ["(all)", "A", "B"]
    engagements = found["engagements"]
    of_a = engagements[engagements["engagement_type"] == "A"]
    overrun = (of_a["actual_hours"] / of_a["planned_hours"] - 1) * 100
    assert effort.loc["A", "p50"] == pytest.approx(overrun.median())
    assert effort.loc["A", "p80_low"] < effort.loc["A", "p80"] < effort.loc["A", "p80_high"]
    assert effort.loc["A", "engagements"] == len(of_a)
    assert effort.loc["A", "p50"] > effort.loc["B", "p50"]
    assert effort.loc["B", "p50"] <= effort.loc["B", "p50_shrunk"] + 0.5
    assert effort.loc["A", "status"] == "own"


def test_small_class_is_drawn_towards_all_and_says_so() -> None:
    found = tables()
    found["engagements"].loc[:2, "engagement_type"] = "C"
    found["engagements"].loc[:2, "actual_hours"] = [1200.0, 1250.0, 1400.0]
    classes = overrun_signals(found, occurrences(found)).classes
    small = classes[(classes["measure"] == "effort") & (classes["value"] == "C")].iloc[0]
    assert small["status"] == "shrunk"
    assert small["note"].startswith("3 finished engagements, 10 are needed")
    assert small["p50_shrunk"] < small["p50"]
    assert pd.isna(small["p90_high"])
    for name in ("p50", "p80", "p90"):
        low, high = small[f"{name}_shrunk_low"], small[f"{name}_shrunk_high"]
        assert pd.isna(low) or low <= small[f"{name}_shrunk"]
        assert pd.isna(high) or small[f"{name}_shrunk"] <= high


def test_types_that_nothing_is_known_of_change_no_limit() -> None:
    """How alike types are is told by those with results: fifty without any narrowed limits."""
    found = tables()
    few = found["engagements"]
    before = overrun_signals(found, occurrences(found)).classes
    more = pd.concat([few, few.iloc[:50]], ignore_index=True)
    more.loc[len(few) :, "engagement"] = [f"new {at}" for at in range(50)]
    more.loc[len(few) :, "engagement_type"] = [f"type {at}" for at in range(49)] + [UNKNOWN]
    more.loc[len(few) :, ["end", "status"]] = "2030-01-01", None
    found["engagements"] = more
    after = overrun_signals(found, occurrences(found)).classes
    kept = after[after["value"].isin(before["value"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, before)


def test_currencies_have_errors_of_their_own_until_rates_make_one() -> None:
    found = tables()
    apart = overrun_signals(found, occurrences(found)).forecast
    assert apart[apart["measure"] == "cost"]["currency"].tolist() == ["EUR", "GBP"]
    rates = parse_rates("currency,rate_to_EUR,as_of\nGBP,1.2,2026-03-31\n")
    together = overrun_signals(found, occurrences(found), rates).forecast.set_index("measure")
    assert together.loc["cost", "currency"] == "EUR"
    pounds = found["engagements"]["revenue_currency"] == "GBP"
    worth = found["engagements"]["planned_cost"] * np.where(pounds, 1.2, 1.0)
    assert together.loc["cost", "planned"] == pytest.approx(worth.sum())


def test_error_of_the_portfolio_is_weighted_by_size() -> None:
    found = tables()
    forecast = overrun_signals(found, occurrences(found)).forecast.set_index(
        ["measure", "currency"]
    )
    euros = found["engagements"][found["engagements"]["revenue_currency"] == "EUR"]
    beyond = euros["actual_cost"] - euros["planned_cost"]
    row = forecast.loc[("cost", "EUR")]
    assert row["bias"] == pytest.approx(100 * beyond.sum() / euros["planned_cost"].sum())
    assert row["error"] == pytest.approx(100 * beyond.abs().sum() / euros["planned_cost"].sum())
    assert row["bias_low"] < row["bias"] < row["bias_high"]
    margin = forecast.loc[("margin", "EUR")]
    assert margin["bias"] == pytest.approx(100 * beyond.sum() / euros["revenue"].sum())


def test_what_cannot_be_compared_is_counted_with_its_reason() -> None:
    found = tables(count=60)
    accounts = found["engagements"]
    accounts.loc[0, "planned_hours"] = 0.0
    accounts.loc[1, "actual_hours"] = np.nan
    accounts.loc[2, "actual_cost_currency"] = "CHF"
    accounts.loc[3, ["planned_cost_currency", "actual_cost_currency"]] = "XXX"
    accounts.loc[4, ["end", "status"]] = "2027-01-01", None
    accounts.loc[5, ["end", "status"]] = "2027-01-01", "Closed"
    excluded = overrun_signals(found, occurrences(found)).excluded
    unfinished = "ends after the newest document (2026-03-31)"
    counts = excluded.set_index(["measure", "reason"])["engagements"].to_dict()
    assert counts == {
        ("effort", "no planned hours"): 1,
        ("effort", "no actual hours"): 1,
        ("effort", unfinished): 1,
        ("cost", "two currencies"): 1,
        ("cost", "no currency"): 1,
        ("cost", unfinished): 1,
        ("margin", unfinished): 1,
    }


def test_empty_portfolio_or_nothing_finished_is_no_error() -> None:
    empty = {name: table.iloc[:0] for name, table in tables().items()}
    signals = overrun_signals(empty, occurrences(empty))
    assert set(signals.classes["status"]) == {"nothing known"}
    assert signals.forecast.empty
    found = tables()
    found["engagements"][["end", "status"]] = "2030-01-01", None
    assert overrun_signals(found, occurrences(found)).forecast.empty


def test_few_customers_have_an_error_without_limits() -> None:
    found = tables(customers=3)
    forecast = overrun_signals(found, occurrences(found)).forecast
    assert forecast["bias_low"].isna().all()
    assert forecast["note"].str.startswith("3 customers, 5 are needed").all()
