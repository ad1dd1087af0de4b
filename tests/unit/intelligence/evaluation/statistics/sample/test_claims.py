"""What is claimed, and what the plan has to do with it."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus.sample import plan
from intelligence.evaluation.statistics.sample.claims import ALLOWED, Source, claims_of

Tables = dict[str, pd.DataFrame]


def _with_cell(told: Tables, **values: object) -> Tables:
    row = {
        "theme_id": "skill_gap",
        "dimension": "region",
        "value": "DACH",
        "verdict": "over-represented",
        "confounded_with": [],
        **values,
    }
    empty = {name: table.iloc[:0] for name, table in told.items()}
    return empty | {"over_representation": pd.DataFrame([row])}


def test_claims_are_of_tables_whose_error_rate_is_stated(told: Tables) -> None:
    found = claims_of(told, {})
    assert {claim.table for claim in found} <= set(ALLOWED)
    assert {Source.PLANTED, Source.IMPLIED} <= {claim.source for claim in found}


@pytest.mark.parametrize(
    ("values", "source"),
    [
        ({}, Source.BEYOND),
        ({"dimension": "customer", "value": plan.DELIVERY_CUSTOMER}, Source.IMPLIED),
        ({"dimension": "segment", "value": "Retail"}, Source.IMPLIED),
        ({"confounded_with": [f"customer: {plan.DELIVERY_CUSTOMER}"]}, Source.IMPLIED),
        ({"confounded_with": ["team: Hamburg Delivery"]}, Source.BEYOND),
        (
            {
                "theme_id": plan.CELLS[1].theme,
                "dimension": plan.CELLS[1].dimension,
                "value": plan.CELLS[1].value,
            },
            Source.PLANTED,
        ),
    ],
)
def test_an_excess_is_beyond_unless_the_plan_makes_it(
    told: Tables, values: dict[str, object], source: Source
) -> None:
    (claim,) = claims_of(_with_cell(told, **values), {})
    assert claim.source is source


@pytest.mark.parametrize(("growth", "source"), [(2.0, Source.PLANTED), (0.5, Source.BEYOND)])
def test_a_movement_is_planted_only_in_its_direction(
    told: Tables, growth: float, source: Source
) -> None:
    empty = {name: table.iloc[:0] for name, table in told.items()}
    row = dict.fromkeys(told["theme_trends"].columns) | {
        "theme_id": "a",
        "growth": growth,
        "growth_q": 0.01,
        "growth_p_beside": 0.01,
    }
    tables = empty | {"theme_trends": pd.DataFrame([row])}
    (claim,) = claims_of(tables, {"a": plan.RISING.theme})
    assert (claim.table, claim.source) == ("trends: growth", source)


def test_nothing_is_claimed_where_nothing_is(told: Tables) -> None:
    assert claims_of({name: table.iloc[:0] for name, table in told.items()}, {}) == ()


@pytest.mark.parametrize(
    ("table", "values", "source"),
    [
        (
            "customer_signals",
            {"customer_name": plan.LOCAL_CUSTOMER, "verdict": "delivery problem"},
            Source.IMPLIED,
        ),
        (
            "customer_signals",
            {"customer_name": plan.LOCAL_CUSTOMER, "verdict": "relationship problem"},
            Source.BEYOND,
        ),
        ("structure", {"theme_id": plan.LOCAL_THEME, "verdict": "local"}, Source.PLANTED),
        ("structure", {"theme_id": plan.CELLS[2].theme, "verdict": "local"}, Source.IMPLIED),
        ("structure", {"theme_id": plan.CELLS[1].theme, "verdict": "local"}, Source.BEYOND),
    ],
)
def test_what_is_planted_at_one_place_is_no_invention_of_the_tables_that_say_so(
    told: Tables, table: str, values: dict[str, object], source: Source
) -> None:
    empty = {name: found.iloc[:0] for name, found in told.items()}
    row = dict.fromkeys(told[table].columns) | values
    (claim,) = claims_of(empty | {table: pd.DataFrame([row])}, {})
    assert claim.source is source
