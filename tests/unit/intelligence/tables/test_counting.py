"""Cells reconcile to totals, and rates are per 100 active engagements."""

import pandas as pd
import pytest

from intelligence.edition import DIMENSIONS, UNKNOWN
from intelligence.tables.counting import dimensions_table, totals_table, trends_table

QUARTERS = ["2026Q1", "2026Q2"]


def portfolio() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    rows = [
        # uid, engagement, customer, team, quarter
        ("d1", "P1", "C1", "North", "2026Q1"),
        ("d2", "P1", "C1", "North", "2026Q2"),
        ("d3", "P2", "C1", "South", "2026Q2"),
        ("d4", None, None, UNKNOWN, UNKNOWN),
    ]
    names = ["document_uid", "engagement", "customer_key", "team", "quarter"]
    documents = pd.DataFrame(rows, columns=names)
    documents["customer"] = documents["customer_key"].fillna(UNKNOWN)
    engagements = pd.DataFrame(
        [("P1", "C1", "North"), ("P2", "C1", "South"), ("P3", "C2", "South")],
        columns=["engagement", "customer", "team"],
    )
    for name in DIMENSIONS:
        for frame in (documents, engagements):
            if name not in frame and name != "quarter":
                frame[name] = UNKNOWN
    active = pd.DataFrame(
        [("P1", "2026Q1"), ("P1", "2026Q2"), ("P2", "2026Q2"), ("P3", "2026Q2")],
        columns=["engagement", "quarter"],
    )
    return documents, engagements, active


def cells() -> tuple[pd.DataFrame, pd.DataFrame]:
    documents, engagements, active = portfolio()
    totals = totals_table(documents, engagements, active)
    pairs = pd.DataFrame({"theme_id": "t", "document_uid": ["d1", "d2", "d3", "d4"]})
    return dimensions_table(documents, pairs, totals), totals


@pytest.mark.parametrize("name", DIMENSIONS)
def test_documents_of_all_cells_add_up_to_the_theme(name: str) -> None:
    table, totals = cells()
    assert table[table["dimension"] == name]["documents"].sum() == 4
    assert totals[totals["dimension"] == name]["documents"].sum() == 4


def test_rate_is_engagements_per_hundred_active() -> None:
    table, _ = cells()
    south = table[(table["dimension"] == "team") & (table["value"] == "South")].iloc[0]
    assert (south["engagements"], south["active_engagements"], south["rate"]) == (1, 2, 50.0)
    second = table[(table["dimension"] == "quarter") & (table["value"] == "2026Q2")].iloc[0]
    assert (second["engagements"], second["active_engagements"]) == (2, 3)
    assert second["rate"] == pytest.approx(66.6667)


def test_unknown_is_shown_and_has_no_rate_without_exposure() -> None:
    table, _ = cells()
    unknown = table[(table["dimension"] == "team") & (table["value"] == UNKNOWN)].iloc[0]
    assert unknown["documents"] == 1
    assert pd.isna(unknown["rate"])


def test_a_team_without_documents_still_has_its_exposure_in_the_totals() -> None:
    _, totals = cells()
    c2 = totals[(totals["dimension"] == "customer") & (totals["value"] == "C2")].iloc[0]
    assert (c2["documents"], c2["active_engagements"]) == (0, 1)


def test_trends_have_every_quarter_with_zeros() -> None:
    table, totals = cells()
    trends = trends_table(table, ["t", "u"], QUARTERS, totals)
    assert len(trends) == 4
    silent = trends[trends["theme_id"] == "u"]
    assert list(silent["engagements"]) == [0, 0]
    assert list(silent["rate"]) == [0.0, 0.0]
