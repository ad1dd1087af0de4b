"""``evaluate risk``: simulated portfolios whose chances are known, and a portfolio of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.risk.alike import alike_table, shared_themes
from intelligence.evaluation.risk.as_known import known_before, started_in
from intelligence.evaluation.risk.forecasts import PRODUCT, Portfolio
from intelligence.evaluation.risk.hold_out import STEPS, hold_out, hold_out_table, permuted_skills
from intelligence.evaluation.risk.planted import planted_features
from intelligence.evaluation.risk.reliability import chance_reliability, theme_reliability
from intelligence.evaluation.risk.simulated import simulate, simulated_alike, simulated_table
from intelligence.evaluation.risk.worlds import Recipe
from intelligence.evaluation.tables import Outcome, Table

#: Simulated portfolios of each scenario, unless others are asked for.
REPLICATES = 12
#: How often outcomes of the sample portfolio are dealt out anew.
DEALT = 20


@dataclass(frozen=True, slots=True)
class Scenario:
    """A kind of portfolio, and whether all that training engagements will show has been seen."""

    name: str
    recipe: Recipe
    complete: bool


_MANY = (
    ("engagement_type", 0.6),
    ("customer", 0.5),
    ("team", 0.5),
    ("segment", 0.2),
    ("region", 0.2),
    ("billing_model", 0.3),
    ("practice", 0.2),
    ("size", 0.3),
)

#: The first is the protocol; the others are harder.
SCENARIOS = (
    Scenario("all seen", Recipe(), complete=True),
    Scenario("as seen by then", Recipe(), complete=False),
    Scenario(
        "as seen by then, an encoder that understands less", Recipe(likeness=0.4), complete=False
    ),
    Scenario("as seen by then, many small effects", Recipe(by=_MANY), complete=False),
    Scenario("as seen by then, rates that drift", Recipe(drift=0.15), complete=False),
)


def simulated_tables(replicates: int = REPLICATES, seed: int = 0) -> tuple[Table, ...]:
    """Return a table a scenario, and how reliable what was told in the second one is.

    Args:
        replicates: portfolios of each scenario.
        seed: of the first portfolio; the others follow.

    """
    tables: list[Table] = []
    for place, scenario in enumerate(SCENARIOS):
        runs = [
            simulate(scenario.recipe, seed + number, complete=scenario.complete)
            for number in range(replicates)
        ]
        tables.append(simulated_table(f"Simulated: {scenario.name}", runs))
        if place == 1:
            told, shows = (np.vstack([getattr(run, n) for run in runs]) for n in ("told", "shows"))
            title = "Simulated, as seen by then: what came true"
            tables.append(chance_reliability(title, told, shows))
    alike = [simulated_alike(Recipe(), seed + number) for number in range(replicates)]
    return (*tables, alike_table("Simulated, as seen by then: engagements called alike", alike))


def portfolio_tables(
    portfolio: Portfolio, dealt: int = DEALT, planned: NDArray[np.float64] | None = None
) -> tuple[Table, ...]:
    """Return what was told of a portfolio's later engagements, and whether it came true.

    Args:
        portfolio: with all that has been seen.
        dealt: how often outcomes are dealt out anew.
        planned: the true chances, where the portfolio was drawn from a plan.

    """
    parts = portfolio.occurrences, portfolio.tables
    planted = None if planned is None else planted_features(*parts)
    found = hold_out(portfolio, planned=planned, planted=planted)
    if not found.chances:
        note = "Too few engagements were known before any of the newest quarters."
        return (Table("Later engagements of the sample portfolio", ("Method",), (), (note,)),)
    chances = found.chances[PRODUCT]
    return (
        hold_out_table(found, permuted_skills(portfolio, dealt)),
        chance_reliability("Sample portfolio: what came true", chances, found.shows),
        theme_reliability("Sample portfolio, by theme", _names(portfolio), chances, found.shows),
        alike_table("Sample portfolio: engagements called alike", [_alike(portfolio)]),
    )


def _alike(portfolio: Portfolio) -> dict[str, NDArray[np.float64]]:
    """Return what engagements called alike share: those of the newest quarters are asked."""
    newest = portfolio.occurrences.quarters[-STEPS:]
    parts = (portfolio.occurrences, portfolio.tables)
    known = Portfolio(*known_before(*parts, newest[0]), portfolio.texts)
    return shared_themes(known, Portfolio(*started_in(*parts, newest), portfolio.texts))


def evaluate_risk(
    simulated: Sequence[Table], own: Sequence[Table], replicates: int, seed: int
) -> Outcome:
    """Return the tables together."""
    recipe = Recipe()
    parts = []
    if simulated:
        parts.append(
            f"{replicates} simulated portfolios of each kind ({recipe.engagements} engagements, "
            f"{recipe.themes} themes, the last quarter of time asked), seeds from {seed}"
        )
    if own:
        parts.append("the sample portfolio")
    return Outcome("risk", " and ".join(parts), {}, (*simulated, *own))


def _names(portfolio: Portfolio) -> list[str]:
    themes = portfolio.tables["themes"]
    named = dict(zip(themes["theme_id"], themes["name"], strict=True))
    return [str(named[theme]) for theme in portfolio.occurrences.themes]
