"""Which engagements an edition knew to be under way."""

from __future__ import annotations

import pandas as pd

from intelligence.risk.begun import begun_by


def test_what_shows_findings_or_began_before_the_last_quarter_is_under_way() -> None:
    starts = {
        "old": "2025Q1",
        "now": "2025Q4",
        "now, with findings": "2025Q4",
        "to come": "2026Q2",
        "not recorded": None,
        "not recorded, new": None,
    }
    documents = [
        ("u1", "now, with findings", "2025Q4"),
        ("u2", "not recorded", "2025Q3"),
        ("u3", "not recorded, new", "2025Q4"),
        ("u4", "now", "2025Q2"),
        ("u5", None, "2025Q1"),
        ("u6", "not recorded, new", "Unknown"),
        ("u7", "not recorded, new", None),
    ]
    tables = {
        "engagements": pd.DataFrame(
            {"engagement": list(starts), "start_quarter": list(starts.values())}
        ),
        "documents": pd.DataFrame(documents, columns=["document_uid", "engagement", "quarter"]),
        "findings": pd.DataFrame({"document_uid": ["u1", "u5"]}),
    }
    assert begun_by(tables) == {"old", "now, with findings", "not recorded"}
    empty = {name: table.iloc[:0] for name, table in tables.items()}
    assert begun_by(empty) == frozenset()
