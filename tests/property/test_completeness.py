"""Whatever reporting dates say, what is known of a quarter is a share that grows with its age."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from intelligence.quarters import quarter_of, quarter_range
from intelligence.signals.completeness import completeness_of
from intelligence.statistics.late_reports import completed

_FIRST = date(2023, 1, 1)
_DAYS = st.integers(0, 1_000).map(lambda days: _FIRST + timedelta(days=days))
_USUAL = st.integers(0, 500)
_DELAYS = st.one_of(_USUAL, _USUAL, _USUAL, _USUAL, st.integers(-400, 900), st.none())
_ROWS = st.lists(
    st.tuples(_DAYS, _DELAYS, st.integers(0, 9), st.sampled_from((False,) * 19 + (True,))),
    max_size=60,
)


def _documents(rows: list[tuple[date, int | None, int, bool]]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "engagement": [f"P{engagement}" for _, _, engagement, _ in rows],
            "quarter": [quarter_of(day) for day, *_ in rows],
            "date": [day.isoformat() for day, *_ in rows],
            "reported": [
                None if delay is None else (day + timedelta(days=delay)).isoformat()
                for day, delay, *_ in rows
            ],
            "date_ambiguous": [doubtful for *_, doubtful in rows],
        },
        dtype="object",
    )
    table["theme_ids"] = pd.Series([["t1"] for _ in rows], dtype="object")
    return table


@given(rows=_ROWS)
def test_share_known_lies_in_bounds_grows_with_age_and_is_whole_where_nothing_is_told(
    rows: list[tuple[date, int | None, int, bool]],
) -> None:
    documents = _documents(rows)
    known = documents["quarter"]
    quarters = quarter_range(known.min(), known.max()) if len(known) else ()
    found = completeness_of(documents, quarters)
    assert len(found.share) == len(found.delay) == len(found.masked) == len(quarters)
    assert np.allclose(np.diff(found.delay), -1)
    if found.reports is None:
        assert np.isnan(found.share).all()
        return
    assert ((found.share >= 0) & (found.share <= 1 + 1e-12)).all()
    assert (np.diff(found.share) <= 1e-12).all()
    counts = np.ones((2, len(quarters)))
    told = completed(counts, np.full(len(quarters), 20.0), found.reports, found.delay)
    assert (told.low >= counts).all()
    assert (told.high >= told.low).all()
    assert np.isfinite(told.expected).all()
