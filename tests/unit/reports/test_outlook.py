"""What is to come of a theme, as a report reads it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from intelligence.edition import Edition
from reports.outlook import NOTHING_AHEAD, Changed, outlooks
from tests.fakes.editions import empty_edition, fake_edition

_SEEN = ("2026Q2", "2026Q3")


def _row(quarter: str, **known: Any) -> dict[str, Any]:
    return {"theme_id": "T-0001", "quarter": quarter, "is_forecast": False, "exposure": 50} | known


def _forecast(quarter: str, **known: Any) -> dict[str, Any]:
    figures = {"expected": 2.0, "low_80": 1, "high_80": 4, "low_95": 0, "high_95": 5}
    return _row(quarter, is_forecast=True, **figures) | known


def edition_with(*rows: dict[str, Any]) -> Edition:
    edition = fake_edition()
    return replace(edition, tables={**edition.tables, "trend_quarters": pd.DataFrame(list(rows))})


def test_forecast_counts_become_rates_per_100_active_engagements_in_order() -> None:
    edition = edition_with(_row("2026Q3"), _forecast("2027Q1"), _forecast("2026Q4"))
    first, second = outlooks(edition, _SEEN, rates=True)["T-0001"].ahead
    assert (first.quarter, second.quarter) == ("2026Q4", "2027Q1")
    assert (first.rate, first.low_80, first.high_80) == (4.0, 2.0, 8.0)
    assert (first.low_95, first.high_95) == (0.0, 10.0)


@pytest.mark.parametrize("gap", [{"exposure": 0}, {"exposure": None}, {"low_80": math.nan}])
def test_quarter_that_lacks_a_figure_is_not_drawn(gap: dict[str, Any]) -> None:
    edition = edition_with(_row("2026Q3"), _forecast("2026Q4") | gap)
    assert outlooks(edition, _SEEN, rates=True)["T-0001"].ahead == ()


def test_report_of_an_earlier_quarter_has_no_forecast() -> None:
    edition = edition_with(_row("2026Q3"), _forecast("2026Q4"))
    assert outlooks(edition, ("2026Q1", "2026Q2"), rates=True)["T-0001"].ahead == ()


def test_report_that_counts_documents_has_no_forecast() -> None:
    edition = edition_with(_row("2026Q3"), _forecast("2026Q4"))
    assert outlooks(edition, _SEEN, rates=False)["T-0001"].ahead == ()


def test_late_reports_are_told_of_quarters_that_are_shown() -> None:
    late = {"nowcast": 6.0, "nowcast_low": 5.0, "nowcast_high": 8.0}
    edition = edition_with(_row("2026Q3", **late), _row("2020Q1", **late))
    (now,) = outlooks(edition, _SEEN, rates=True)["T-0001"].nowcasts
    assert (now.quarter, now.rate, now.low, now.high) == ("2026Q3", 12.0, 10.0, 16.0)


def test_quarters_in_which_the_meaning_changed_are_those_of_the_edition() -> None:
    edition = fake_edition()
    themes = edition.tables["themes"].assign(changed_in=[["2026Q2", "2019Q1"]] * 9)
    changed = replace(edition, tables={**edition.tables, "themes": themes})
    assert outlooks(changed, _SEEN, rates=True)["T-0001"].changed == (Changed("2026Q2", "2026Q2"),)


def test_what_was_decided_after_the_newest_quarter_is_marked_at_it_in_a_current_report() -> None:
    edition = edition_with(_row("2026Q3"))
    themes = edition.tables["themes"].assign(changed_in=[["2026Q3", "2026Q4"]] * 9)
    decided = replace(edition, tables={**edition.tables, "themes": themes})
    assert outlooks(decided, _SEEN, rates=True)["T-0001"].changed == (
        Changed("2026Q3", "2026Q3"),
        Changed("2026Q4", "2026Q3"),
    )
    earlier = ("2026Q1", "2026Q2")
    assert outlooks(decided, earlier, rates=True)["T-0001"].changed == ()


def test_edition_of_an_earlier_release_has_nothing_ahead() -> None:
    tables = {k: v for k, v in fake_edition().tables.items() if k != "trend_quarters"}
    older = outlooks(replace(fake_edition(), tables=tables), _SEEN, rates=True)
    assert {one.ahead for one in older.values()} == {()}
    assert outlooks(empty_edition(), (), rates=True) == {}
    assert not NOTHING_AHEAD.ahead
