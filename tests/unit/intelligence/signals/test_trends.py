"""The two tables of trends."""

from __future__ import annotations

import pandas as pd

from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.trends import trends_of

Tables = dict[str, pd.DataFrame]


def _row(tables: Tables, theme: str) -> pd.Series:
    return trends_of(occurrences_of(tables), tables).themes.set_index("theme_id").loc[theme]


def test_each_theme_has_its_verdict_with_the_figures_behind_it(quarterly_tables: Tables) -> None:
    rising = _row(quarterly_tables, "t-rising")
    assert (rising["verdict"], rising["direction"]) == ("rising", "up")
    assert rising["growth_low"] > 1
    assert rising["growth_low"] < rising["growth"] < rising["growth_high"]
    assert rising["recent_events"] == 9 + 10 + 11 + 12
    assert rising["rate_low"] < rising["rate"] < rising["rate_high"] < 100, "42 of 48"
    assert rising["rate_per_1000_hours"] == 42 / 4800 * 1000
    assert set(rising["evidence_quarters"]) <= {
        f"{y}Q{q}" for y in (2023, 2024, 2025) for q in range(1, 5)
    }
    assert "completeness unknown" in rising["note"]


def test_a_rate_of_what_is_reported_so_far_is_a_share_too(quarterly_tables: Tables) -> None:
    """Three quarters of the year are known in full and the newest in part: all 12 show it."""
    full = _row(_all_and_late(quarterly_tables), "t-rising")
    assert full["completeness"] < 1
    assert full["rate"] == full["rate_high"] == 100
    assert full["rate_low"] < 100


def _all_and_late(tables: Tables) -> Tables:
    """Return tables in which every engagement shows the theme, and some say so 95 days later."""
    documents = tables["documents"]
    ids = documents["document_uid"]
    own = documents[ids.str.startswith("t-rising") & (documents["quarter"] >= "2025Q1")]
    one = own[own["engagement"] == "P00"]
    every = pd.concat(
        [
            one.assign(engagement=f"P{at:02d}", document_uid=f"f{at}-" + one["quarter"])
            for at in range(12)
        ]
    )
    rest = documents[~ids.isin(own["document_uid"])]
    known = pd.concat([rest, every], ignore_index=True)
    steady = known["document_uid"].str.startswith("t-steady") & (known["engagement"] == "P02")
    days = pd.to_timedelta(steady.map({True: 95, False: 0}), unit="D")
    reported = (pd.to_datetime(known["date"]) + days).dt.strftime("%Y-%m-%d")
    held = reported <= "2025-12-31"
    findings = tables["findings"]
    more = pd.DataFrame({"document_uid": every["document_uid"], "theme_id": "t-rising"})
    return {
        **tables,
        "documents": known[held].assign(reported=reported[held]),
        "findings": pd.concat([findings, more], ignore_index=True),
    }


def test_a_theme_never_seen_says_too_little_and_claims_nothing(quarterly_tables: Tables) -> None:
    never = _row(quarterly_tables, "t-never")
    assert never["verdict"] == "too little data"
    assert pd.isna(never["growth"])
    assert pd.isna(never["first_seen"])
    assert "fewer than 8" in never["note"]


def test_all_findings_of_an_engagement_twice_change_no_test(quarterly_tables: Tables) -> None:
    before = trends_of(occurrences_of(quarterly_tables), quarterly_tables)
    findings = quarterly_tables["findings"]
    quarterly_tables["findings"] = pd.concat([findings, findings.head(9)], ignore_index=True)
    after = trends_of(occurrences_of(quarterly_tables), quarterly_tables)
    pd.testing.assert_frame_equal(before.themes, after.themes)
    pd.testing.assert_frame_equal(before.quarters, after.quarters)


def test_an_unfinished_newest_quarter_is_left_out_and_named(quarterly_tables: Tables) -> None:
    documents = quarterly_tables["documents"]
    quarterly_tables["documents"] = documents[documents["document_uid"] != "last"]
    rising = _row(quarterly_tables, "t-rising")
    assert rising["quarters"] == 11
    assert "left out, not yet over or known: 2025Q4" in rising["note"]


def test_a_portfolio_without_a_date_says_too_little(quarterly_tables: Tables) -> None:
    quarterly_tables["documents"] = quarterly_tables["documents"].assign(
        quarter="Unknown", date=None
    )
    found = trends_of(occurrences_of(quarterly_tables), quarterly_tables)
    assert set(found.themes["verdict"]) == {"too little data"}
    assert found.quarters.empty


def test_a_portfolio_in_which_no_engagement_is_active_says_no_exposure(
    quarterly_tables: Tables,
) -> None:
    quarterly_tables["engagements"] = quarterly_tables["engagements"].iloc[:0]
    quarterly_tables["documents"] = quarterly_tables["documents"].assign(engagement=None)
    found = trends_of(occurrences_of(quarterly_tables), quarterly_tables).themes
    assert set(found["verdict"]) == {"no exposure"}
    assert "no engagement is known to be active" in found["note"].iloc[0]


def test_an_excess_has_an_interval_that_a_window_gives_it(quarterly_tables: Tables) -> None:
    rising = _row(quarterly_tables, "t-rising")
    assert rising["alarm_low"] < rising["alarm_ratio"] < rising["alarm_high"]
