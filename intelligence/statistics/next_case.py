"""What the next case stays below with a given probability, when times differ and cases are few.

Cases of one time are alike in more than chance: the next time will have a level of its own too. Its
distance from the level of those before is taken for normal, with the variance between times that
moments tell (the random effect of an analysis of variance; Searle, Casella and McCulloch 1992),
drawn towards one that is assumed. Few cases are counted by the rank of the next one (Weibull 1939),
of weighted ones by how many equal ones tell as much (Kish 1965).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from intelligence.statistics.quantiles import variances_of

Array = NDArray[np.float64]

_FEWEST = 2
#: What is taken of the variance between times before any is known, in parts of that within them,
#: and for how many times it counts: chosen on simulated portfolios (docs/quality/overrun.md).
_ASSUMED, _TIMES = 0.2, 4
#: Points that stand for a normal distribution, each for as much of it as any other.
_POINTS = stats.norm.ppf((np.arange(9) + 0.5) / 9)


def spread_of_times(times: Sequence[Array]) -> float:
    """Return the standard deviation of how far the next time's level may lie from those known.

    Few times tell little of how they differ, and none of the next: beside them a variance of
    `_ASSUMED` of that within times counts for `_TIMES` of them.

    Args:
        times: the cases of each time.

    """
    known = [one for one in times if len(one)]
    cases = np.concatenate([*known, np.empty(0)])
    if len(cases) < _FEWEST:
        return 0.0
    # Of figures too large to be squared nothing is told.
    with np.errstate(over="ignore", invalid="ignore"):
        found = variances_of(known)
        within, between = found or (float(cases.var(ddof=1)), 0.0)
        told = sum(len(one) >= _FEWEST for one in known) - 1 if found else 0
        drawn = (told * max(between, 0.0) + _TIMES * _ASSUMED * within) / (told + _TIMES)
        spread = float(np.sqrt(drawn * (1 + 1 / len(known))))
    return spread if np.isfinite(spread) else 0.0


def next_case_quantile(cases: Array, weights: Array, spread: float, share: float) -> float:
    """Return what the next case stays below with a probability, as far as cases tell.

    Args:
        cases: shape (cases,), finite, at least one.
        weights: shape (cases,), above 0.
        spread: standard deviation of the next time's level.
        share: the probability; one beyond the rank of the largest case gives the largest told.

    >>> next_case_quantile(np.arange(1.0, 20.0), np.ones(19), 0.0, 0.8)
    16.0

    """
    order = np.argsort(cases, kind="stable")
    ranked, counts = cases[order], weights[order]
    equal = counts.sum() ** 2 / (counts**2).sum()
    middle = (np.cumsum(counts) - counts / 2) / counts.sum()
    # Of n equal ones this is the rank of each by n + 1.
    reached = 0.5 + (middle - 0.5) * equal / (equal + 1)
    if spread <= 0:
        return float(np.interp(share, reached, ranked))
    moved = spread * _POINTS
    met = np.unique(np.add.outer(ranked, moved))
    below = [np.interp(met - by, ranked, reached, left=0.0) for by in moved]
    return float(np.interp(share, np.mean(below, axis=0), met))
