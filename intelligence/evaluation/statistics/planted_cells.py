"""Portfolios with a known excess: customers, types of work, themes, and findings in clumps.

Customers differ in size and in the types of work they buy, themes in how common they are and in how
much they depend on the type, engagements in how long they run. In some cells of customer and theme
the rate is multiplied; everywhere else what a customer has more of comes from its mix of work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CUSTOMERS, THEMES, TYPES = 40, 30, 6
LIFT = 3.0
SHARE = 0.03


@dataclass(frozen=True)
class Scenario:
    """How portfolios are drawn.

    Attributes:
        name: what the table calls it.
        mixing: Dirichlet concentration of a customer's types of work; small is one-sided.
        by_type: standard deviation of a type's effect on a theme's log rate.
        rates: lowest and highest share of engagements that show a theme, of a mean engagement.
        exposures: standard deviation of an engagement's log exposure.
        sizes: standard deviation of a customer's log size.

    """

    name: str
    mixing: float
    by_type: float
    rates: tuple[float, float]
    exposures: float
    sizes: float = 0.8


MIXED = Scenario("types mixed", 1.0, 0.5, (0.05, 0.4), 1.0)
ONE_SIDED = Scenario("types one-sided", 0.5, 0.8, (0.03, 0.3), 0.8)


@dataclass(frozen=True)
class Planted:
    """One portfolio.

    Attributes:
        customers: shape (engagements,), each engagement's customer.
        types: shape (engagements,), each engagement's type.
        log_exposure: shape (engagements,).
        shows: shape (engagements, themes).
        findings: shape (engagements, themes), how many findings tell of the theme.
        chances: shape (engagements, themes), of showing the theme if nothing were planted.
        lifted: shape (customers, themes), whether an excess was planted.

    """

    customers: NDArray[np.int64]
    types: NDArray[np.int64]
    log_exposure: NDArray[np.float64]
    shows: NDArray[np.bool_]
    findings: NDArray[np.int64]
    chances: NDArray[np.float64]
    lifted: NDArray[np.bool_]

    def by_customer(self, values: NDArray[np.generic]) -> NDArray[np.float64]:
        """Return the sum over each customer's engagements, shape (customers, themes)."""
        total = np.zeros(self.lifted.shape)
        np.add.at(total, self.customers, values.astype(np.float64))
        return total


def draw(scenario: Scenario, engagements: int, seed: int, *, planted: bool = True) -> Planted:
    """Draw a portfolio; a theme's findings in an engagement are one, or geometrically more."""
    random = np.random.default_rng((seed, engagements))
    sizes = random.lognormal(0.0, scenario.sizes, CUSTOMERS)
    customers = random.choice(CUSTOMERS, engagements, p=sizes / sizes.sum())
    mixes = random.dirichlet(np.full(TYPES, scenario.mixing), CUSTOMERS)
    passed = np.cumsum(mixes[customers], axis=1) < random.random((engagements, 1))
    types = np.minimum(passed.sum(axis=1), TYPES - 1)
    log_exposure = random.normal(0.0, scenario.exposures, engagements)
    lowest, highest = (float(np.log(rate)) for rate in scenario.rates)
    rates = np.exp(random.uniform(lowest, highest, THEMES))
    effects = random.normal(0.0, scenario.by_type, (TYPES, THEMES))
    logs = np.log(-np.log1p(-rates)) + effects[types] + log_exposure[:, None]
    lifted = np.zeros((CUSTOMERS, THEMES), dtype=bool)
    if planted:
        count = round(SHARE * lifted.size)
        lifted.flat[random.choice(lifted.size, count, replace=False)] = True
    raised = logs + np.log(LIFT) * lifted[customers]
    shows = random.random(logs.shape) < -np.expm1(-np.exp(raised))
    findings = np.where(shows, random.geometric(0.35, logs.shape), 0)
    return Planted(
        customers, types, log_exposure, shows, findings, -np.expm1(-np.exp(logs)), lifted
    )
