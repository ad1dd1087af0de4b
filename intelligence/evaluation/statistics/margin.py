"""Margins that themes cost, planted and estimated, beside the plain difference of means.

Themes show more in some types and teams, which lose margin by themselves; customers differ, and
rare engagements go very wrong. One theme costs margin, one goes with it and costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.signals.money import ASSOCIATED, ASSOCIATED_WITH_LESS, money_signals
from intelligence.signals.occurrences import Occurrences

Array = NDArray[np.float64]

_CLAIMED = 0.05

#: What was said of each theme of one portfolio.
_Run = dict[str, dict[Any, Any]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a portfolio is made of; points are of margin."""

    engagements: int
    customers: int
    points: float = 6.0
    noise: float = 4.0
    between_customers: float = 2.0


RECIPES = (Recipe(150, 40), Recipe(300, 50), Recipe(800, 100))

#: Themes with what they cost, as a share of the recipe's points.
THEMES = {"costly": 1.0, "companion": 0.0, "of a bad type": 0.0, "of a bad team": 0.0, "idle": 0.0}


def evaluate_margin(replicates: int = 300, seed: int = 0) -> Outcome:
    """Simulate portfolios, plant a cost and count how often the interval holds it.

    Args:
        replicates: portfolios of each size.
        seed: of the first portfolio; the others follow.

    """
    rows: list[tuple[Cell, ...]] = []
    claims: list[tuple[Cell, ...]] = []
    for recipe in RECIPES:
        runs = [_run(recipe, seed + number) for number in range(replicates)]
        for theme, share in THEMES.items():
            rows.append(_row(recipe, theme, share * recipe.points, runs))
        claims.append(_claims(recipe, runs))
    first = RECIPES[0]
    return Outcome(
        "margin",
        f"{replicates} simulated portfolios of each size, one theme at {first.points:g} points, "
        f"noise {first.noise:g} points (t, 5 degrees of freedom), between customers "
        f"{first.between_customers:g}; seeds from {seed}",
        {},
        (
            Table(
                "Margin points of themes",
                (
                    "Engagements",
                    "Theme",
                    "Planted points",
                    "Estimate",
                    "95 % interval holds it",
                    "Naive difference",
                    "Naive interval holds it",
                    "Half width",
                ),
                tuple(rows),
                (
                    (
                        "Target: the interval holds the planted points in 93-97 %. Means with "
                        "standard errors over portfolios in which the theme was frequent enough."
                    ),
                ),
            ),
            Table(
                "Claims",
                ("Engagements", "Costly theme claimed", "False among claims", "Tested themes"),
                tuple(claims),
                (f"A claim is q ≤ {_CLAIMED:g}; false ones are a share of the claims, 0 of none.",),
            ),
        ),
    )


def _run(recipe: Recipe, seed: int) -> _Run:
    tables, occurrences = margin_world(recipe, seed)
    found = money_signals(tables, occurrences).themes
    return {str(row["theme_id"]): row for row in found.to_dict("records")}


def _row(recipe: Recipe, theme: str, points: float, runs: Sequence[_Run]) -> tuple[Cell, ...]:
    found = [run[theme] for run in runs]
    told = [one for one in found if not pd.isna(one["points"])]
    return (
        recipe.engagements,
        theme,
        points,
        Mean.of([float(one["points"]) for one in told]),
        Mean.of([float(one["low"] <= points <= one["high"]) for one in told]),
        Mean.of([float(one["naive"]) for one in told]),
        Mean.of([float(one["naive_low"] <= points <= one["naive_high"]) for one in told]),
        Mean.of([float(one["high"] - one["low"]) / 2 for one in told]),
    )


def _claims(recipe: Recipe, runs: Sequence[_Run]) -> tuple[Cell, ...]:
    said = {ASSOCIATED, ASSOCIATED_WITH_LESS}
    claimed = [[name for name in run if run[name]["status"] in said] for run in runs]
    false = [len(set(names) - {"costly"}) / max(len(names), 1) for names in claimed]
    return (
        recipe.engagements,
        Mean.of([float("costly" in names) for names in claimed]),
        Mean.of(false),
        Mean.of([float(sum(row["status"] != "too few" for row in run.values())) for run in runs]),
    )


def margin_world(recipe: Recipe, seed: int) -> tuple[dict[str, pd.DataFrame], Occurrences]:
    """Return the tables that margins are read from, and who shows what."""
    draw = np.random.default_rng(seed)
    count = recipe.engagements
    kind, team = draw.integers(0, 6, count), draw.integers(0, 8, count)
    customer = draw.integers(0, recipe.customers, count)
    year = draw.integers(2023, 2026, count)
    shows = _shown(draw, kind, team)
    size = draw.normal(0, 0.7, count)
    lost = (
        2.0
        + np.array([5.0, 3.0, 0, 0, -1, -2])[kind]
        + np.array([3.0, 1.0, 0, 0, 0, 0, -1, -2])[team]
        + 0.5 * (year - 2024)
        - 1.0 * size
        + draw.normal(0, recipe.between_customers, recipe.customers)[customer]
        + recipe.points * shows[:, 0]
        + recipe.noise * draw.standard_t(5, count) / np.sqrt(5 / 3)
    )
    frame = pd.DataFrame(
        {
            "engagement": [f"P{number}" for number in range(count)],
            "customer": [f"C{number}" for number in customer],
            "engagement_type": [f"type {number}" for number in kind],
            "team": [f"team {number}" for number in team],
            "region": [f"region {number // 2}" for number in team],
            "revenue": np.exp(12 + size),
            "revenue_currency": np.where(team < 4, "EUR", "GBP"),  # noqa: PLR2004 - half of them
        }
    )
    accounts = frame.assign(
        status="Completed",
        start_quarter=None,
        end=[f"{one}-06-30" for one in year],
        end_quarter=[f"{one}Q2" for one in year],
        planned_margin=0.3,
        actual_margin=0.3 - lost / 100,
        **{
            f"{which}_cost{part}": None
            for which in ("planned", "actual")
            for part in ("", "_currency")
        },
    )
    return {
        "engagements": accounts,
        "documents": pd.DataFrame({"date": ["2025-12-31"]}),
    }, _occurrences(frame, shows)


def _shown(draw: np.random.Generator, kind: NDArray[np.int64], team: NDArray[np.int64]) -> Array:
    count = len(kind)
    costly = draw.random(count) < np.where(kind <= 1, 0.4, 0.1)
    columns = (
        costly,
        draw.random(count) < np.where(costly, 0.5, 0.15),
        draw.random(count) < np.where(kind == 0, 0.6, 0.12),
        draw.random(count) < np.where(team <= 1, 0.5, 0.1),
        draw.random(count) < 0.25,  # noqa: PLR2004 - as frequent as the others
    )
    return np.column_stack(columns)


def _occurrences(frame: pd.DataFrame, shows: Array) -> Occurrences:
    names = tuple(THEMES)
    rows, columns = np.nonzero(shows)
    events = pd.DataFrame(
        {
            "theme_id": [names[place] for place in columns],
            "engagement": frame["engagement"].to_numpy()[rows],
            "quarter": "2025Q4",
            "phase": "Unknown",
        }
    )
    return Occurrences(frame, names, events, events[["engagement", "quarter"]], (), {})
