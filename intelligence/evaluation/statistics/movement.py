"""The protocol of movement: themes that engagements show in neighbouring quarters or every year.

Trends and levels, seasons and past peaks. Beside the product stands the same test with every
engagement-quarter taken for an independent one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
        length: quarters that a spell of those takes that are always active.
        yearly: whether who shows it does so in one quarter of every year, another's being another.

    """

    name: str
    engagements: int
    span: int | None
    showing: int
    alone: bool = False
    quarters: int = 12
    length: int = 4
    yearly: bool = False


WORLDS = (
    World("engagement-quarters by themselves, 30", 150, 4, 30, alone=True),
    World("all four quarters of 5 engagements", 150, 4, 5),
    World("all four quarters of 10 engagements", 150, 4, 10),
    World("all four quarters of 30 engagements", 150, 4, 30),
    World("spells of four quarters of 30 that last", 60, None, 30, quarters=16),
)

#: Seasons need more events, and longer.
PASSING_WORLDS = (
    World("engagement-quarters by themselves, 60", 300, 4, 60, alone=True),
    replace(WORLDS[2], quarters=16),
    World("spells of two quarters of 25 that last", 60, None, 25, quarters=16, length=2),
    WORLDS[4],
    World("the same quarter of each year of 16", 60, None, 16, yearly=True, quarters=16),
)
#: What comes and goes, as the rate of each of sixteen quarters.
_PASSING: Mapping[str, tuple[float, ...]] = {
    "nothing": (1.0,) * 16,
    "thrice as high every fourth quarter": (1.0, 1.0, 1.0, 3.0) * 4,
    "four times as high for two quarters": (*(1.0,) * 7, 4.0, 4.0, *(1.0,) * 7),
}

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
    return Outcome("movement", data, {}, (table, _passing_table(replicates, seed)))


def _passing_table(replicates: int, seed: int) -> Table:
    """Return the same of seasons and past peaks."""
    rows: list[tuple[Cell, ...]] = []
    for world in PASSING_WORLDS:
        for planted, rate in _PASSING.items():
            found = np.asarray(
                [_passed(world, np.asarray(rate), seed + one) for one in range(replicates)]
            )
            tested = [column[~np.isnan(column)] for column in found.T]
            shares = [Mean.of((column <= _LEVEL).astype(float).tolist()) for column in tested]
            rows.append((world.name, planted, *shares, len(tested[0]), len(tested[2])))
    note = (
        "Share of the themes of which a season or a past peak is said at 5 %, of those with enough "
        "events to be tested. Who shows a theme in all its quarters does so, where something is "
        "planted, in each with a chance that goes with the rate."
    )
    columns = (
        *("Theme shows in", "Planted", "Season, quarters independent", "Season"),
        *("Past peak, quarters independent", "Past peak", "n, season", "n, peak"),
    )
    return Table("Season and past peak of themes that last", columns, tuple(rows), (note,))


def _looks(shown: Array, active: Array) -> tuple[Look, Look]:
    """Return looks at one theme without and with regard to engagements."""
    unit, quarter = np.nonzero(shown)
    clumps = Clumps(np.zeros(len(unit), np.int64), unit, quarter, *np.nonzero(active))
    counts, exposure = shown.sum(axis=0, keepdims=True), active.sum(axis=0)
    return Look(counts, exposure, None), Look(counts, exposure, clumps)


def _passed(world: World, rate: Array, seed: int) -> tuple[float, ...]:
    """Return probabilities of season and past peak, each without and with regard to engagements."""
    random = np.random.default_rng([seed, 19])
    shown, active = _drawn(world, rate, random)
    if not world.alone:
        shown = shown * (random.random(shown.shape) < rate / rate.max())
    looks = _looks(shown, active)
    seasons = [look.seasons()[0] for look in looks]
    peaks = [
        np.nan if look.few[0] else float(look.peaks(np.ones((1, len(look.used)))).p_value[0])
        for look in looks
    ]
    return (*(np.nan if one is None else one.p_value for one in seasons), *peaks)


def _tested(world: World, growth: float, step: float, seed: int) -> tuple[float, ...]:
    """Return probabilities of trend and level, each without and with regard to engagements."""
    quarters = np.arange(world.quarters)
    rate = growth ** (quarters / 4) * np.where(quarters >= world.quarters // 2, step, 1.0)
    looks = _looks(*_drawn(world, rate, np.random.default_rng([seed, 17])))
    return tuple(
        float(chances[0])
        for chances in (
            *(look.grown()[1] for look in looks),
            *(look.levels()[1] for look in looks),
        )
    )


def _drawn(world: World, rate: Array, random: np.random.Generator) -> tuple[Array, Array]:
    """Return who shows the theme when and who is active when, shape (engagements, quarters)."""
    quarters = np.arange(world.quarters)
    length = world.span or world.length
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
    elif world.yearly:
        shown = _yearly(world, rate, random)
    else:
        odds = (spells * rate).sum(axis=1)
        chosen = random.choice(world.engagements, world.showing, replace=False, p=odds / odds.sum())
        shown = np.zeros_like(active)
        shown[chosen] = spells[chosen]
    return shown.astype(np.float64), active.astype(np.float64)


def _yearly(world: World, rate: Array, random: np.random.Generator) -> NDArray[np.bool_]:
    """Return engagements of which each that shows the theme does so in one quarter of every year.

    Which one that is, is drawn by the rate.
    """
    by_part = rate.reshape(-1, 4).sum(axis=0)
    part = random.choice(4, world.engagements, p=by_part / by_part.sum())
    told = (np.arange(world.engagements) < world.showing)[:, None]
    return np.asarray(told & (np.arange(world.quarters) % 4 == part[:, None]))
