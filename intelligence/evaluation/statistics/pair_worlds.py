"""Portfolios in which two dimensions together show a theme more than both of them predict.

Engagements have a type, a team that often belongs to the type, a region that often belongs to the
team, a billing model and a segment; each of these raises and lowers every theme. In some cells of
two dimensions the rate of a theme is multiplied besides. Phases are drawn as they are counted: a
unit is an engagement in a phase in which it tells of some theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.signals.over_represented_pairs import PAIRS
from intelligence.signals.units import Units

Array = NDArray[np.float64]
Generator = np.random.Generator

THEMES = 20
LIFT = 3.0
#: Cells that are planted in pairs of attributes, and in pairs with a phase.
PLANTED, PLANTED_IN_PHASES = 10, 5
#: A cell is planted where so many units would show the theme anyway.
LEAST_EXPECTED = 3.0

_LEVELS = {"engagement_type": 5, "team": 8, "region": 4, "billing_model": 3, "segment": 4}
_PHASES = 4
_AT_HOME = 0.5
_RATES = (0.04, 0.3)
_EFFECTS = 0.4
_EXPOSURES = 0.6


@dataclass(frozen=True)
class World:
    """Units of one kind.

    Attributes:
        units: as the product counts them.
        usual: shape (units, themes), chance of showing the theme if nothing were planted.
        raised: shape (units, themes), with what is planted.
        planted: by pair of dimensions, the pairs of values and the places of themes.

    """

    units: Units
    usual: Array
    raised: Array
    planted: Mapping[tuple[str, str], frozenset[tuple[str, int]]]


def draw_pairs(engagements: int, seed: int, *, planted: bool = True) -> tuple[World, World]:
    """Draw a portfolio: its engagements, and its engagements in phases."""
    random = np.random.default_rng((seed, engagements))
    frame = _engagements(random, engagements)
    exposure = random.normal(0.0, _EXPOSURES, engagements)
    often = random.uniform(float(np.log(_RATES[0])), float(np.log(_RATES[1])), THEMES)
    base = np.log(-np.log1p(-np.exp(often)))
    logs = base + exposure[:, None] + _effects(random, frame, _LEVELS)
    whole = _world(random, frame, logs, PLANTED if planted else 0, exposure)
    rows = np.sort(random.choice(engagements, 2 * engagements))
    phased = frame.iloc[rows].reset_index(drop=True)
    phased["phase"] = _named("phase", random.integers(_PHASES, size=len(rows)))
    kept = ~phased.duplicated(["engagement", "phase"]).to_numpy()
    phased, rows = phased[kept].reset_index(drop=True), rows[kept]
    in_phase = logs[rows] + _effects(random, phased, {"phase": _PHASES})
    world = _world(random, phased, in_phase, PLANTED_IN_PHASES if planted else 0, exposure[rows])
    return whole, _telling(world)


def _engagements(random: Generator, count: int) -> pd.DataFrame:
    codes = {name: random.integers(levels, size=count) for name, levels in _LEVELS.items()}
    home = codes["engagement_type"] + 5 * random.integers(2, size=count)
    at_home = random.random(count) < _AT_HOME
    codes["team"] = np.where(at_home, home % _LEVELS["team"], codes["team"])
    near = random.random(count) < _AT_HOME
    codes["region"] = np.where(near, codes["team"] % _LEVELS["region"], codes["region"])
    frame = pd.DataFrame({name: _named(name, values) for name, values in codes.items()})
    frame.insert(0, "engagement", [f"P{number}" for number in range(count)])
    return frame


def _named(name: str, codes: NDArray[np.int64]) -> list[str]:
    return [f"{name} {code}" for code in codes]


def _effects(random: Generator, frame: pd.DataFrame, levels: Mapping[str, int]) -> Array:
    total = np.zeros((len(frame), THEMES))
    for name, count in levels.items():
        effects = random.normal(0.0, _EFFECTS, (count, THEMES))
        total += effects[frame[name].str.rsplit(n=1).str[-1].astype(int)]
    return total


def _world(
    random: Generator, frame: pd.DataFrame, logs: Array, count: int, exposure: Array
) -> World:
    """Plant cells, each in a pair drawn at random, and draw who shows what."""
    in_phases = "phase" in frame
    pairs = [pair for pair in PAIRS if ("phase" in pair) == in_phases]
    usual, raised = -np.expm1(-np.exp(logs)), logs.copy()
    planted: dict[tuple[str, str], set[tuple[str, int]]] = {pair: set() for pair in pairs}
    for number in random.integers(len(pairs), size=count):
        pair = pairs[number]
        labels = frame[pair[0]] + " x " + frame[pair[1]]
        expected = pd.DataFrame(usual).groupby(labels).sum()
        rows, themes = np.nonzero(expected.to_numpy() >= LEAST_EXPECTED)
        chosen = random.integers(len(rows))
        cell = (str(expected.index[rows[chosen]]), int(themes[chosen]))
        if cell not in planted[pair]:
            planted[pair].add(cell)
            raised[labels.to_numpy() == cell[0], cell[1]] += np.log(LIFT)
    chances = -np.expm1(-np.exp(raised))
    units = Units(frame, random.random(logs.shape) < chances, exposure)
    kept = {pair: frozenset(cells) for pair, cells in planted.items()}
    return World(units, usual, chances, kept)


def _telling(world: World) -> World:
    """Leave out what tells of nothing: chances are those of the units that tell of something."""
    told = np.flatnonzero(world.units.shows.any(axis=1))
    units = world.units
    kept = Units(
        units.frame.iloc[told].reset_index(drop=True),
        units.shows[told],
        units.log_exposure[told],
    )
    usual, raised = (
        chances[told] / (1 - np.prod(1 - chances[told], axis=1, keepdims=True))
        for chances in (world.usual, world.raised)
    )
    return World(kept, usual, raised, world.planted)
