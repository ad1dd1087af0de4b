"""Pairs of dimensions, simulated, planted and recovered, beside tables that are commonly read.

What two dimensions show together can be due to each of them alone. A table of counts by both does
not know that; neither does a test of it. The last method is told the true chance of every unit and
decides by the same rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.statistics.pair_worlds import (
    LIFT,
    PLANTED,
    PLANTED_IN_PHASES,
    THEMES,
    World,
    draw_pairs,
)
from intelligence.evaluation.statistics.table_peers import by_adjusted_p, by_chi_squared
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.signals.claims import FEWEST_EXPECTED, LEVEL, MOST_P, claimed
from intelligence.signals.over_representation import Tested, look
from intelligence.signals.over_represented_pairs import selected_q
from intelligence.statistics.poisson_binomial import upper_tail

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

SIZES = (1_000, 2_000)
_NORMAL = 1.96
#: A cell whose true count is less above the usual one has no excess to speak of.
_RAISED = 1.25
_LARGE = 10.0
_COLUMNS = (
    "Engagements",
    "Method",
    "Not planted, of flags",
    "Upper 95 %",
    "Nothing raised, of flags",
    "Power",
    "Power, 10 or more expected",
    "Any flag, nothing planted",
)
_WORLD = (
    f"{THEMES} themes in six pairs of dimensions, four of attributes and two with the phase; in "
    f"{PLANTED + PLANTED_IN_PHASES} cells that expect three or more, the rate is {LIFT:g} times "
    "what it would be. Types, teams and regions go together, and each has effects of its own."
)
_FALSE = (
    "Not planted: the mean share of a portfolio's flags whose cell was not planted. A planted cell "
    "also raises cells of other pairs with the same engagements; nothing raised: the true count "
    f"is less than {_RAISED:g} times the usual one."
)
_LEVELS = (
    f"The product claims at q <= {LEVEL} and p <= {MOST_P}, the peers that adjust p-values at "
    f"q <= {LEVEL}; the chi-squared test is one of 5 % without adjustment."
)
_TOLD = (
    "Whoever is told the true chances need not work out what each dimension does by itself, in "
    "which a planted pair hides; that also flags what a planted pair does to others. It is no "
    "bound that one who must work it out can reach."
)
_NOTES = (_WORLD, _FALSE, _LEVELS, _TOLD)


@dataclass(frozen=True)
class _Found:
    """A pair of dimensions: flags by method, and the truth, shape (cells, themes) each."""

    flags: Mapping[str, Flags]
    planted: Flags
    raised: Flags
    usual: Array


def evaluate_pairs(replicates: int = 20, seed: int = 0, sizes: Sequence[int] = SIZES) -> Outcome:
    """Draw portfolios with and without planted pairs, and count what each method flags.

    Args:
        replicates: portfolios of each size; as many again with nothing planted.
        seed: of the first portfolio; the others follow.
        sizes: engagements of a portfolio.

    """
    rows: list[tuple[Cell, ...]] = []
    for size in sizes:
        seeds = range(seed, seed + replicates)
        runs = [_run(draw_pairs(size, one)) for one in seeds]
        nulls = [_run(draw_pairs(size, one, planted=False)) for one in seeds]
        rows.extend(_rows(size, runs, nulls))
    data = f"{replicates} simulated portfolios of each kind, seeds from {seed}"
    return Outcome(
        "pairs",
        data,
        {},
        (Table("Planted pairs found, and false claims", _COLUMNS, tuple(rows), _NOTES),),
    )


def _run(worlds: Sequence[World]) -> list[_Found]:
    """Judge every pair of a portfolio; the product selects among all of them together."""
    looked = [
        (world, pair, one)
        for world in worlds
        for pair in world.planted
        if (one := look(" x ".join(pair), pair, world.units)) is not None and not one.alone
    ]
    product = _selected([_tested(one.excess.p_value, one.excess.expected) for _, _, one in looked])
    told = _selected([_told(world, one) for world, _, one in looked])
    return [
        _found(world, pair, one, {"product": own, "product, told the true chances": best})
        for (world, pair, one), own, best in zip(looked, product, told, strict=True)
    ]


def _selected(families: list[Array]) -> list[Flags]:
    q_values = selected_q(families)
    return [claimed(own, p_values) for own, p_values in zip(q_values, families, strict=True)]


def _tested(p_values: Array, expected: Array) -> Array:
    return np.where(expected >= FEWEST_EXPECTED, p_values, np.nan)


def _told(world: World, one: Tested) -> Array:
    """Return what the p-values would be, were it known how often each unit shows each theme."""
    counts = one.excess.observed.astype(np.int64)
    tail = upper_tail(one.cells.trials(world.usual), counts.ravel())
    return _tested(tail.mid_p.reshape(counts.shape), one.cells.sums(world.usual))


def _found(
    world: World, pair: tuple[str, str], one: Tested, selected: Mapping[str, Flags]
) -> _Found:
    observed, shows = one.excess.observed, world.units.shows
    sizes = np.bincount(one.cells.of_unit, minlength=one.cells.count).astype(np.float64)
    share = shows.mean(axis=0)
    both = np.ones(shows.shape)
    for name in pair:
        both *= world.units.frame.groupby(name)[name].transform("size").to_numpy()[:, None] ** -1.0
        both *= _by_level(world, name)
    apart = one.cells.sums(np.divide(both, share, out=np.zeros_like(both), where=share > 0))
    flags = {
        "table of the pair, chi-squared": by_chi_squared(observed, sizes),
        "table of the pair, Benjamini-Hochberg": by_adjusted_p(
            observed, sizes[:, None] * share, LEVEL
        ),
        "both shares multiplied, Benjamini-Hochberg": by_adjusted_p(observed, apart, LEVEL),
        **selected,
    }
    planted = np.zeros(observed.shape, dtype=bool)
    places = {label: place for place, label in enumerate(one.labels)}
    for label, theme in world.planted[pair]:
        planted[places[label], theme] = True
    usual, raised = one.cells.sums(world.usual), one.cells.sums(world.raised)
    return _Found(flags, planted, raised >= _RAISED * usual, usual)


def _by_level(world: World, name: str) -> Array:
    """Return how many units of each unit's value show each theme, shape (units, themes)."""
    codes = world.units.frame[name].factorize()[0]
    counts = np.zeros((int(codes.max(initial=0)) + 1, world.units.shows.shape[1]))
    np.add.at(counts, codes, world.units.shows.astype(np.float64))
    return np.asarray(counts[codes])


def _rows(
    size: int, runs: Sequence[Sequence[_Found]], nulls: Sequence[Sequence[_Found]]
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for method in runs[0][0].flags:
        wrong = Mean.of([_share(run, method, lenient=False) for run in runs])
        none = Mean.of([_share(run, method, lenient=True) for run in runs])
        power, large = (_mean_power(runs, method, least) for least in (0.0, _LARGE))
        silent = Mean.of([float(any(f.flags[method].any() for f in run)) for run in nulls])
        upper = None if wrong is None else round(wrong.value + _NORMAL * wrong.error, 4)
        rows.append((size, method, wrong, upper, none, power, large, silent))
    return rows


def _share(run: Sequence[_Found], method: str, *, lenient: bool) -> float:
    """Return the share of flags that are false: where not planted, or where nothing is raised."""
    false = sum(int((f.flags[method] & ~(f.raised if lenient else f.planted)).sum()) for f in run)
    return false / max(sum(int(f.flags[method].sum()) for f in run), 1)


def _mean_power(runs: Sequence[Sequence[_Found]], method: str, least: float) -> Mean | None:
    """Return the share of planted cells found, of those of which so many are expected."""
    shares = []
    for run in runs:
        wanted = [f.planted & (f.usual >= least) for f in run]
        found = sum(
            int((f.flags[method] & cells).sum()) for f, cells in zip(run, wanted, strict=True)
        )
        count = sum(int(cells.sum()) for cells in wanted)
        if count:
            shares.append(found / count)
    return Mean.of(shares)
