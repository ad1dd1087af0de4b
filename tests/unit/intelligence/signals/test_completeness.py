"""How much of each quarter is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.signals.completeness import NOT_KNOWN, TOO_SHORT, completeness_of

_QUARTERS = ("2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3")
_MONTHS = {"1": "02", "2": "05", "3": "08", "4": "11"}


def _documents(*, reported: bool = True) -> pd.DataFrame:
    """Return two documents a quarter: one reported at once, the other a quarter later."""
    rows = []
    for place, quarter in enumerate(_QUARTERS):
        day = f"{quarter[:4]}-{_MONTHS[quarter[5]]}-10"
        rows.append((f"P{place}", quarter, day, day, ["t1"]))
        if place + 1 < len(_QUARTERS):
            after = _QUARTERS[place + 1]
            late = f"{after[:4]}-{_MONTHS[after[5]]}-10"
            rows.append((f"L{place}", quarter, day, late, ["t1"]))
    rows.append(("P0", "2025Q3", "2025-09-29", "2025-09-29", []))
    columns = ["engagement", "quarter", "date", "reported", "theme_ids"]
    table = pd.DataFrame(rows, columns=columns)
    return table if reported else table.drop(columns="reported")


def test_without_reporting_dates_nothing_is_adjusted_and_this_is_said() -> None:
    found = completeness_of(_documents(reported=False), _QUARTERS)
    assert np.isnan(found.share).all()
    assert not found.masked.any()
    assert found.note == NOT_KNOWN


def test_delays_tell_how_much_of_the_newest_quarter_is_known() -> None:
    found = completeness_of(_documents(), _QUARTERS)
    assert found.share[-1] == 0.5
    assert (found.share[:-1] == 1).all()
    assert found.note == "the newest quarter is below 80 % complete and adjusted"


def test_a_newest_quarter_that_is_not_over_is_left_out_and_not_said_to_be_adjusted() -> None:
    """Once it was said to be both adjusted and left out."""
    later = pd.DataFrame([("N", "2025Q4", "2025-10-03", "2025-10-03", ["t1"])])
    later.columns = _documents().columns
    found = completeness_of(pd.concat([_documents(), later]), (*_QUARTERS, "2025Q4"))
    assert found.masked.tolist() == [False] * len(_QUARTERS) + [True]
    assert found.share[-1] < 0.8 < found.share[-3]
    assert found.note == "the newest quarter is below 80 % complete and adjusted"


def test_with_fewer_than_six_quarters_what_is_incomplete_is_left_out_and_nothing_adjusted() -> None:
    table = _documents()
    known = table[table["quarter"].le("2025Q1") & table["reported"].lt("2025-04-01")]
    found = completeness_of(known, _QUARTERS[:5])
    assert found.note == TOO_SHORT
    assert found.reports is None
    assert found.masked.tolist() == [False] * 3 + [True] * 2
    assert np.isnan(found.share).all()


def test_reports_of_a_quarter_that_is_not_over_complete_the_one_before_in_part_only() -> None:
    """Half of all comes a quarter late: after half a quarter, three quarters of it are known."""
    later = pd.DataFrame(
        {
            "engagement": ["N"],
            "quarter": ["2025Q3"],
            "date": ["2025-09-01"],
            "reported": ["2025-11-15"],
            "theme_ids": [["t1"]],
        }
    )
    found = completeness_of(pd.concat([_documents(), later]), _QUARTERS)
    assert found.share[-1] == pytest.approx(0.75)
    assert found.delay[-1] == pytest.approx(0.5)
    assert not found.masked.any()


def test_reports_that_came_after_the_last_quarter_make_it_watched_longer_not_emptier() -> None:
    """The newest quarter was read as just ended, though half a year of reports had followed."""
    table = _documents()
    table.loc[table.index[-1], "reported"] = "2026-03-30"
    found = completeness_of(table, _QUARTERS)
    assert found.delay.tolist() == [8, 7, 6, 5, 4, 3, 2]
    assert found.share[-1] == 1


def test_a_transfer_of_all_records_on_one_day_adjusts_nothing() -> None:
    table = _documents().assign(reported="2026-01-15")
    found = completeness_of(table, _QUARTERS)
    assert found.reports is None
    assert found.note == (
        "completeness unknown: only 0 of 13 documents with a theme say when they were reported "
        "(13 were entered on one day for many quarters, as from another system)"
    )


def test_reports_before_what_they_report_are_no_evidence() -> None:
    table = _documents()
    table.loc[table["engagement"].str.startswith("L"), "reported"] = "2023-01-01"
    table["reported"] = table["reported"].where(table["reported"] != "2023-01-01", "2023-12-31")
    found = completeness_of(table, _QUARTERS)
    assert found.reports is None
    assert "only 7 of 13" in found.note


def test_where_half_of_the_documents_say_nothing_the_other_half_does_not_speak_for_them() -> None:
    table = _documents()
    table.loc[table["engagement"].str.startswith("P"), "reported"] = None
    found = completeness_of(table, _QUARTERS)
    assert found.reports is None
    assert np.isnan(found.share).all()
    assert found.note == (
        "completeness unknown: only 6 of 13 documents with a theme say when they were reported"
    )


def test_documents_dated_by_when_they_were_recorded_leave_nothing_to_come() -> None:
    table = _documents()
    table["reported"] = table["date"]
    found = completeness_of(table, _QUARTERS)
    assert (found.share == 1).all()
    assert found.note == ""


def test_quarters_before_the_first_report_tell_nothing_of_delays() -> None:
    """A register that began in 2024 holds old cases that could only be reported late."""
    table = _documents()
    old = pd.DataFrame(
        {
            "engagement": [f"O{place}" for place in range(40)],
            "quarter": "2023Q1",
            "date": "2023-02-10",
            "reported": [f"2024-02-{1 + place % 28:02d}" for place in range(40)],
            "theme_ids": [["t1"]] * 40,
        }
    )
    quarters = ("2023Q1", "2023Q2", "2023Q3", "2023Q4", *_QUARTERS)
    found = completeness_of(pd.concat([old, table]), quarters)
    assert found.share[-1] == 0.5


def test_few_missing_reporting_dates_are_counted_in_the_note() -> None:
    table = _documents()
    table.loc[table.index[0], "reported"] = None
    note = completeness_of(table, _QUARTERS).note
    assert note.endswith("adjusted; 1 documents do not say when they were reported")


def test_a_quarter_that_is_not_over_is_left_out() -> None:
    table = _documents(reported=False)
    found = completeness_of(table[table["date"] < "2025-09-01"], _QUARTERS)
    assert found.masked.tolist() == [False] * 6 + [True]


def test_no_quarter_and_no_date_are_no_error() -> None:
    empty = pd.DataFrame({"date": [], "quarter": [], "engagement": []}, dtype="object")
    assert len(completeness_of(empty, ()).share) == 0
