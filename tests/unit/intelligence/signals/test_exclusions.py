"""What is left out of money is counted, with the reason."""

from __future__ import annotations

from datetime import date

import pandas as pd

from intelligence.signals.assemble import signal_tables
from intelligence.signals.exclusions import COLUMNS, exclusions_table
from intelligence.signals.rates import Rates
from tests.fakes.editions import fake_edition

EXCLUDED = pd.DataFrame(
    [("cost", "no actual cost", 2), ("cost", "not finished", 5), ("effort", "not finished", 5)],
    columns=list(COLUMNS),
)
ENGAGEMENTS = pd.DataFrame(
    {
        "planned_cost_currency": ["EUR", "GBP", "GBP", None],
        "revenue_currency": ["EUR", "EUR", "CHF", None],
    }
)
RATES = Rates("EUR", {"EUR": 1.0}, date(2026, 9, 30), date(2026, 9, 30))


def test_reasons_stand_by_measure_the_commonest_first() -> None:
    found = exclusions_table(EXCLUDED, ENGAGEMENTS)

    assert found.to_numpy().tolist() == [
        ["cost", "not finished", 5],
        ["cost", "no actual cost", 2],
        ["effort", "not finished", 5],
    ]


def test_a_currency_without_a_rate_is_told_with_its_engagements() -> None:
    found = exclusions_table(EXCLUDED, ENGAGEMENTS, RATES)

    told = found[found["reason"].str.startswith("no rate")].to_numpy().tolist()
    assert told == [["cost", "no rate for GBP", 2], ["margin", "no rate for CHF", 1]]


def test_an_edition_counts_what_its_overruns_leave_out() -> None:
    tables = fake_edition().tables
    found = signal_tables(tables)["exclusions"]

    assert list(found.columns) == list(COLUMNS)
    assert (found["engagements"] <= len(tables["engagements"])).all()
    assert set(found["measure"]) <= {"effort", "cost", "margin"}
