"""The tables of ``evaluate risk``."""

from __future__ import annotations

import dataclasses

from intelligence.evaluation.risk.forecasts import PRODUCT, Portfolio
from intelligence.evaluation.risk.protocol import SCENARIOS, evaluate_risk, portfolio_tables
from intelligence.evaluation.risk.worlds import QUARTERS, Recipe, risk_world
from intelligence.evaluation.tables import Table, as_markdown


def test_scenarios_have_different_names_and_the_first_is_the_protocol() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS)
    assert SCENARIOS[0].recipe == Recipe()
    assert (SCENARIOS[0].recipe.engagements, SCENARIOS[0].recipe.themes) == (800, 30)
    assert SCENARIOS[0].complete


def test_portfolio_has_its_hold_out_its_reliability_and_each_theme() -> None:
    world = risk_world(Recipe(engagements=200, themes=6), 1)
    inside = world.occurrences.events["quarter"].isin(QUARTERS)
    events = world.occurrences.events[inside].reset_index(drop=True)
    occurrences = dataclasses.replace(world.occurrences, events=events, quarters=QUARTERS)
    later, bins, themes, alike = portfolio_tables(Portfolio(occurrences, world.tables, None), 2)
    assert PRODUCT in [row[0] for row in later.rows]
    assert len(bins.rows) == 8
    assert {row[0] for row in themes.rows} == {f"t{number:02d}" for number in range(6)}
    assert PRODUCT in [row[0] for row in alike.rows]


def test_outcome_names_what_was_measured() -> None:
    table = Table("A table", ("x",), ((1,),))
    both = evaluate_risk((table,), (table,), 3, 7)
    assert both.data.startswith("3 simulated portfolios of each kind (800 engagements, 30 themes")
    assert both.data.endswith("seeds from 7 and the sample portfolio")
    assert evaluate_risk((), (table,), 3, 7).data == "the sample portfolio"
    assert "### A table" in as_markdown(both)
