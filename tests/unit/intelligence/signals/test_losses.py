"""Losses of engagements."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.losses import COST_OVERRUN, MARGIN_SLIPPAGE, losses_of
from intelligence.signals.rates import parse_rates


def _margins(**columns: object) -> pd.DataFrame:
    table = {
        "planned_margin": [0.3, 0.3, 0.2, 0.3],
        "actual_margin": [0.2, 0.35, 0.1, None],
        "revenue": [1_000.0] * 4,
        "revenue_currency": ["EUR"] * 4,
        "end": ["2026-01-31"] * 4,
        "status": ["closed"] * 4,
    }
    return pd.DataFrame(table | columns)


def test_margin_slippage_is_money_and_gains_are_no_loss() -> None:
    found = losses_of(_margins(), "2026-09-30")
    assert found.measure == MARGIN_SLIPPAGE
    assert found.currency == "EUR"
    np.testing.assert_allclose(found.amounts, [100.0, 0.0, 100.0, np.nan])


def test_other_currencies_are_counted_and_never_added() -> None:
    found = losses_of(_margins(revenue_currency=["EUR", "USD", "EUR", "EUR"]), None)
    assert found.currency == "EUR"
    assert np.isnan(found.amounts[1])
    assert found.other_currencies.tolist() == [False, True, False, False]


def test_equally_common_currencies_are_decided_the_same_way_always() -> None:
    mixed = _margins(actual_margin=[0.2] * 4, revenue_currency=["USD", "EUR", "USD", "EUR"])
    assert losses_of(mixed, None).currency == "EUR"


def test_cost_overrun_is_used_without_margins_and_open_engagements_are_not_final() -> None:
    table = pd.DataFrame(
        {
            "planned_cost": [10.0, 10.0, 10.0],
            "planned_cost_currency": ["GBP", "GBP", "GBP"],
            "actual_cost": [15.0, 4.0, 12.0],
            "actual_cost_currency": ["GBP", "GBP", "USD"],
            "end": ["2026-01-31", "2027-01-31", "2026-01-31"],
            "status": ["closed", None, "closed"],
        }
    )
    found = losses_of(table, "2026-09-30")
    assert found.measure == COST_OVERRUN
    np.testing.assert_allclose(found.amounts, [5.0, np.nan, np.nan])


def test_no_money_infinite_money_and_no_engagement_are_not_known() -> None:
    assert losses_of(pd.DataFrame({"engagement": ["a"]}), None).currency is None
    assert losses_of(pd.DataFrame({"engagement": []}), None).amounts.shape == (0,)
    endless = _margins(revenue=[np.inf, 0.0, -5.0, np.nan])
    assert np.isnan(losses_of(endless, None).amounts).all()


def test_what_has_not_finished_has_no_loss_and_margins_are_derived_from_cost() -> None:
    costs = {
        "planned_cost": [700.0] * 4,
        "planned_cost_currency": ["EUR"] * 4,
        "actual_cost": [800.0] * 4,
        "actual_cost_currency": ["EUR"] * 4,
    }
    ends = ["2026-01-31", "2026-12-31", "2026-01-31", "2026-01-31"]
    states = ["closed", "green", "closed", "closed"]
    table = _margins(end=ends, status=states, actual_margin=[None] * 4, **costs)
    found = losses_of(table, "2026-09-30")
    np.testing.assert_allclose(found.amounts, [100.0, np.nan, 0.0, 100.0], atol=1e-9)


def test_money_of_no_known_currency_is_never_added_up() -> None:
    """`XXX` says that no currency was given; most amounts having it made it look like one."""
    found = losses_of(_margins(revenue_currency=["XXX", "XXX", "EUR", "XXX"]))
    assert found.currency == "EUR"
    np.testing.assert_allclose(found.amounts, [np.nan, np.nan, 100.0, np.nan])
    assert losses_of(_margins(revenue_currency=["XXX"] * 4)).currency is None


def test_with_rates_every_currency_counts_in_the_reporting_one() -> None:
    rates = parse_rates("currency,rate_to_EUR,as_of\nUSD,0.5,2026-09-30\n")
    found = losses_of(_margins(revenue_currency=["USD", "EUR", "EUR", "EUR"]), None, rates)
    np.testing.assert_allclose(found.amounts, [50.0, 0.0, 100.0, np.nan])
    assert not found.other_currencies.any()
