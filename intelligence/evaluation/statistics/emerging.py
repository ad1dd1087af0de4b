"""The protocol of alarms: how soon a planted rise is seen at 1 % false alarms a theme-quarter.

Every method has its own score. Its threshold is the score that 1 % of the theme-quarters of half of
the portfolios exceed where nothing was planted; false alarms and power are then counted on
the other half. The scan is also judged as it stands, at its own 1 %.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.statistics.attainable_alarms import (
    told_the_process,
    told_the_rates,
)
from intelligence.evaluation.statistics.drifting import World, exposure_of, rates_of
from intelligence.evaluation.statistics.farrington import Control, farrington
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.statistics.window_scan import Scan, scan

Array = NDArray[np.float64]
#: Counts and exposure in; a score a theme-quarter out, high where a rise is likely.
Method = Callable[[Array, Array], Array]

#: Quarters of baseline before the first one judged, and how many are judged.
BASELINE = 12
_JUDGED = 12
_ALARMS = 0.01
_PLANTED = 0.2
_SOON, _LATE = 2, 4

PRODUCT = "window scan"
PROCESS = "told the process, exact"
RATES = "told the rates too"

_TARGETS = (
    "Standard errors are over portfolios. Targets: false alarms .005 to .015; times three .65 "
    "within two quarters and .85 within four, times two .33 and .52."
)
_BOUND = (
    "Told the process: the likelihood ratio of one who knows how rates are drawn, that they are "
    "constant and how large the rise is, but has the same counts; told the rates: who also knows "
    "each theme's rate. Nobody who has counts alone can do better on average than the first."
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Scores of one portfolio: of unplanted theme-quarters, and of planted themes from the rise."""

    unplanted: Array
    planted: Array


@dataclass(frozen=True, slots=True)
class _Held:
    """Whether intervals of the excess hold it, and whether its alarm is rung, theme by quarter.

    Where nothing is planted the excess is none; where a rise is, windows that begin with it are
    looked at, so that nothing of the rise lies before and nothing else within.
    """

    unplanted: Array
    planted: Array
    rung: Array


def evaluate_emerging(replicates: int = 40, seed: int = 0, world: World | None = None) -> Outcome:
    """Plant rises in simulated portfolios and see how soon each method sees them.

    Args:
        replicates: portfolios for each size of the rise; half of them set the thresholds.
        seed: of the first; others follow.
        world: what portfolios are like.

    """
    at = world or World(quarters=BASELINE + _JUDGED)
    rows: list[tuple[Cell, ...]] = []
    held: list[tuple[float, list[_Held]]] = []
    for factor in (3.0, 2.0):
        drawn = [_portfolio(at, factor, seed + one) for one in range(replicates)]
        found = [runs for runs, _ in drawn]
        held.append((factor, [own for _, own in drawn]))
        for name in (PRODUCT, *_METHODS, PROCESS, RATES):
            runs = [item[name] for item in found]
            rows.append(_row(name, factor, runs, _threshold(runs[::2]), runs[1::2]))
        own = [item[PRODUCT] for item in found]
        rows.append(_row(f"{PRODUCT}, its own 1 %", factor, own, -_ALARMS, own))
    told = (
        f"{replicates} portfolios of {at.themes} themes and {at.quarters} quarters for each size, "
        f"seeds {seed} to {seed + replicates - 1}; mean rate {at.rate:g} of {at.active[0]} to "
        f"{at.active[1]} active engagements; a rise in {_PLANTED:.0%} of the themes after "
        f"{BASELINE} quarters. Thresholds come from every second portfolio, figures from the rest."
    )
    notes = (told, _TARGETS, _BOUND)
    columns = ("Method", "Rise", "False alarms", "Within 2 quarters", "Within 4 quarters", "n")
    return Outcome(
        "emerging",
        f"{2 * replicates} simulated portfolios",
        {},
        (
            Table("Alarms at 1 % of theme-quarters", columns, tuple(rows), notes),
            _intervals_table(held),
        ),
    )


def _intervals_table(held: list[tuple[float, list[_Held]]]) -> Table:
    """Return how often intervals of the excess hold it."""
    rows: list[tuple[Cell, ...]] = []
    for factor, every in held:
        kinds = {
            "nothing planted": [own.unplanted for own in every],
            f"times {factor:g}": [own.planted for own in every],
            f"times {factor:g}, alarm rung": [own.planted[own.rung > 0] for own in every],
        }
        for name, parts in kinds.items():
            told = [part for part in parts if part.size]
            share = Mean.of([float(part.mean()) for part in told])
            rows.append((name, share, sum(part.size for part in told)))
    note = (
        "Share of theme-quarters whose 95 % interval, given the window, holds the true ratio of "
        "the window's rate to the one before; of rises, windows that begin with it, in its first "
        "four quarters. The window is the one that stands out most, for which nothing is made up."
    )
    columns = ("Theme-quarters", "Interval holds the ratio", "n")
    return Table("Shown intervals of the excess", columns, tuple(rows), (note,))


def _portfolio(world: World, factor: float, seed: int) -> tuple[Mapping[str, _Run], _Held]:
    random = np.random.default_rng(seed)
    exposure = exposure_of(world, random)
    rates = rates_of(world, random)
    planted = random.random(world.themes) < _PLANTED
    before = rates[:, 0].copy()
    rates[planted, BASELINE:] *= factor
    counts = random.poisson(rates * exposure).astype(np.float64)
    found = scan(counts, exposure, first=BASELINE)
    scored = {name: method(counts, exposure) for name, method in _METHODS.items()}
    scored[PRODUCT] = -found.p_value
    scored[PROCESS] = told_the_process(counts, exposure, world, factor)
    scored[RATES] = told_the_rates(counts, exposure, before, factor)
    runs = {}
    for name, every in scored.items():
        scores = every[:, BASELINE:]
        runs[name] = _Run(scores[~planted].reshape(-1), scores[planted][:, :_LATE])
    return runs, _held(found, planted, factor)


def _held(found: Scan, planted: NDArray[np.bool_], factor: float) -> _Held:
    low, high = found.low[:, BASELINE:], found.high[:, BASELINE:]
    window, alarm = found.window[:, BASELINE:], found.p_value[:, BASELINE:] <= _ALARMS
    whole = (window == np.arange(1, window.shape[1] + 1)) & planted[:, None]
    risen = (low <= factor) & (factor <= high)
    return _Held(
        ((low <= 1) & (high >= 1))[~planted].astype(np.float64).reshape(-1),
        risen[whole].astype(np.float64),
        alarm[whole].astype(np.float64),
    )


def _threshold(runs: list[_Run]) -> float:
    return float(np.quantile(np.concatenate([run.unplanted for run in runs]), 1 - _ALARMS))


def _row(
    name: str, factor: float, every: list[_Run], threshold: float, judged: list[_Run]
) -> tuple[Cell, ...]:
    used = judged or every
    false = [float(np.mean(run.unplanted >= threshold)) for run in used]
    seen = [run.planted >= threshold for run in used if len(run.planted)]
    return (
        name,
        f"times {factor:g}",
        Mean.of(false),
        Mean.of([float(np.mean(run[:, :_SOON].any(axis=1))) for run in seen]),
        Mean.of([float(np.mean(run.any(axis=1))) for run in seen]),
        sum(len(run) for run in seen),
    )


def _growth_ratio(counts: Array, exposure: Array) -> Array:
    """Return the rate of two quarters over that of the four before, one event added to each."""
    score = np.full(counts.shape, -np.inf)
    for quarter in range(6, counts.shape[1]):
        now, past = slice(quarter - 1, quarter + 1), slice(quarter - 5, quarter - 1)
        after = (counts[:, now].sum(axis=1) + 1) / exposure[now].sum()
        score[:, quarter] = after / ((counts[:, past].sum(axis=1) + 1) / exposure[past].sum())
    return score


def _ears_c1(counts: Array, exposure: Array) -> Array:
    """Return standard deviations above the mean rate of the seven quarters before (EARS C1).

    Hutwagner et al. (2003), J. Urban Health 80; a deviation is at least that of half an event.
    """
    rates = counts / exposure
    score = np.full(counts.shape, -np.inf)
    for quarter in range(7, counts.shape[1]):
        past = rates[:, quarter - 7 : quarter]
        deviation = np.maximum(past.std(axis=1, ddof=1), 0.5 / exposure[quarter])
        score[:, quarter] = (rates[:, quarter] - past.mean(axis=1)) / deviation
    return score


def _farrington(counts: Array, exposure: Array) -> Array:
    """Return how far each count lies towards Farrington's bound, from the ten quarters before.

    So few quarters bear neither a trend nor a season.
    """
    control = Control(2, 2, 1, 2.58, 0, 0.05, 0.01, 4)
    score = np.full(counts.shape, -np.inf)
    for quarter in range(BASELINE, counts.shape[1]):
        for theme, row in enumerate(counts):
            window = row[quarter - BASELINE : quarter]
            if window.any():
                bound = farrington(row, quarter, control, exposure)
                score[theme, quarter] = bound.exceedance(row[quarter])
            else:
                score[theme, quarter] = row[quarter]
    return score


_METHODS: Mapping[str, Method] = {
    "growth ratio": _growth_ratio,
    "EARS C1": _ears_c1,
    "Farrington": _farrington,
}
