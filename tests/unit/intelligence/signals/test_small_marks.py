"""Rows of signals that few customers stand behind are marked."""

from __future__ import annotations

import pandas as pd
import pytest

from intelligence.signals.assemble import SignalOptions, signal_tables
from intelligence.signals.small_marks import with_small_marks
from tests.fakes.editions import fake_edition

ENGAGEMENTS = pd.DataFrame(
    {
        "engagement": ["P1", "P2", "P3", "P4", "P5"],
        "customer_key": ["a", "b", "c", "a", None],
    }
)
TRENDS = pd.DataFrame(
    {"theme_id": ["t", "t"], "quarter": ["2025Q1", "2025Q2"], "small": [True, False]}
)
TABLES = {"engagements": ENGAGEMENTS, "trends": TRENDS}


def cells(*evidence: list[str]) -> dict[str, pd.DataFrame]:
    found = pd.DataFrame({"theme_id": "t", "evidence": list(evidence)})
    quarters = pd.DataFrame({"theme_id": "t", "quarter": ["2025Q1", "2025Q2", "2025Q3"]})
    return {
        "over_representation": found,
        "over_represented_pairs": found,
        "trend_quarters": quarters,
    }


@pytest.mark.parametrize("name", ["over_representation", "over_represented_pairs"])
def test_a_cell_of_few_customers_is_small_and_one_of_nobody_is_not(name: str) -> None:
    signals = cells(["P1", "P4"], ["P1", "P2", "P3"], [], ["P1", "P2", "P5"])

    marked = with_small_marks(signals, TABLES, 3)[name]

    assert marked["small"].tolist() == [True, False, False, True]
    assert with_small_marks(signals, TABLES, 1)[name]["small"].tolist() == [False] * 4


def test_a_quarter_is_small_where_its_counts_are_and_a_forecast_is_not() -> None:
    marked = with_small_marks(cells(["P1"]), TABLES, 3)["trend_quarters"]

    assert marked["small"].tolist() == [True, False, False]


def test_an_edition_marks_by_the_number_that_is_set() -> None:
    tables = fake_edition().tables
    by_one, by_many = (
        signal_tables(tables, SignalOptions(fewest_customers=fewest))["over_representation"]
        for fewest in (1, 100)
    )

    assert not by_one[by_one["observed"] > 0]["small"].all()
    assert by_many[by_many["observed"] > 0]["small"].all()
    assert not by_many[by_many["observed"] == 0]["small"].any()
