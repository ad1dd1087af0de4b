import pandas as pd

from intelligence.health.measure import ThemeHealth
from intelligence.health.stability import NOT_JUDGED
from intelligence.health.table import COLUMNS, health_table

FINDINGS = pd.DataFrame(
    {
        "finding_id": ["f1", "f2", "f3", "f4", "f5"],
        "document_uid": ["d1", "d1", "d2", "d3", "d4"],
        "role": ["cause"] * 4 + ["impact"],
        "theme_id": ["t", "t", "t", None, None],
    }
)
DOCUMENTS = pd.DataFrame(
    {
        "document_uid": ["d1", "d2", "d3", "d4"],
        "engagement": ["E1", None, "E2", "E2"],
        "customer_key": ["C1", "C2", "C1", "C1"],
    }
)


def test_documents_are_counted_once_and_the_unknown_left_out_of_shares() -> None:
    health = [ThemeHealth(name, NOT_JUDGED, 0.5, 0, 0, None) for name in ("t", "u")]
    table = health_table(health, FINDINGS, DOCUMENTS).set_index("theme_id")
    row = table.loc["t"]
    assert row["coverage"] == 0.6667
    assert (row["largest_engagement"], row["largest_engagement_share"]) == ("E1", 1.0)
    assert (row["largest_customer"], row["largest_customer_share"]) == ("C1", 0.5)
    assert table.loc["u", "coverage"] == 0
    assert pd.isna(table.loc["u", "largest_engagement_share"])


def test_an_edition_without_themes_has_the_columns_nonetheless() -> None:
    table = health_table([], FINDINGS, DOCUMENTS)
    assert tuple(table.columns) == COLUMNS
    assert table.empty
