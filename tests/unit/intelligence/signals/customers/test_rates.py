"""Rates by every exposure."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.signals.customers.counts import Counts
from intelligence.signals.customers.rates import rates_table
from intelligence.signals.rates import parse_rates


def _counts(rows: list[tuple[object, ...]]) -> Counts:
    names = ["customer", "quarters", "hours", "revenue", "revenue_currency", "escalations"]
    frame = pd.DataFrame(rows, columns=names).astype({"quarters": float, "hours": float})
    frame["customer_name"] = "name of " + frame["customer"].astype("str")
    frame["engagement_type"] = "ERP"
    frame["problems"] = 1
    frame["findings"] = 2
    return Counts(frame, {}, pd.DataFrame(), {}, 0, 0)


_ROWS: list[tuple[object, ...]] = [
    ("A", 4.0, 2000.0, 500_000.0, "EUR", 6),
    ("A", 2.0, np.nan, 500_000.0, "USD", 2),
    ("B", 2.0, 0.0, 0.0, "EUR", 1),
    ("B", 4.0, 1000.0, np.nan, None, 3),
]


def _row(table: pd.DataFrame, customer: str, exposure: str, currency: str | None) -> pd.Series:
    own = table[(table["customer"] == customer) & (table["measure"] == "escalations")]
    own = own[own["exposure"] == exposure]
    own = own[own["currency"].isna() if currency is None else own["currency"] == currency]
    assert len(own) == 1
    return own.iloc[0]


def test_zero_and_missing_exposures_are_left_out_and_counted() -> None:
    table = rates_table(_counts(_ROWS))
    hours = _row(table, "A", "hours", None)
    assert (hours["engagements"], hours["engagements_excluded"], hours["observed"]) == (1, 1, 6)
    assert hours["rate"] == pytest.approx(3.0)
    assert hours["rate_low"] < 3.0 < hours["rate_high"]
    assert _row(table, "B", "hours", None)["engagements_excluded"] == 1
    assert _row(table, "A", "quarters", None)["rate"] == pytest.approx(8 / 6)


def test_currencies_are_never_added() -> None:
    table = rates_table(_counts(_ROWS))
    euro, dollar = _row(table, "A", "revenue", "EUR"), _row(table, "A", "revenue", "USD")
    assert (euro["rate"], dollar["rate"]) == pytest.approx((12.0, 4.0))
    assert euro["unit"] == "million EUR"
    assert (euro["engagements"], euro["engagements_excluded"]) == (1, 0)
    assert (dollar["engagements"], dollar["engagements_excluded"]) == (1, 0)
    none = _row(table, "B", "revenue", "EUR")
    assert none["engagements_excluded"] == 2
    assert none["engagements"] == 0
    assert np.isnan(none["rate"])
    assert np.isnan(none["ratio"])


def test_observed_and_expected_have_the_same_total() -> None:
    table = rates_table(_counts(_ROWS))
    part = table[(table["exposure"] == "engagements") & (table["measure"] == "escalations")]
    assert part["expected"].sum() == pytest.approx(part["observed"].sum())
    assert (part["ratio_low"] < part["ratio"]).all()
    assert (part["ratio"] < part["ratio_high"]).all()


def test_nothing_has_no_rates() -> None:
    assert rates_table(_counts([])).empty


def test_revenue_of_no_known_currency_is_no_exposure_and_rates_make_one_of_many() -> None:
    rows: list[tuple[object, ...]] = [*_ROWS, ("A", 1.0, 10.0, 9_000_000.0, "XXX", 1)]
    assert set(rates_table(_counts(rows))["currency"].dropna()) == {"EUR", "USD"}
    one = parse_rates("currency,rate_to_EUR,as_of\nUSD,0.5,2026-09-30\n")
    table = rates_table(_counts(rows), one)
    assert set(table["currency"].dropna()) == {"EUR"}
    assert _row(table, "A", "revenue", "EUR")["amount"] == pytest.approx(0.75)
