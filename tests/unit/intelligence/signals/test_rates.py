"""Tables of exchange rates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from intelligence.errors import InvalidRates
from intelligence.signals.rates import in_one_currency, parse_rates, read_rates

_TABLE = "currency,rate_to_EUR,as_of\nGBP,1.17,2026-09-30\nusd,0.9,2026-06-30\n"


def test_rates_come_with_the_currency_they_lead_to_and_their_days(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("\ufeff" + _TABLE, encoding="utf-8")
    rates = read_rates(path)
    assert rates.reporting == "EUR"
    assert dict(rates.rates) == {"GBP": 1.17, "USD": 0.9, "EUR": 1.0}
    assert (rates.oldest, rates.newest) == (date(2026, 6, 30), date(2026, 9, 30))


def test_amounts_without_a_rate_or_currency_are_missing_and_named() -> None:
    amounts = pd.Series([100.0, 100.0, 100.0, 100.0, float("inf")])
    currencies = pd.Series(["GBP", "EUR", "JPY", "XXX", "EUR"])
    rates = parse_rates(_TABLE)
    converted, codes = in_one_currency(amounts, currencies, rates)
    assert converted[:2].tolist() == pytest.approx([117.0, 100.0])
    assert converted[2:].isna().all()
    assert codes.tolist()[:2] == ["EUR", "EUR"]
    assert codes[2:].isna().all()
    assert rates.missing(currencies) == ("JPY", "XXX")


def test_without_rates_every_amount_stays_in_its_currency() -> None:
    amounts, codes = in_one_currency(
        pd.Series([1.0, 2.0, 3.0]), pd.Series(["GBP", None, "XXX"]), None
    )
    assert amounts.tolist()[0] == 1.0
    assert amounts.isna().tolist() == [False, True, True]
    assert codes.tolist()[0] == "GBP"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs the columns"),
        ("currency,rate,as_of\nGBP,1,2026-01-01\n", "needs the columns"),
        ("currency,rate_to_EUR,rate_to_USD,as_of\n", "needs the columns"),
        ("currency,rate_to_EUR,as_of\n", "has no rates"),
        ("currency,rate_to_EUR,as_of\nGBP,0,2026-01-01\n", "row 2: '0' is no rate"),
        ("currency,rate_to_EUR,as_of\nGBP,nan,2026-01-01\n", "is no rate"),
        ('currency,rate_to_EUR,as_of\nGBP,"1,17",2026-01-01\n', "is no rate"),
        ("currency,rate_to_EUR,as_of\nPound,1.1,2026-01-01\n", "no currency code"),
        ("currency,rate_to_EUR,as_of\nXXX,1.1,2026-01-01\n", "no currency code"),
        ("currency,rate_to_EUR,as_of\nGBP,1.1,1/2/26\n", "is no day"),
        ("currency,rate_to_EUR,as_of\nGBP,1.1\n", "too few"),
        (_TABLE + "GBP,1.18,2026-09-30\n", "GBP has a rate already"),
        (_TABLE + "EUR,1.01,2026-09-30\n", "one EUR is one EUR"),
    ],
)
def test_what_is_no_table_of_rates_is_said(text: str, said: str) -> None:
    with pytest.raises(InvalidRates, match=said):
        parse_rates(text)


def test_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidRates, match="cannot be read"):
        read_rates(tmp_path / "none.csv")
