"""How much of each quarter is known."""

from __future__ import annotations

import numpy as np
import pandas as pd

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
    assert found.note == "the newest 1 quarters are below 80 % complete and adjusted"


def test_fewer_than_six_quarters_of_delays_tell_nothing() -> None:
    table = _documents()
    found = completeness_of(table[table["quarter"] <= "2025Q1"], _QUARTERS[:5])
    assert found.note == TOO_SHORT


def test_a_quarter_that_is_not_over_is_left_out() -> None:
    table = _documents(reported=False)
    found = completeness_of(table[table["date"] < "2025-09-01"], _QUARTERS)
    assert found.masked.tolist() == [False] * 6 + [True]


def test_no_quarter_and_no_date_are_no_error() -> None:
    empty = pd.DataFrame({"date": [], "quarter": [], "engagement": []}, dtype="object")
    assert len(completeness_of(empty, ()).share) == 0
