"""Verdicts at an earlier quarter."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.quarters import quarter_range
from intelligence.signals.earlier import verdicts_until
from intelligence.signals.verdicts import Verdict

_QUARTERS = quarter_range("2021Q1", "2025Q4")


def _tables(series: dict[str, list[int]], active: int = 60) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        (theme, quarter, count)
        for theme, counts in series.items()
        for quarter, count in zip(_QUARTERS, counts, strict=True)
    ]
    trends = pd.DataFrame(rows, columns=["theme_id", "quarter", "engagements"])
    totals = pd.DataFrame(
        {"dimension": "quarter", "value": _QUARTERS, "active_engagements": active}
    )
    return trends, totals


@pytest.fixture
def climbing() -> dict[str, list[int]]:
    line = np.random.default_rng(3).poisson(4, size=(11, 20)).tolist()
    others = {f"t{place}": counts for place, counts in enumerate(line)}
    return {"late": [3] * 12 + [5, 8, 11, 15, 18, 22, 26, 30], **others}


def test_a_rise_that_came_later_is_not_known_yet(climbing: dict[str, list[int]]) -> None:
    tables = _tables(climbing)
    assert verdicts_until(*tables, "2023Q4")["late"] is Verdict.NO_CLEAR_CHANGE
    assert verdicts_until(*tables, "2025Q4")["late"] is Verdict.RISING


def test_what_happens_later_changes_nothing(climbing: dict[str, list[int]]) -> None:
    trends, totals = _tables(climbing)
    earlier = trends[trends["quarter"] <= "2024Q2"]
    assert verdicts_until(trends, totals, "2024Q2") == verdicts_until(earlier, totals, "2024Q2")


def test_few_quarters_have_no_baseline_and_no_active_engagement_is_said(
    climbing: dict[str, list[int]],
) -> None:
    assert set(verdicts_until(*_tables(climbing), "2021Q3").values()) == {Verdict.NO_BASELINE}
    assert set(verdicts_until(*_tables(climbing, active=0), "2024Q1").values()) == {
        Verdict.NO_EXPOSURE
    }


def test_before_the_first_quarter_and_without_dates_there_is_no_word() -> None:
    trends, totals = _tables({"t": [1] * 20})
    assert verdicts_until(trends, totals, "2019Q1") == {}
    assert verdicts_until(trends.assign(quarter="Unknown"), totals, "2025Q1") == {}
    assert verdicts_until(trends.iloc[:0], totals, "2025Q1") == {}


def test_a_quarter_that_is_not_over_is_left_out_as_in_the_newest_verdict(
    climbing: dict[str, list[int]],
) -> None:
    trends, totals = _tables({**climbing, "late": [3] * 19 + [16]})
    documents = pd.DataFrame(
        {
            "document_uid": ["d1", "d2"],
            "date": ["2021-01-04", "2025-10-05"],
            "quarter": ["2021Q1", "2025Q4"],
            "engagement": ["P1", "P1"],
            "theme_ids": [["late"], ["late"]],
        }
    )
    assert verdicts_until(trends, totals, "2025Q4")["late"] is Verdict.RISING
    assert verdicts_until(trends, totals, "2025Q4", documents)["late"] is Verdict.NO_CLEAR_CHANGE
    earlier = verdicts_until(trends, totals, "2024Q2", documents)
    assert earlier == verdicts_until(trends, totals, "2024Q2")
