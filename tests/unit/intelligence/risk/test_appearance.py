import pandas as pd
import pytest

from intelligence.risk.appearance import Appearance, appearances_of

QUARTERS = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")


def tables(waits: list[int], customers: int = 4, others: int = 6) -> dict[str, pd.DataFrame]:
    """Engagements that show the theme so many quarters after their start, and others."""
    count = len(waits) + others
    keys = [f"E-{number}" for number in range(count)]
    engagements = pd.DataFrame(
        {
            "engagement": keys,
            "name": keys,
            "customer_key": [f"C-{number % customers}" for number in range(count)],
            "start": "2025-01-10",
            "start_quarter": "2025Q1",
            "end": "2025-11-01",
            "end_quarter": "2025Q4",
            "status": "closed",
            "planned_hours": 100.0,
            "actual_hours": [120.0 + number for number in range(len(waits))]
            + [100.0 + number for number in range(others)],
        }
    )
    for name in ("planned_cost", "actual_cost", "planned_margin", "actual_margin", "revenue"):
        engagements[name] = None
    for name in ("planned_cost_currency", "actual_cost_currency", "revenue_currency"):
        engagements[name] = None
    for name in ("engagement_type", "team", "region", "billing_model", "practice"):
        engagements[name] = "Unknown"
    documents = pd.DataFrame(
        [
            {
                "document_uid": f"u{number}",
                "engagement": keys[number],
                "quarter": QUARTERS[wait],
                "phase": "Test" if wait else "Build",
                "date": "2025-12-31",
                "kind": "review",
                "customer_key": "C-0",
            }
            for number, wait in enumerate([*waits, 3])
        ]
    )
    findings = pd.DataFrame(
        {"document_uid": [f"u{number}" for number in range(len(waits))], "theme_id": "t1"}
    )
    themes = pd.DataFrame({"theme_id": ["t1", "t2"], "name": ["one", "two"]})
    known = pd.DataFrame(
        {"customer_key": [f"C-{number}" for number in range(customers)], "name": "x"}
    ).assign(segment=None, region=None)
    return {
        "engagements": engagements,
        "documents": documents,
        "findings": findings,
        "themes": themes,
        "customers": known,
    }


def test_when_a_theme_has_come_up_is_told_in_quarters_after_the_start() -> None:
    found = appearances_of(tables([0, 1, 1, 1, 2, 3]))
    assert set(found) == {"t1"}
    one = found["t1"]
    assert (one.engagements, one.early, one.middle, one.phase) == (6, 1, 1, "Test")


def test_what_engagements_with_it_took_beyond_plan_has_limits() -> None:
    beyond = appearances_of(tables([0, 1, 1, 1, 2, 3]))["t1"].beyond
    assert beyond is not None
    assert beyond[0] == pytest.approx(20.0)
    # Welch: both variances 3.5 of six, ten degrees of freedom, t of 90 % 1.3722.
    assert beyond[2] - beyond[0] == pytest.approx(1.3722 * (7 / 6) ** 0.5, abs=1e-3)


def test_as_many_customers_as_are_asked_for_stand_behind_each_figure() -> None:
    """With 25 asked for the log of risks told what the check itself withheld."""
    given = tables([0, 1, 1, 1, 2, 3])
    showing = appearances_of(given, 1)["t1"]
    behind = given["engagements"]["customer_key"].iloc[:6].nunique()
    assert showing == appearances_of(given, behind)["t1"]
    assert appearances_of(given, behind + 1) == {}
    others = given["engagements"].assign(
        customer_key=[*given["engagements"]["customer_key"].iloc[:6], *["C-0"] * 6]
    )
    one = appearances_of({**given, "engagements": others}, behind)["t1"]
    assert (one.early, one.middle, one.beyond) == (showing.early, showing.middle, None)


def test_few_engagements_or_customers_tell_nothing() -> None:
    assert not appearances_of(tables([0, 1, 1, 1]))
    assert not appearances_of(tables([0, 1, 1, 1, 2, 3], customers=2))


def test_an_effort_that_few_know_is_not_told() -> None:
    found = appearances_of(tables([0, 1, 1, 1, 2, 3], others=2))
    assert isinstance(found["t1"], Appearance)
    assert found["t1"].beyond is None
