"""The two tables of trends."""

from __future__ import annotations

import pandas as pd
import pytest

from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.trends import trends_of

Tables = dict[str, pd.DataFrame]


def _row(tables: Tables, theme: str) -> pd.Series:
    return trends_of(occurrences_of(tables), tables).themes.set_index("theme_id").loc[theme]


def _with(tables: Tables, themes: list[str], counts: list[int]) -> Tables:
    """Return a portfolio that shows themes besides, each in so many engagements a quarter."""
    quarters = sorted(set(tables["documents"]["quarter"]))
    rows = [
        (f"{themes[0]}-{quarter}-{one}", quarter, f"P{(one + 5 * place) % 12:02d}")
        for place, (quarter, count) in enumerate(zip(quarters, counts, strict=True))
        for one in range(count)
    ]
    added = pd.DataFrame(
        {
            "document_uid": [uid for uid, _, _ in rows],
            "kind": "escalation",
            "date": [f"{quarter[:4]}-{3 * int(quarter[5]) - 1:02d}-10" for _, quarter, _ in rows],
            "engagement": [one for _, _, one in rows],
            "quarter": [quarter for _, quarter, _ in rows],
            "phase": "Unknown",
            "theme_ids": [themes] * len(rows),
        }
    )
    told = [pd.DataFrame({"document_uid": added["document_uid"], "theme_id": one}) for one in themes]
    every = [*themes, "t-rising", "t-steady", "t-never"]
    return {
        **tables,
        "documents": pd.concat([tables["documents"], added], ignore_index=True),
        "findings": pd.concat([tables["findings"], *told], ignore_index=True),
        "themes": pd.DataFrame({"theme_id": every}),
    }


def test_each_theme_has_its_verdict_with_the_figures_behind_it(quarterly_tables: Tables) -> None:
    rising = _row(quarterly_tables, "t-rising")
    assert (rising["verdict"], rising["direction"]) == ("rising", "up")
    assert rising["growth_low"] > 1
    assert rising["growth_low"] < rising["growth"] < rising["growth_high"]
    assert rising["recent_events"] == 9 + 10 + 11 + 12
    assert rising["rate_low"] < rising["rate"] < rising["rate_high"]
    assert rising["rate_per_1000_hours"] == 42 / 4800 * 1000
    assert set(rising["evidence_quarters"]) <= {
        f"{y}Q{q}" for y in (2023, 2024, 2025) for q in range(1, 5)
    }
    assert "completeness unknown" in rising["note"]


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


def test_a_theme_that_rises_as_all_do_says_so_where_nothing_is_claimed(
    quarterly_tables: Tables,
) -> None:
    """Once such a theme had no clear change, beside a growth whose interval left no doubt."""
    together = [f"t-{number}" for number in range(6)]
    tables = _with(quarterly_tables, together, list(range(1, 13)))
    row = _row(tables, "t-0")
    assert row["verdict"] == "no clear change"
    assert row["growth_low"] > 1
    told = f"rises with all themes together, {row['growth']:.2f} times a year"
    assert row["note"].startswith(told)
    assert "does not stand out beside them" in row["note"]
    assert "with all themes" not in _row(quarterly_tables, "t-rising")["note"]


def test_a_level_that_all_themes_change_at_once_is_said_to_be_that_of_all(
    quarterly_tables: Tables,
) -> None:
    """Once nothing was said of such a step, or that it was a trend."""
    together = [f"t-{number}" for number in range(6)]
    tables = _with(quarterly_tables, together, [1, 1, 1, 9, 9, 8, 9, 8, 9, 8, 9, 8])
    row = _row(tables, "t-0")
    assert row["verdict"] == "no clear change"
    assert row["level_low"] < row["level_ratio"] < row["level_high"]
    assert row["level_ratio"] == pytest.approx(row["level_after"] / row["level_before"])
    told = f"moved to a higher level with all themes together, {row['level_ratio']:.2f} times"
    assert row["note"].startswith(told)
    assert f"from {row['level_quarter']}, and does not stand out beside them" in row["note"]


def test_an_excess_has_an_interval_that_a_window_gives_it(quarterly_tables: Tables) -> None:
    rising = _row(quarterly_tables, "t-rising")
    assert rising["alarm_low"] < rising["alarm_ratio"] < rising["alarm_high"]


def test_a_level_that_came_and_went_is_said_to_have_changed_more_than_once(
    quarterly_tables: Tables,
) -> None:
    tables = _with(quarterly_tables, ["t-went"], [1] * 2 + [10] * 5 + [1] * 5)
    row = _row(tables, "t-went")
    assert row["verdict"] == "level change down"
    assert row["note"].startswith("several changes of level are likelier than one: 2023Q3, 2024Q4")
