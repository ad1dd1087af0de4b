"""Over-representation, simulated, planted and recovered, beside what is commonly done.

The last method of each table is told the true chance of every engagement and decides by the same
rule: nobody who must estimate them can be expected to do better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.statistics.planted_cells import (
    LIFT,
    MIXED,
    ONE_SIDED,
    Planted,
    Scenario,
    draw,
)
from intelligence.evaluation.statistics.table_peers import (
    by_adjusted_p,
    by_chi_squared,
    by_doubled,
    by_shrunk,
    expected_of,
)
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table
from intelligence.signals.claims import (
    FEWEST_EXPECTED,
    LEVEL,
    MOST_P,
    claimed,
    family_q,
    judged_excess,
)
from intelligence.statistics.excess import Cells, Question
from intelligence.statistics.gamma_poisson import VAGUE, fit_mixture, shrink
from intelligence.statistics.poisson_binomial import upper_tail

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

SIZES = (500, 1_000, 2_000)
#: Power is told of cells of which at least this is expected, as many flags as that could carry.
_TELLING = 3.0
_NORMAL = 1.96
_PEER_LEVEL = 0.1
_PRODUCT = "product"


@dataclass(frozen=True)
class _Run:
    """What one portfolio gave: flags by method, and the product's intervals against the truth."""

    flags: Mapping[str, Flags]
    lifted: Flags
    telling: Flags
    covered: Mapping[tuple[str, str], float]


def evaluate_over_representation(
    replicates: int = 100, seed: int = 0, sizes: Sequence[int] = SIZES
) -> Outcome:
    """Draw portfolios with and without planted cells, and count what each method flags.

    Args:
        replicates: portfolios of each scenario and size; as many again with nothing planted.
        seed: of the first portfolio; the others follow.
        sizes: engagements of a portfolio.

    """
    rows: list[tuple[Cell, ...]] = []
    covered: list[tuple[Cell, ...]] = []
    for scenario in (MIXED, ONE_SIDED):
        for size in sizes:
            seeds = range(seed, seed + replicates)
            runs = [_run(draw(scenario, size, one)) for one in seeds]
            nulls = [_run(draw(scenario, size, one, planted=False)) for one in seeds]
            rows.extend(_rows(scenario, size, runs, nulls))
            covered.extend(_coverage(scenario, size, runs))
    return Outcome(
        "over-representation",
        f"{replicates} simulated portfolios of each kind, seeds from {seed}",
        {},
        (
            Table("Planted excess found, and false claims", _COLUMNS, tuple(rows), _NOTES),
            Table("Shown 90 % intervals of the lift", _COVERED, tuple(covered), _COVERED_NOTES),
        ),
    )


_COLUMNS = (
    "Types of work",
    "Engagements",
    "Method",
    "False discoveries",
    "Upper 95 %",
    "Power, 3 or more expected",
    "Any flag, nothing planted",
)
_COVERED = ("Types of work", "Engagements", "Prior", "Claimed cells", "Tested cells")
_COVERED_NOTES = (
    "The share of cells whose interval holds the ratio of the true mean to the unplanted one.",
    "Given: the prior that the product shows lifts with; fitted: one fitted to the portfolio.",
)
_NOTES = (
    "40 customers by 30 themes; in 3 % of cells the rate is three times what it would be.",
    "False discoveries: the mean share of a portfolio's flags that are false, none for no flag.",
    f"The product claims at q <= {LEVEL} and p <= {MOST_P}, peers that adjust p at q <= 0.1.",
)


def _run(portfolio: Planted) -> _Run:
    observed = portfolio.by_customer(portfolio.shows)
    sizes = np.bincount(portfolio.customers, minlength=len(observed)).astype(np.float64)
    crude = sizes[:, None] * portfolio.shows.mean(axis=0)
    told = portfolio.by_customer(portfolio.findings)
    cells = Cells(portfolio.customers.astype(np.int64), len(observed))
    question = Question(portfolio.shows, cells, [portfolio.types], portfolio.log_exposure)
    excess = judged_excess(question)
    truth = portfolio.by_customer(portfolio.chances)
    tail = upper_tail(cells.trials(portfolio.chances), observed.astype(np.int64).ravel())
    flags = {
        "findings, twice expected": by_doubled(told, expected_of(told)),
        "findings, chi-squared": by_chi_squared(told),
        "findings, Benjamini-Hochberg": by_adjusted_p(told, expected_of(told), _PEER_LEVEL),
        "findings, EB05 of 2": by_shrunk(told, expected_of(told)),
        "engagements, twice expected": by_doubled(observed, crude),
        "engagements, chi-squared": by_chi_squared(observed, sizes),
        "engagements, Benjamini-Hochberg": by_adjusted_p(observed, crude, _PEER_LEVEL),
        "engagements, EB05 of 2": by_shrunk(observed, crude),
        _PRODUCT: _decided(excess.p_value, excess.expected),
        "product, told the true chances": _decided(tail.mid_p.reshape(truth.shape), truth),
    }
    covered = _covered(portfolio, observed, excess.expected, flags[_PRODUCT])
    return _Run(flags, portfolio.lifted, truth >= _TELLING, covered)


def _decided(p_values: Array, expected: Array) -> Flags:
    return claimed(family_q(p_values, expected), p_values)


def _covered(
    portfolio: Planted, observed: Array, expected: Array, flags: Flags
) -> Mapping[tuple[str, str], float]:
    """Return how often an interval holds the true lift, by prior and kind of cell."""
    usual = portfolio.chances
    raised = np.where(portfolio.lifted[portfolio.customers], 1 - (1 - usual) ** LIFT, usual)
    truth = portfolio.by_customer(usual)
    lifts = portfolio.by_customer(raised) / np.maximum(truth, 1e-12)
    known = expected > 0
    fitted = fit_mixture(observed[known], expected[known])
    shares: dict[tuple[str, str], float] = {}
    for name, prior in (("given", VAGUE), ("fitted", fitted)):
        for kind, which in (("claimed", flags), ("tested", expected >= FEWEST_EXPECTED)):
            if which.any():
                shrunk = shrink(observed[which], expected[which], prior)
                inside = (shrunk.low <= lifts[which]) & (lifts[which] <= shrunk.high)
                shares[name, kind] = float(inside.mean())
    return shares


def _rows(
    scenario: Scenario, size: int, runs: Sequence[_Run], nulls: Sequence[_Run]
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for method in runs[0].flags:
        false = Mean.of([_false_share(run, method) for run in runs])
        power = Mean.of([share for run in runs if (share := _power(run, method)) is not None])
        silent = Mean.of([float(run.flags[method].any()) for run in nulls])
        upper = None if false is None else round(false.value + _NORMAL * false.error, 4)
        rows.append((scenario.name, size, method, false, upper, power, silent))
    return rows


def _false_share(run: _Run, method: str) -> float:
    flags = run.flags[method]
    return float((flags & ~run.lifted).sum()) / max(int(flags.sum()), 1)


def _power(run: _Run, method: str) -> float | None:
    wanted = run.lifted & run.telling
    found = float((run.flags[method] & wanted).sum())
    return found / int(wanted.sum()) if wanted.any() else None


def _coverage(scenario: Scenario, size: int, runs: Sequence[_Run]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for prior in ("given", "fitted"):
        shares = [
            Mean.of([run.covered[prior, kind] for run in runs if (prior, kind) in run.covered])
            for kind in ("claimed", "tested")
        ]
        rows.append((scenario.name, size, prior, *shares))
    return rows
