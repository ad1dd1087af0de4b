"""What is counted, and what bounds it."""

from __future__ import annotations

import pandas as pd

from intelligence.signals.customers.counts import Counts, counts_of
from intelligence.signals.occurrences import occurrences_of

_DOCUMENTS = pd.DataFrame(
    [
        ("d1", "P1", "C1", "2025Q1", "Test", "escalation", "late"),
        ("d2", "P1", "C1", "2025Q1", "Test", "escalation", "late"),
        ("d3", "P1", "C1", "2025Q2", "Design", "escalation", "late again"),
        ("d4", "P2", "C2", "2025Q3", "Unknown", "lesson", "plan"),
        ("d5", None, "C1", "2025Q2", "Design", "escalation", "where"),
        ("d6", None, None, "2025Q2", "Design", "escalation", "who"),
        ("d7", "P3", None, "2025Q2", "Design", "escalation", "whose"),
    ],
    columns=["document_uid", "engagement", "customer_key", "quarter", "phase", "kind", "text"],
)
_FINDINGS = pd.DataFrame(
    [
        ("d1", "t1", "cause", None),
        ("d2", "t1", "cause", None),
        ("d3", "t1", "cause", None),
        ("d3", "t3", "cause", None),
        ("d4", None, "cause", "unlike anything known"),
        ("d4", None, "cause", "between two themes"),
        ("d4", None, "cause", "no cause"),
        ("d4", "t2", "impact", None),
    ],
    columns=["document_uid", "theme_id", "role", "abstention"],
)
_ENGAGEMENTS = pd.DataFrame(
    {
        "engagement": ["P1", "P2", "P3"],
        "name": ["One", "Two", "Three"],
        "customer_key": ["C1", "C2", None],
        "engagement_type": ["ERP", "", None],
        "team": ["North", None, None],
        "region": [None, None, None],
        "billing_model": [None, None, None],
        "practice": [None, None, None],
        "phase": ["Closed", None, ""],
        "start_quarter": ["2025Q1", "2025Q2", None],
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
_THEMES = pd.DataFrame(
    {"theme_id": ["t1", "t2", "t3"], "theme_key": ["a", "b", "relationship_breakdown"]}
)


def _counts(findings: pd.DataFrame = _FINDINGS, documents: pd.DataFrame = _DOCUMENTS) -> Counts:
    tables = {
        "documents": documents,
        "findings": findings,
        "engagements": _ENGAGEMENTS,
        "customers": _CUSTOMERS,
        "themes": _THEMES,
    }
    return counts_of(occurrences_of(tables), tables)


def test_problem_is_a_theme_in_a_quarter_and_unnamed_causes_are_one_more() -> None:
    frame = _counts().engagements
    # P1: t1 in two quarters; the relationship theme is no problem of delivery. P2: one unnamed.
    assert frame["problems"].tolist() == [2, 1]
    assert frame["told_by_escalations"].tolist() == [2, 0]
    assert frame["findings"].tolist() == [4, 2]


def test_copies_of_an_escalation_are_one() -> None:
    assert _counts().engagements["escalations"].tolist() == [2, 0]


def test_what_cannot_be_placed_is_counted() -> None:
    counts = _counts()
    assert counts.without_engagement == {"C1": 1}
    assert counts.without_customer == 1
    assert counts.engagements_without_customer == 1
    assert counts.quarters == {"C1": 2, "C2": 2}


def test_writing_everything_twice_changes_no_problem_and_no_escalation() -> None:
    copies = _DOCUMENTS.assign(document_uid="again " + _DOCUMENTS["document_uid"])
    findings = _FINDINGS.assign(document_uid="again " + _FINDINGS["document_uid"])
    twice = _counts(
        pd.concat([_FINDINGS, _FINDINGS, findings]), pd.concat([_DOCUMENTS, copies])
    ).engagements
    once = _counts().engagements
    assert twice["problems"].tolist() == once["problems"].tolist()
    assert twice["escalations"].tolist() == once["escalations"].tolist()


def test_empty_portfolio_has_empty_counts() -> None:
    counts = _counts(_FINDINGS.iloc[:0], _DOCUMENTS.iloc[:0])
    assert counts.engagements["escalations"].sum() == 0
    assert counts.escalations.empty
