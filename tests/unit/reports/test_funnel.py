"""Where customers stand in the funnel, as a report reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from intelligence.edition import Edition
from reports.funnel import funnel_of
from tests.fakes.editions import empty_edition, fake_edition


def customer(name: str, **known: Any) -> dict[str, Any]:
    row = {
        "customer": f"key of {name}",
        "customer_name": name,
        "expected_of_mix": 10.0,
        "funnel_ratio": 1.0,
        "funnel_spread": 0.1,
        "funnel_low_95": 0.5,
        "funnel_high_95": 1.7,
        "funnel_low_998": 0.3,
        "funnel_high_998": 2.2,
        "verdict": "neither seen",
    }
    return row | known


def edition_with(*rows: dict[str, Any]) -> Edition:
    edition = fake_edition()
    return replace(edition, tables={**edition.tables, "customer_signals": pd.DataFrame(list(rows))})


def test_customers_stand_by_what_is_expected_of_them_with_the_stored_limits() -> None:
    plot = funnel_of(edition_with(customer("B"), customer("A", expected_of_mix=2.0)))
    assert plot is not None
    assert [unit.name for unit in plot.units] == ["A", "B"]
    assert (plot.units[1].inner, plot.units[1].outer) == ((0.5, 1.7), (0.3, 2.2))
    assert plot.spread == 0.1


def test_outside_is_beyond_either_limit() -> None:
    plot = funnel_of(
        edition_with(
            customer("in"), customer("low", funnel_ratio=0.4), customer("high", funnel_ratio=2.3)
        )
    )
    assert plot is not None
    beyond = {unit.name: (unit.beyond_inner, unit.beyond_outer) for unit in plot.units}
    assert beyond == {"in": (False, False), "low": (True, False), "high": (True, True)}


def test_customer_without_expectation_is_counted_and_not_placed() -> None:
    plot = funnel_of(
        edition_with(customer("A"), customer("B", expected_of_mix=None),
                     customer("C", expected_of_mix=0.0, funnel_ratio=None))
    )  # fmt: skip
    assert plot is not None
    assert (len(plot.units), plot.unplaced) == (1, 2)


def test_customer_of_too_little_data_is_not_judged_and_one_without_name_has_its_key() -> None:
    plot = funnel_of(edition_with(customer("A", verdict="too little data", customer_name=None)))
    assert plot is not None
    assert not plot.units[0].judged
    assert plot.units[0].name == "key of A"


def test_edition_without_customers_or_of_an_earlier_release_has_no_funnel() -> None:
    assert funnel_of(empty_edition()) is None
    older = {k: v for k, v in fake_edition().tables.items() if k != "customer_signals"}
    assert funnel_of(replace(fake_edition(), tables=older)) is None
