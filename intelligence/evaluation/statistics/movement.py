"""The protocol of trends and levels: themes that an engagement shows in neighbouring quarters.

Beside the product stands the same test with every engagement-quarter taken for an independent one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.signals.looks import Look
from intelligence.statistics.clumping import Clumps

Array = NDArray[np.float64]

_LEVEL = 0.05
#: What is planted, as the rate of each place in time (0 the first quarter, 1 the last).
_PLANTED: Mapping[str, tuple[float, float]] = {
    "nothing": (1.0, 1.0),
    "doubles every year": (2.0, 1.0),
    "thrice as high from the middle on": (1.0, 3.0),
}


@dataclass(frozen=True, slots=True)
class World:
    """How a theme shows itself.

    Attributes:
        name: in words.
        engagements: how many there are.
        span: quarters that each is active, all for None.
        showing: engagements that show it, or engagement-quarters where ``alone``.
        alone: whether every engagement-quarter shows it or not by itself.
        quarters: of the portfolio.

    """

    name: str
    engagements: int
    span: int | None
    showing: int
    alone: bool = False
    quarters: int = 12


WORLDS = (
    World("engagement-quarters by themselves, 30", 150, 4, 30, alone=True),
    World("all four quarters of 5 engagements", 150, 4, 5),
    World("all four quarters of 10 engagements", 150, 4, 10),
    World("all four quarters of 30 engagements", 150, 4, 30),
    World("spells of four quarters of 30 that last", 60, None, 30, quarters=16),
)

_COLUMNS = (
    *("Theme shows in", "Planted", "Trend, quarters independent", "Trend"),
    *("Level, quarters independent", "Level", "n"),
)


def evaluate_movement(replicates: int = 200, seed: int = 0) -> Outcome:
    """Simulate single themes that move and that do not, and count how often tests say so.

    Args:
        replicates: themes of each kind.
        seed: of the first; others follow.

    """
    rows: list[tuple[Cell, ...]] = []
    for world in WORLDS:
        for planted, (growth, step) in _PLANTED.items():
            found = [_tested(world, growth, step, seed + one) for one in range(replicates)]
            told = np.asarray([item for item in found if not np.isnan(item).any()]) <= _LEVEL
            shares = [Mean.of(column.astype(float).tolist()) for column in told.T]
            rows.append((world.name, planted, *shares, len(told)))
    note = (
        "Share of the themes of which a change is said at 5 %, among those with eight "
        "engagement-quarters or more: with nothing planted it should be .05 or less, else it is "
        "the power. Quarters independent: the same test with every engagement-quarter taken for "
        "another engagement's, whose power counts for nothing where its false claims are too many."
    )
    table = Table("Trend and level of themes that last", _COLUMNS, tuple(rows), (note,))
    data = f"{replicates} simulated themes of each kind, seeds from {seed}"
    return Outcome("movement", data, {}, (table,))


def _tested(world: World, growth: float, step: float, seed: int) -> tuple[float, ...]:
    """Return probabilities of trend and level, each without and with regard to engagements."""
    shown, active = _drawn(world, growth, step, np.random.default_rng([seed, 17]))
    unit, quarter = np.nonzero(shown)
    clumps = Clumps(np.zeros(len(unit), np.int64), unit, quarter, *np.nonzero(active))
    counts, exposure = shown.sum(axis=0, keepdims=True), active.sum(axis=0)
    looks = Look(counts, exposure, None), Look(counts, exposure, clumps)
    return tuple(
        float(chances[0])
        for chances in (
            *(look.grown()[1] for look in looks),
            *(look.levels()[1] for look in looks),
        )
    )


def _drawn(
    world: World, growth: float, step: float, random: np.random.Generator
) -> tuple[Array, Array]:
    """Return who shows the theme when and who is active when, shape (engagements, quarters)."""
    quarters = np.arange(world.quarters)
    rate = growth ** (quarters / 4) * np.where(quarters >= world.quarters // 2, step, 1.0)
    length = world.span or 4
    # Where engagements last, spells begin before the portfolio or end after it too.
    cut = 0 if world.span else length - 1
    starts = random.integers(-cut, world.quarters - length + 1 + cut, world.engagements)
    spells = (quarters >= starts[:, None]) & (quarters < starts[:, None] + length)
    active = spells if world.span else np.ones_like(spells)
    if world.alone:
        places = np.argwhere(active)
        odds = rate[places[:, 1]]
        chosen = places[
            random.choice(len(places), world.showing, replace=False, p=odds / odds.sum())
        ]
        shown = np.zeros_like(active)
        shown[tuple(chosen.T)] = True
    else:
        odds = (spells * rate).sum(axis=1)
        chosen = random.choice(world.engagements, world.showing, replace=False, p=odds / odds.sum())
        shown = np.zeros_like(active)
        shown[chosen] = spells[chosen]
    return shown.astype(np.float64), active.astype(np.float64)
