"""How long things last."""

from __future__ import annotations

import pandas as pd

from intelligence.signals.durations import ALL, CYCLE, RESOLUTION, durations_of
from intelligence.signals.occurrences import occurrences_of

Tables = dict[str, pd.DataFrame]


def _row(tables: Tables, measure: str, theme: str) -> pd.Series:
    table = durations_of(occurrences_of(tables), tables)
    return table[(table["measure"] == measure) & (table["theme_id"] == theme)].iloc[0]


def test_open_engagements_count_as_lasting_until_the_last_day(quarterly_tables: Tables) -> None:
    row = _row(quarterly_tables, CYCLE, ALL)
    assert (row["cases"], row["ended"], row["open"]) == (12, 6, 6)
    assert row["median_days"] == 910
    assert pd.isna(row["median_high"])


def test_an_escalation_closed_on_its_day_lasts_none(quarterly_tables: Tables) -> None:
    row = _row(quarterly_tables, RESOLUTION, "t-steady")
    assert (row["cases"], row["ended"], row["median_days"]) == (36, 36, 0)


def test_an_end_that_is_only_planned_has_not_been_seen(quarterly_tables: Tables) -> None:
    quarterly_tables["engagements"].loc[:5, "end"] = "2031-01-01"
    row = _row(quarterly_tables, CYCLE, ALL)
    assert (row["ended"], row["open"]) == (0, 12)
    assert row["status"] == "too little data: 0 seen to end, 5 are needed"


def test_an_end_after_the_last_day_of_closed_work_has_been_seen(quarterly_tables: Tables) -> None:
    engagements = quarterly_tables["engagements"]
    engagements["status"] = "Closed"
    engagements.loc[:5, "end"] = "2026-03-31"
    row = _row(quarterly_tables, CYCLE, ALL)
    assert (row["ended"], row["open"]) == (6, 6)
    assert row["median_days"] == 1184


def test_a_late_report_moves_no_last_day(quarterly_tables: Tables) -> None:
    """The day is the one from which overruns and margins tell what is finished."""
    before = _row(quarterly_tables, CYCLE, ALL)
    engagements, documents = (quarterly_tables[one] for one in ("engagements", "documents"))
    engagements.loc[0, "end"] = "2026-02-01"
    quarterly_tables["documents"] = documents.assign(reported="2026-03-31")
    after = _row(quarterly_tables, CYCLE, ALL)
    assert (after["ended"], after["open"]) == (before["ended"] - 1, before["open"] + 1)


def test_a_planned_end_that_passed_on_open_work_has_not_been_seen(quarterly_tables: Tables) -> None:
    engagements = quarterly_tables["engagements"]
    before = _row(quarterly_tables, CYCLE, ALL)
    engagements["status"] = None
    engagements.loc[engagements["end"].notna().idxmax(), "status"] = "In progress"
    after = _row(quarterly_tables, CYCLE, ALL)
    assert (after["ended"], after["open"]) == (before["ended"] - 1, before["open"] + 1)


def test_one_closing_day_that_is_mistyped_moves_no_other_case(quarterly_tables: Tables) -> None:
    before = _row(quarterly_tables, CYCLE, ALL)
    documents = quarterly_tables["documents"]
    documents.loc[documents.index[0], "closed"] = "2062-05-01"
    after = _row(quarterly_tables, CYCLE, ALL)
    assert after["median_days"] == before["median_days"]
    resolved = _row(quarterly_tables, RESOLUTION, ALL)
    assert (resolved["cases"] - resolved["ended"], resolved["open"]) == (1, 1)


def test_cases_without_start_or_that_end_before_it_are_counted_and_left_out(
    quarterly_tables: Tables,
) -> None:
    quarterly_tables["engagements"].loc[0, "end"] = "2022-01-01"
    quarterly_tables["engagements"].loc[1, "start"] = None
    assert _row(quarterly_tables, CYCLE, ALL)["left_out"] == 2


def test_an_edition_without_closing_days_or_documents_says_so(quarterly_tables: Tables) -> None:
    quarterly_tables["documents"] = quarterly_tables["documents"].drop(columns="closed")
    assert _row(quarterly_tables, RESOLUTION, ALL)["cases"] == 0
    quarterly_tables["documents"] = quarterly_tables["documents"].iloc[0:0]
    assert _row(quarterly_tables, CYCLE, ALL)["ended"] == 0
