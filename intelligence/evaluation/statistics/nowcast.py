"""The protocol of late reports: replay quarter ends, and see whether intervals hold what came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.statistics.drifting import World, exposure_of, rates_of
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.statistics.chain_ladder import reporting
from intelligence.statistics.late_reports import completed

Array = NDArray[np.float64]

#: Share of reports that arrive so many quarters late.
DELAYS = (0.55, 0.25, 0.12, 0.05, 0.03)
#: How much the delays of a quarter vary: a Dirichlet concentration; larger is steadier.
STEADINESS = 60.0
_FIRST = 8
_NEWEST = 3

_NOTE = (
    "Interval of 90 %, target .87 to .93. Expected over final: what the nowcast expects in all, "
    "over what came; known over final: what a table without it shows."
)


@dataclass(frozen=True, slots=True)
class _Cells:
    """One portfolio's cells at one age: whether covered, and three sums."""

    covered: float
    expected: float
    known: float
    final: float


def evaluate_nowcast(replicates: int = 20, seed: int = 0, world: World | None = None) -> Outcome:
    """Replay the quarter ends of simulated portfolios with late reports.

    Args:
        replicates: portfolios.
        seed: of the first; others follow.
        world: what portfolios are like.

    """
    at = world or World(rate=0.12, spread=2.0, drift=0.08)
    found = [_portfolio(at, seed + one) for one in range(replicates)]
    rows: list[tuple[Cell, ...]] = []
    for age in range(_NEWEST):
        cells = [item[age] for item in found]
        rows.append(
            (
                f"{age} quarters after its end",
                Mean.of([cell.covered for cell in cells]),
                Mean.of([cell.expected / cell.final for cell in cells]),
                Mean.of([cell.known / cell.final for cell in cells]),
            )
        )
    every = [np.mean([item[age].covered for age in range(_NEWEST)]) for item in found]
    rows.append(("all", Mean.of([float(value) for value in every]), None, None))
    told = (
        f"{replicates} portfolios of {at.themes} themes, mean rate {at.rate:g}, quarter ends "
        f"{_FIRST} to {at.quarters}, seeds {seed} to {seed + replicates - 1}; standard errors are "
        "over portfolios."
    )
    columns = ("Quarter", "Covered", "Expected over final", "Known over final")
    table = Table("Late reports at quarter ends", columns, tuple(rows), (told, _NOTE))
    return Outcome("nowcast", f"{replicates} simulated portfolios", {}, (table,))


def _portfolio(world: World, seed: int) -> tuple[_Cells, ...]:
    random = np.random.default_rng(seed)
    exposure = exposure_of(world, random)
    final = random.poisson(rates_of(world, random) * exposure)
    shares = random.dirichlet(STEADINESS * np.asarray(DELAYS), size=world.quarters)
    arrived = np.stack(
        [
            random.multinomial(final[:, quarter], shares[quarter])
            for quarter in range(world.quarters)
        ],
        axis=1,
    ).astype(np.float64)
    sums = np.zeros((_NEWEST, 5))
    for end in range(_FIRST, world.quarters + 1):
        sums += _replayed(arrived[:, :end], exposure[:end], final[:, :end].astype(np.float64))
    return tuple(_Cells(row[0] / row[4], *row[1:4]) for row in sums)


def _replayed(arrived: Array, exposure: Array, final: Array) -> Array:
    """Return sums over themes by age: covered, expected, known, final, and how many cells."""
    quarters, delays = arrived.shape[1:]
    age = np.arange(quarters)[::-1]
    yet = np.arange(delays)[None, :] > age[:, None]
    known = np.where(yet, 0.0, arrived).sum(axis=2)
    triangle = np.where(yet, np.nan, arrived.sum(axis=0))
    found = completed(known, exposure, reporting(triangle))
    rows = []
    for late in range(_NEWEST):
        at = quarters - 1 - late
        inside = (found.low[:, at] <= final[:, at]) & (final[:, at] <= found.high[:, at])
        sums = (inside, found.expected[:, at], known[:, at], final[:, at], np.ones(len(final)))
        rows.append([float(values.sum()) for values in sums])
    return np.asarray(rows)
