"""Simulated portfolios in which some customers escalate too much, for a known reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.customers.counts import Counts

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

#: Share of engagements of the type that their customer mostly buys; the others are of any.
_FAVOURITE = 0.5
_PHASES = ("Design", "Build", "Test", "Go-live")


class Planted(StrEnum):
    """What is wrong with the planted customers."""

    RELATIONSHIP = "relationship"
    DELIVERY = "delivery"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Recipe:
    """How a portfolio is made.

    Attributes:
        planted: what is wrong with some customers.
        customers, teams, types, engagements: how many there are.
        share: of customers that are planted.
        lift: by what their escalations, or their delivery problems, are multiplied.
        home: share of engagements that a customer's own team serves.
        escalations: mean of an engagement of middling length.
        problems: delivery problems for each escalation.
        team_deviations: of teams, in delivery and in escalations for a problem, log scale.
        shapes: of the gamma-distributed trouble of an engagement, and of its escalations.
        quarters: how long the portfolio is.

    """

    planted: Planted = Planted.RELATIONSHIP
    customers: int = 60
    teams: int = 20
    types: int = 5
    engagements: int = 700
    share: float = 0.08
    lift: float = 2.5
    home: float = 0.8
    escalations: float = 1.2
    problems: float = 2.0
    team_deviations: tuple[float, float] = (0.4, 0.25)
    shapes: tuple[float, float] = (1.0, 2.0)
    quarters: int = 12


@dataclass(frozen=True)
class CustomerWorld:
    """One portfolio with its truth.

    Attributes:
        counts: what the product sees.
        planted: shape (customers,), whether the customer is planted.
        customers: shape (engagements,), code of the customer.
        escalation_means: shape (engagements,), what would be expected had nothing been planted.
        problem_means: the same of delivery problems.
        teams: shape (engagements,), code of the team.
        team_effects: in delivery and in escalations for a problem, each shape (teams,), log scale.

    """

    counts: Counts
    planted: NDArray[np.bool_]
    customers: Codes
    escalation_means: Array
    problem_means: Array
    teams: Codes
    team_effects: tuple[Array, Array]


def customer_world(recipe: Recipe, seed: int) -> CustomerWorld:
    """Return a portfolio; the same recipe and seed give the same."""
    random = np.random.default_rng([seed, 81])
    customers = _customers(recipe, random)
    teams, types = _served(recipe, customers, random)
    starts = random.integers(0, recipe.quarters, len(customers))
    spans = np.minimum(random.integers(1, 7, len(customers)), recipe.quarters - starts)
    ill = random.random(recipe.customers) < recipe.share
    ill &= recipe.planted is not Planted.NOTHING
    delivers, escalates = (random.normal(0, item, recipe.teams) for item in recipe.team_deviations)
    kind = np.linspace(-0.5, 0.5, recipe.types)[types]
    trouble = recipe.escalations / spans.mean() * spans * np.exp(kind + delivers[teams])
    means = trouble * np.exp(escalates[teams])
    counted = _counted(recipe, (trouble, means), ill[customers], random)
    frame = _frame((customers, teams, types), spans, counted)
    told = _escalations(frame, starts, random)
    return CustomerWorld(
        Counts(frame, _quarters(frame, starts, spans), told, {}, 0, 0),
        ill,
        customers,
        means,
        recipe.problems * trouble,
        teams,
        (delivers, escalates),
    )


def _served(recipe: Recipe, customers: Codes, random: np.random.Generator) -> tuple[Codes, Codes]:
    """Return team and type of each engagement; both depend on the customer."""
    size = len(customers)
    home = random.permutation(np.arange(recipe.customers) % recipe.teams)[customers]
    elsewhere = random.integers(0, recipe.teams, size)
    favourite = random.integers(0, recipe.types, recipe.customers)[customers]
    others = random.integers(0, recipe.types, size)
    own_team, own_type = random.random(size) < recipe.home, random.random(size) < _FAVOURITE
    return np.where(own_team, home, elsewhere), np.where(own_type, favourite, others)


def _counted(
    recipe: Recipe, means: tuple[Array, Array], ill: NDArray[np.bool_], random: np.random.Generator
) -> dict[str, Codes]:
    """Return delivery problems and escalations, which share the trouble of their engagement."""
    size = len(ill)
    shared = random.gamma(recipe.shapes[0], 1 / recipe.shapes[0], size)
    own = random.gamma(recipe.shapes[1], 1 / recipe.shapes[1], size)
    lifted = np.where(ill, recipe.lift, 1.0)
    failing = lifted if recipe.planted is Planted.DELIVERY else np.ones(size)
    return {
        "problems": random.poisson(recipe.problems * means[0] * shared * failing),
        "escalations": random.poisson(means[1] * shared * own * lifted),
    }


def _quarters(frame: pd.DataFrame, starts: Codes, spans: Codes) -> dict[str, int]:
    seen: dict[str, set[int]] = {}
    for customer, start, span in zip(frame["customer"], starts, spans, strict=True):
        seen.setdefault(customer, set()).update(range(start, start + span))
    return {customer: len(quarters) for customer, quarters in seen.items()}


def _customers(recipe: Recipe, random: np.random.Generator) -> Codes:
    """Return the customer of each engagement: some have many, each has one at least."""
    sizes = random.lognormal(0, 0.6, recipe.customers)
    more = recipe.engagements - recipe.customers
    drawn = random.choice(recipe.customers, more, p=sizes / sizes.sum())
    return np.concatenate([np.arange(recipe.customers), drawn]).astype(np.int64)


def _frame(
    codes: tuple[Codes, Codes, Codes], spans: Codes, counted: dict[str, Codes]
) -> pd.DataFrame:
    customers, teams, types = codes
    size = len(customers)
    return pd.DataFrame(
        {
            "engagement": [f"E{number:05d}" for number in range(size)],
            "customer": [f"C{code:03d}" for code in customers],
            "customer_name": [f"Customer {code}" for code in customers],
            "engagement_type": [f"type {code}" for code in types],
            "team": [f"team {code:02d}" for code in teams],
            "phase": "Closed",
            "quarters": spans.astype(np.float64),
            "hours": 100.0 * spans,
            "revenue": 10_000.0 * spans,
            "revenue_currency": "EUR",
            **counted,
            "told_by_escalations": 0,
            "findings": counted["problems"],
        }
    )


def _escalations(frame: pd.DataFrame, starts: Codes, random: np.random.Generator) -> pd.DataFrame:
    counts = frame["escalations"].to_numpy()
    told = frame.loc[frame.index.repeat(counts), ["customer", "engagement", "team"]]
    within = random.random(len(told))
    spans = np.repeat(frame["quarters"].to_numpy(), counts)
    quarters = np.repeat(starts, counts) + np.floor(within * spans).astype(np.int64)
    told["quarter"] = [f"quarter {number:02d}" for number in quarters]
    told["phase"] = [_PHASES[int(place * len(_PHASES))] for place in within]
    return told.reset_index(drop=True)
