"""Customers that escalate too much, planted and looked for, beside what is done without a model.

The peers: the customers with the highest raw rate of escalations; a funnel that knows only chance;
the funnel of Spiegelhalter (2005), adjusted for the mix of work. What is attainable stands beside
them (`attainable_customers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from intelligence.evaluation.statistics.attainable_customers import (
    TOLD_REST,
    TOLD_TEAMS,
    told_the_rest,
    told_the_teams,
)
from intelligence.evaluation.statistics.customer_worlds import (
    Planted,
    Recipe,
    customer_world,
)
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.signals.customers.table import customers_table
from intelligence.signals.customers.verdicts import Rule, Verdict

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: How many customers a ranking by raw rate accuses.
_TOP = 5
_INNER_SCORE = 1.96

_CLAIMS = (Verdict.DELIVERY, Verdict.RELATIONSHIP, Verdict.BOTH, Verdict.UNCLEAR)


@dataclass(frozen=True)
class _Run:
    """What each method accused in one portfolio."""

    planted: Flags
    accused: Mapping[str, Flags]
    verdicts: NDArray[np.object_]


def evaluate_customers(replicates: int = 100, seed: int = 0) -> Outcome:
    """Simulate portfolios with a relationship problem, a delivery problem and none.

    Args:
        replicates: portfolios of each kind.
        seed: of the first portfolio; the others follow.

    """
    tables = []
    runs = {}
    for planted in Planted:
        recipe = Recipe(planted)
        runs[planted] = [_run(recipe, seed + number) for number in range(replicates)]
        tables.append(_excess_table(planted, runs[planted]))
    tables.append(_verdict_table(runs))
    recipe = Recipe()
    return Outcome(
        "customers",
        f"{replicates} simulated portfolios of each kind: {recipe.customers} customers, "
        f"{recipe.engagements} engagements, {recipe.teams} teams, {recipe.home:.0%} of a"
        f" customer's engagements by its own team, {recipe.share:.0%} of customers planted at"
        f" {recipe.lift:g} times; seeds from {seed}",
        {},
        tuple(tables),
    )


def _run(recipe: Recipe, seed: int) -> _Run:
    world = customer_world(recipe, seed)
    table = customers_table(world.counts).sort_values("customer", ignore_index=True)
    rule = Rule()
    enough = (table["engagements"] >= rule.engagements) & (
        table["expected_of_mix"] >= rule.expected
    )
    rates = (table["escalations"] / table["engagement_quarters"]).to_numpy()
    top = np.isin(np.arange(len(table)), np.argsort(-rates)[:_TOP])
    expected = table["expected_of_mix"].to_numpy()
    observed = table["escalations"].to_numpy()
    chance = stats.poisson.sf(observed - 1, expected) < stats.norm.sf(_INNER_SCORE)
    high = table["excess_probability"] >= rule.likely
    verdicts = table["verdict"].to_numpy(dtype=object)
    accused = {
        "five highest raw rates": top,
        "funnel of chance alone, 95 %": chance,
        "funnel with spread, adjusted, 95 %": (table["funnel_score"] > _INNER_SCORE).to_numpy(),
        "excess index alone": (high & enough).to_numpy(),
        "verdict": np.isin(verdicts, [claim.value for claim in _CLAIMS]),
        TOLD_TEAMS: told_the_teams(world, recipe),
        TOLD_REST: told_the_rest(world, recipe),
    }
    return _Run(world.planted, accused, verdicts)


def _excess_table(planted: Planted, runs: list[_Run]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for method in runs[0].accused:
        false, found, any_false, accused = [], [], [], []
        for run in runs:
            flags = run.accused[method]
            wrong = int((flags & ~run.planted).sum())
            false.append(wrong / max(int(flags.sum()), 1))
            any_false.append(float(wrong > 0))
            accused.append(float(flags.sum()))
            if run.planted.any():
                found.append(float((flags & run.planted).sum() / run.planted.sum()))
        cells = tuple(Mean.of(figures) for figures in (false, found, any_false, accused))
        rows.append((method, *cells))
    return Table(
        f"Customers with an excess, planted: {planted.value}",
        ("method", "false discoveries", "power", "any false", "accused"),
        tuple(rows),
        (
            (
                "Means over portfolios ± standard error; power among portfolios with a planted"
                " customer. Targets: false discoveries at most .10, power at least .30."
            ),
            (
                "Told everything but the planted: knows every team's effect, every kind's, every"
                " shape, the size of the excess and how many have it; told all but teams: has to"
                " work out the teams' effects too, knowing how they are drawn, by its exact"
                " posterior. Whoever has counts alone, and accuses only while one in ten of a"
                " portfolio's accused at most is expected to be sound, finds no more on average."
            ),
        ),
    )


def _verdict_table(runs: Mapping[Planted, list[_Run]]) -> Table:
    names = [verdict.value for verdict in Verdict]
    rows: list[tuple[Cell, ...]] = []
    for planted, several in runs.items():
        for ill in (True, False):
            shares = _shares(several, names, ill=ill)
            if shares:
                who = f"{planted.value} {'planted' if ill else 'portfolio, the others'}"
                rows.append((who, *shares))
    return Table(
        "Verdicts",
        ("customers", *names),
        tuple(rows),
        (
            (
                "Share of customers ± standard error over portfolios. Target: at most .05 of those"
                " with a planted delivery problem are called a relationship problem."
            ),
        ),
    )


def _shares(runs: list[_Run], names: list[str], *, ill: bool) -> tuple[Cell, ...]:
    used = [run for run in runs if (run.planted == ill).any()]
    if not used:
        return ()
    frames = [
        pd.Series(run.verdicts[run.planted == ill]).value_counts(normalize=True) for run in used
    ]
    return tuple(Mean.of([float(frame.get(name, 0.0)) for frame in frames]) for name in names)
