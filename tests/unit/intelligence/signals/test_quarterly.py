"""Themes by quarter."""

from __future__ import annotations

import pandas as pd
import pytest

from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.quarterly import POOLED
from intelligence.signals.trends import trends_of

Tables = dict[str, pd.DataFrame]


def _quarters(tables: Tables) -> pd.DataFrame:
    return trends_of(occurrences_of(tables), tables).quarters


def test_each_theme_has_every_quarter_and_four_to_come(quarterly_tables: Tables) -> None:
    table = _quarters(quarterly_tables)
    own = table[table["theme_id"] == "t-steady"]
    assert len(own) == 16
    assert own["is_forecast"].tolist() == [False] * 12 + [True] * 4
    assert own["quarter"].tolist()[-1] == "2026Q4"
    coming = own[own["is_forecast"]]
    assert (coming["low_95"] <= coming["low_80"]).all()
    assert (coming["low_80"] <= coming["median"]).all()
    assert (coming["median"] <= coming["high_80"]).all()
    assert coming["observed"].isna().all()
    assert own["alarm_p"].notna().sum() == 5


def test_rates_are_per_hundred_active_engagements(quarterly_tables: Tables) -> None:
    table = _quarters(quarterly_tables)
    first = table[(table["theme_id"] == "t-steady") & (table["quarter"] == "2023Q1")].iloc[0]
    assert (first["observed"], first["exposure"], first["rate"]) == (3, 12, 25)
    assert first["rate_low"] < 25 < first["rate_high"]


_COUNTS = ("expected", "median", "low_80", "high_80", "low_95", "high_95")


def test_no_more_engagements_show_a_theme_than_are_active(quarterly_tables: Tables) -> None:
    """All of 12 was told as up to 175 of a hundred, and 17 of 12 were to come."""
    table = _quarters(quarterly_tables)
    own = table[table["theme_id"] == "t-rising"]
    newest = own[own["quarter"] == "2025Q4"].iloc[0]
    assert (newest["observed"], newest["exposure"], newest["rate_high"]) == (12, 12, 100)
    assert newest["rate_low"] == pytest.approx(73.54, abs=0.01)
    coming = own[own["is_forecast"]]
    assert (coming[list(_COUNTS)].le(coming["exposure"], axis=0)).all(axis=None)
    assert (coming[["rate", "rate_low", "rate_high"]] <= 100).all(axis=None)
    assert (coming["high_95"] == coming["exposure"]).all()


def test_a_theme_seen_in_more_than_are_active_may_be_so_again(quarterly_tables: Tables) -> None:
    """Documents may tell of engagements that have ended: the count is then no share."""
    engagements = quarterly_tables["engagements"]
    ended = engagements["end_quarter"].where(engagements["engagement"] < "P06", "2024Q1")
    quarterly_tables["engagements"] = engagements.assign(end_quarter=ended)
    own = _quarters(quarterly_tables).query("theme_id == 't-rising'")
    newest = own[own["quarter"] == "2025Q4"].iloc[0]
    assert newest["observed"] > newest["exposure"]
    assert newest["rate_low"] < newest["rate"] < newest["rate_high"]
    coming = own[own["is_forecast"]]
    assert (coming["high_95"] > coming["exposure"]).all()
    assert (coming["rate_high"] <= newest["rate"]).all()


def test_late_reports_make_no_more_than_are_active(quarterly_tables: Tables) -> None:
    documents = quarterly_tables["documents"]
    late = pd.to_datetime(documents["date"]) + pd.Timedelta(days=120)
    known = late <= pd.Timestamp("2025-12-31")
    reported = late.dt.strftime("%Y-%m-%d")
    quarterly_tables["documents"] = documents[known].assign(reported=reported[known])
    seen = _quarters(quarterly_tables).query("not is_forecast")
    assert (seen["nowcast"] > seen["observed"]).any()
    assert (seen["nowcast_high"] <= seen["exposure"]).all()


def test_reporting_dates_bring_a_nowcast_with_its_interval(quarterly_tables: Tables) -> None:
    documents = quarterly_tables["documents"]
    quarterly_tables["documents"] = documents.assign(reported=documents["date"])
    table = _quarters(quarterly_tables)
    seen = table[~table["is_forecast"]]
    assert seen["completeness"].notna().all()
    assert (seen["nowcast_low"] <= seen["nowcast_high"]).all()
    assert seen["nowcast"].notna().all()


def test_a_short_history_is_predicted_from_the_pooled_rate(quarterly_tables: Tables) -> None:
    documents = quarterly_tables["documents"]
    quarterly_tables["documents"] = documents[documents["quarter"] <= "2023Q3"]
    coming = _quarters(quarterly_tables).query("is_forecast")
    assert set(coming["status"]) == {POOLED}
