"""What accounts of engagements say."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.signals.finished import compared, counted, last_day, slippage, unfinished


def _engagements(**changed: object) -> pd.DataFrame:
    row: dict[str, object] = {
        "end": "2026-01-31",
        "status": "Completed",
        "revenue": 1000.0,
        "revenue_currency": "EUR",
        "planned_cost": 700.0,
        "planned_cost_currency": "EUR",
        "actual_cost": 800.0,
        "actual_cost_currency": "EUR",
        "planned_margin": 0.3,
        "actual_margin": 0.25,
    }
    return pd.DataFrame([row | changed])


def test_given_margins_come_before_derived_ones() -> None:
    found = slippage(_engagements(), "2026-03-31").iloc[0]
    assert found["points"] == pytest.approx(5.0)
    assert not found["derived"]


def test_margin_is_derived_from_revenue_and_cost_of_one_currency() -> None:
    found = slippage(_engagements(actual_margin=None), "2026-03-31").iloc[0]
    assert found["points"] == pytest.approx(10.0)
    assert found["derived"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"actual_margin": None, "actual_cost_currency": "USD"}, "no actual margin"),
        ({"actual_margin": None, "revenue": 0.0}, "no actual margin"),
        ({"actual_margin": float("inf"), "actual_cost": None}, "no actual margin"),
        (
            {"planned_margin": None, "revenue_currency": "XXX", "planned_cost_currency": "XXX"},
            "no planned margin",
        ),
        ({"planned_margin": None, "actual_margin": None, "revenue": None}, "no margin"),
        (
            {"end": "2026-12-31", "status": None},
            "ends after the newest document (2026-03-31)",
        ),
        ({"end": None, "status": "In progress"}, "no end date"),
        ({"status": "In progress"}, "still open"),
        ({"status": " ON_HOLD"}, "still open"),
        ({"status": "Not-started"}, "still open"),
    ],
)
def test_engagement_without_result_is_excluded_with_its_reason(
    changed: dict[str, object], said: str
) -> None:
    found = slippage(_engagements(**changed), "2026-03-31").iloc[0]
    assert found["excluded"] == said
    assert np.isnan(found["points"])


def test_status_tells_that_work_is_over_where_no_date_does() -> None:
    assert unfinished(_engagements(end=None, status=" CLOSED "), "2026-03-31").isna().all()
    assert unfinished(_engagements(end="2027-01-01", status=None), None).isna().all()


def test_closed_work_is_finished_though_the_newest_document_is_older() -> None:
    """Documents end in March; what ended in June with its actual figures was left out."""
    closed = _engagements(end="2026-06-30", status="Closed")
    assert unfinished(closed, "2026-03-31").isna().all()
    assert slippage(closed, "2026-03-31")["points"].tolist() == pytest.approx([5.0])


@pytest.mark.parametrize("status", [None, "", "Completed", "Amber", "at risk", "red", "Approved"])
def test_how_well_work_goes_does_not_say_that_it_is_open(status: str | None) -> None:
    assert unfinished(_engagements(status=status), "2026-03-31").isna().all()


def test_an_open_engagement_past_its_planned_end_has_no_overrun() -> None:
    frame = _engagements(status="Active", planned_hours=1000.0, actual_hours=400.0)
    assert compared(frame, "hours", "2026-03-31")["excluded"].tolist() == ["still open"]
    assert unfinished(_engagements(status="Active"), None).tolist() == ["still open"]


def test_exclusions_are_counted_by_reason() -> None:
    reasons = pd.Series(["no margin", None, "not finished", "no margin"])
    assert counted({"margin": reasons}).to_dict("list") == {
        "measure": ["margin", "margin"],
        "reason": ["no margin", "not finished"],
        "engagements": [2, 1],
    }


def test_portfolio_is_known_to_its_newest_document() -> None:
    assert last_day(pd.DataFrame({"date": ["2026-01-02", None, "2025-12-31"]})) == "2026-01-02"
    assert last_day(pd.DataFrame({"date": [None]})) is None
