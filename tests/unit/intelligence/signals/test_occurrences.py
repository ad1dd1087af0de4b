"""Which engagement shows which theme."""

from __future__ import annotations

import pandas as pd

from intelligence.signals.occurrences import occurrences_of

_DOCUMENTS = pd.DataFrame(
    [
        ("d1", "P1", "2025Q1", "Test"),
        ("d2", "P1", "2025Q1", "Test"),
        ("d3", "P2", "2025Q3", "Unknown"),
        ("d4", None, "2025Q2", "Design"),
        ("d5", "P2", "Unknown", "Design"),
    ],
    columns=["document_uid", "engagement", "quarter", "phase"],
)
_FINDINGS = pd.DataFrame(
    [("d1", "t1"), ("d1", "t1"), ("d2", "t1"), ("d3", "t2"), ("d4", "t1"), ("d5", None)],
    columns=["document_uid", "theme_id"],
)
_ENGAGEMENTS = pd.DataFrame(
    {
        "engagement": ["P1", "P2", "P3"],
        "name": ["One", "Two", "Three"],
        "customer_key": ["C1", "C2", None],
        "engagement_type": ["ERP", "", None],
        "team": ["North", None, None],
        "region": [None, "DACH", None],
        "billing_model": ["Fixed", None, None],
        "practice": [None, None, None],
        "start_quarter": ["2024Q3", "2025Q2", None],
        "end_quarter": ["2025Q2", None, None],
        "planned_hours": [100.0, 50.0, None],
        "actual_hours": [120.0, None, None],
        "revenue": [1000.0, None, None],
        "revenue_currency": ["EUR", None, None],
    }
)
_CUSTOMERS = pd.DataFrame(
    {
        "customer_key": ["C1", "C2"],
        "name": ["Acorn", "Birch"],
        "segment": ["Retail", None],
        "region": ["UK", "France"],
    }
)


def _tables() -> dict[str, pd.DataFrame]:
    return {
        "documents": _DOCUMENTS,
        "findings": _FINDINGS,
        "engagements": _ENGAGEMENTS,
        "customers": _CUSTOMERS,
        "themes": pd.DataFrame({"theme_id": ["t2", "t1", "t3"]}),
    }


def test_many_findings_of_one_engagement_are_one_occurrence() -> None:
    found = occurrences_of(_tables())
    assert found.themes == ("t2", "t1", "t3")
    assert found.shows.tolist() == [
        [False, True, False],
        [True, False, False],
        [False, False, False],
    ]
    assert len(found.events) == 2


def test_documents_without_engagement_are_counted_and_show_nothing() -> None:
    assert occurrences_of(_tables()).unlinked == {"t2": 0, "t1": 1, "t3": 0}


def test_attributes_come_from_the_engagement_and_else_from_its_customer() -> None:
    known = occurrences_of(_tables()).engagements.set_index("engagement")
    assert known["region"].tolist() == ["UK", "DACH", "Unknown"]
    assert known["segment"].tolist() == ["Retail", "Unknown", "Unknown"]
    assert known["engagement_type"].tolist() == ["ERP", "Unknown", "Unknown"]
    assert known["customer_name"].tolist() == ["Acorn", "Birch", "Unknown"]
    assert known["hours"].tolist()[:2] == [120.0, 50.0]


def test_no_engagement_beside_customers_with_a_region_is_no_engagement() -> None:
    tables = _tables()
    tables["engagements"] = _ENGAGEMENTS.iloc[:0]
    tables["documents"] = _DOCUMENTS.assign(engagement=None)
    found = occurrences_of(tables)
    assert found.engagements.empty
    assert found.unlinked["t1"] == 3


def test_quarters_before_the_first_document_are_no_exposure() -> None:
    found = occurrences_of(_tables())
    assert found.quarters == ("2025Q1", "2025Q2", "2025Q3")
    assert found.engagements["active_quarters"].tolist() == [2, 2, 0]


def test_only_some_events_show_only_their_themes() -> None:
    found = occurrences_of(_tables())
    some = found.events[found.events["phase"] == "Test"]
    assert found.shown(some).sum() == 1


def test_portfolio_without_dates_or_themes_is_empty_and_no_error() -> None:
    tables = _tables()
    tables["documents"] = _DOCUMENTS.assign(quarter="Unknown")
    tables["findings"] = _FINDINGS.iloc[:0]
    found = occurrences_of(tables)
    assert found.quarters == ()
    assert not found.shows.any()
    assert found.engagements["active_quarters"].tolist() == [0, 0, 0]
