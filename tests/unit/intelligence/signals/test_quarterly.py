"""Themes by quarter."""

from __future__ import annotations

import pandas as pd

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
