import pandas as pd

from intelligence.tables.exposure import active_quarters


def active(start: str | None, end: str | None, documents: list[str] | None = None) -> list[str]:
    engagements = pd.DataFrame(
        [("P1", start, end)], columns=["engagement", "start_quarter", "end_quarter"]
    )
    seen = pd.DataFrame(
        [("P1", quarter) for quarter in documents or []], columns=["engagement", "quarter"]
    )
    return list(active_quarters(engagements, seen, "2026Q2")["quarter"])


def test_an_engagement_is_active_from_start_to_end() -> None:
    assert active("2025Q3", "2026Q1") == ["2025Q3", "2025Q4", "2026Q1"]


def test_an_open_engagement_is_active_up_to_the_portfolios_last_quarter() -> None:
    assert active("2026Q1", None) == ["2026Q1", "2026Q2"]
    assert active("2026Q1", "2031Q4") == ["2026Q1", "2026Q2"]


def test_without_a_start_the_first_document_counts() -> None:
    assert active(None, "2026Q1", ["2026Q1", "2025Q4", "Unknown"]) == ["2025Q4", "2026Q1"]


def test_without_any_date_it_is_active_in_no_quarter() -> None:
    assert active(None, None, ["Unknown"]) == []


def test_an_engagement_planned_after_the_last_quarter_is_not_exposed_yet() -> None:
    assert active("2026Q4", None) == []
