"""A small portfolio over three years, as the tables of an edition."""

from __future__ import annotations

import pandas as pd
import pytest

from intelligence.quarters import quarter_range

QUARTERS = quarter_range("2023Q1", "2025Q4")
_COLUMNS = (
    "document_uid",
    "kind",
    "date",
    "closed",
    "engagement",
    "quarter",
    "phase",
    "theme_ids",
)
_MONTHS = {"1": "02", "2": "05", "3": "08", "4": "11"}


@pytest.fixture
def quarterly_tables() -> dict[str, pd.DataFrame]:
    """Twelve engagements active throughout; one theme that rises, one steady, one never seen."""
    documents, findings = [], []
    for place, quarter in enumerate(QUARTERS):
        for theme, count in (("t-rising", 1 + place), ("t-steady", 3)):
            for one in range(min(count, 12)):
                uid = f"{theme}-{quarter}-{one}"
                day = f"{quarter[:4]}-{_MONTHS[quarter[5]]}-10"
                documents.append(
                    (uid, "escalation", day, day, f"P{one:02d}", quarter, "Unknown", [theme])
                )
                findings.append((uid, theme))
    last = ("last", "lesson", "2025-12-30", None, None, "2025Q4", "Unknown", [])
    columns = list(_COLUMNS)
    keys = [f"P{one:02d}" for one in range(12)]
    none = [None] * 12
    engagements = pd.DataFrame(
        {
            "engagement": keys,
            "name": keys,
            "customer_key": ["C1"] * 12,
            **dict.fromkeys(
                ("engagement_type", "team", "region", "billing_model", "practice"), none
            ),
            "start": ["2023-01-02"] * 12,
            "end": ["2025-06-30"] * 6 + [None] * 6,
            "start_quarter": ["2023Q1"] * 12,
            "end_quarter": [None] * 12,
            "planned_hours": [1200.0] * 12,
            "actual_hours": [None] * 12,
            "revenue": none,
            "revenue_currency": none,
        }
    )
    customers = {"customer_key": ["C1"], "name": ["Acorn"], "segment": [None], "region": [None]}
    return {
        "documents": pd.DataFrame([*documents, last], columns=columns),
        "findings": pd.DataFrame(findings, columns=["document_uid", "theme_id"]),
        "engagements": engagements,
        "customers": pd.DataFrame(customers),
        "themes": pd.DataFrame({"theme_id": ["t-rising", "t-steady", "t-never"]}),
    }
