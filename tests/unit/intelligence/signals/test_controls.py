"""What margins are compared within."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.controls import clusters_of, control_columns, year_of


def _frame(count: int = 80) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "revenue": np.linspace(100.0, 900.0, count),
            "revenue_currency": ["EUR", "GBP"] * (count // 2),
            "engagement_type": ["A"] * (count - 4) + ["B", "C", "D", "E"],
            "team": [f"T{number % 5}" for number in range(count)],
            "region": "DACH",
            "year": "2026",
        }
    )


def test_rare_values_are_put_together_and_the_most_frequent_one_is_the_base() -> None:
    assert control_columns(_frame(), None).shape == (80, 1 + 3 + 1 + 4)


def test_many_values_leave_at_least_four_engagements_to_a_column() -> None:
    frame = _frame(200).assign(team=[f"T{number % 33}" for number in range(200)])
    assert control_columns(frame, None).shape[1] <= 50


def test_size_in_another_currency_says_nothing_else() -> None:
    frame = _frame()
    pounds = frame["revenue_currency"] == "GBP"
    dearer = frame.assign(revenue=frame["revenue"].where(~pounds, frame["revenue"] * 1000))
    assert np.allclose(control_columns(frame, None), control_columns(dearer, None))


def test_unknown_revenue_is_the_middle_one_and_marked() -> None:
    frame = _frame()
    frame.loc[0, "revenue"] = np.nan
    found = control_columns(frame, None)
    assert np.isfinite(found).all()
    assert (found[0, 1], found[0, 2]) == (0.0, 1.0)


def test_engagement_of_an_unknown_customer_stands_alone() -> None:
    found = clusters_of(pd.Series(["a", "Unknown", "a", "Unknown", "b"]))
    assert found[0] == found[2]
    assert len(np.unique(found)) == 4


def test_year_is_that_of_the_end_else_of_the_start() -> None:
    frame = pd.DataFrame(
        {"end_quarter": ["2026Q1", None, None], "start_quarter": ["2025Q1", "2024Q2", None]}
    )
    assert year_of(frame).tolist() == ["2026", "2024", "Unknown"]
