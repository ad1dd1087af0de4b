"""Labelled reports as the tables of an edition."""

from __future__ import annotations

import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.evaluation.statistics.labelled_portfolio import Columns, portfolio_of
from intelligence.signals.occurrences import occurrences_of

ROWS = pd.DataFrame(
    {
        "id": ["a", "b", "b", "c"],
        "label": ["late", "late", "scope", None],
        "owner": ["x", "y", "y", "x"],
        "day": ["2005-01-02", "2005-08-30", "2005-08-30", "2006-01-01"],
        "kind": ["gas", None, None, "gas"],
        "bad": ["NO", "YES", "YES", "NO"],
    }
)
COLUMNS = Columns("id", "label", "owner", "owner", "day", {"engagement_type": "kind"}, "bad")


def test_rows_of_one_unit_are_one_engagement_and_unlabelled_ones_are_left_out() -> None:
    found = occurrences_of(portfolio_of(ROWS, COLUMNS))
    assert found.engagements["engagement"].tolist() == ["a", "b"]
    assert found.themes == ("late", "scope")
    assert found.shows.tolist() == [[True, False], [True, True]]
    assert found.engagements["engagement_type"].tolist() == ["gas", UNKNOWN]
    assert found.engagements["active_quarters"].tolist() == [1, 1]
    assert found.quarters == ("2005Q1", "2005Q2", "2005Q3")


def test_reports_marked_are_escalations() -> None:
    documents = portfolio_of(ROWS, COLUMNS)["documents"]
    assert documents["kind"].tolist() == ["lesson", "escalation", "escalation"]


def test_table_without_customer_and_date_has_one_customer_and_no_quarter() -> None:
    found = occurrences_of(portfolio_of(ROWS, Columns("id", "label")))
    assert found.engagements["customer"].tolist() == ["all", "all"]
    assert found.quarters == ()
