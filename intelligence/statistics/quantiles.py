"""The distribution of a class of similar cases: quantiles that say how little they rest on.

Limits of quantiles are order statistics (Thompson 1936; David and Nagaraja 2003), which need no
shape. Where a class is small its distribution is drawn towards all cases: the mean of a Dirichlet
process around the pooled distribution (Ferguson 1973), with Bühlmann's (1967) credibility as its
strength.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]

_FEWEST_OF_A_CLASS = 2
#: The pooled distribution never counts for more cases than this when classes look alike.
STRONGEST = 50.0


@dataclass(frozen=True, slots=True)
class Quantile:
    """A quantile with its limits; a limit that the sample cannot give is infinite."""

    value: float
    low: float
    high: float
    count: int


def quantile_with_limits(values: Array, share: float, level: float = 0.95) -> Quantile | None:
    """Return a sample quantile with order-statistic limits; None of no values.

    The limits are the narrowest symmetric ranks of which a binomial says that they hold the true
    quantile with at least ``level``: each tail keeps at most half of what is left.

    Args:
        values: shape (cases,), finite.
        share: below which the quantile has this share of cases, 0 to 1.
        level: of the interval.

    >>> quantile_with_limits(np.arange(1.0, 21.0), 0.5)
    Quantile(value=10.5, low=6.0, high=15.0, count=20)

    """
    ordered = np.sort(values)
    count = len(ordered)
    if not count:
        return None
    tail = (1 - level) / 2
    ranks = np.arange(count + 1)
    below = stats.binom.cdf(ranks, count, share)  # P(at most r cases lie under the quantile)
    lower = int(np.searchsorted(below, tail, side="right"))
    upper = int(np.searchsorted(below, 1 - tail, side="left")) + 1
    return Quantile(
        float(np.quantile(ordered, share)),
        float(ordered[lower - 1]) if lower >= 1 else -inf,
        float(ordered[upper - 1]) if upper <= count else inf,
        count,
    )


def credibility_strength(classes: Sequence[Array]) -> float:
    """Return for how many cases the pooled distribution counts in each class (Bühlmann 1967).

    It is the variance within classes over that between them, as moments tell it; at most
    `STRONGEST` where classes differ no more than chance.
    """
    found = variances_of(classes)
    if found is None:
        return STRONGEST
    within, between = found
    if between <= 0 or within <= 0:
        return STRONGEST if between <= 0 else 0.0
    return min(within / between, STRONGEST)


def variances_of(classes: Sequence[Array]) -> tuple[float, float] | None:
    """Return the variance within classes and that between them, which may come out below zero.

    None where fewer than two classes have two cases.
    """
    large = [one for one in classes if len(one) >= _FEWEST_OF_A_CLASS]
    if len(large) < _FEWEST_OF_A_CLASS:
        return None
    sizes = np.array([len(one) for one in large], dtype=np.float64)
    means = np.array([one.mean() for one in large])
    total = float(sizes.sum())
    freedom = total - len(large)
    within = float(sum(((one - one.mean()) ** 2).sum() for one in large)) / freedom
    middle = float(sizes @ means) / total
    spread = float(sizes @ (means - middle) ** 2) - (len(large) - 1) * within
    return within, spread / (total - float(sizes @ sizes) / total)


def shrunk_quantile(values: Array, pooled: Array, strength: float, share: float) -> float:
    """Return the quantile of a class whose distribution is drawn towards the pooled one.

    Args:
        values: shape (cases of the class,); may be empty.
        pooled: shape (all cases,), at least one.
        strength: for how many cases the pooled distribution counts.
        share: 0 to 1.

    """
    weights = np.concatenate(
        [np.ones(len(values)), np.full(len(pooled), strength / max(len(pooled), 1))]
    )
    cases = np.concatenate([values, pooled])
    if not len(cases) or weights.sum() <= 0:
        raise ValueError("a quantile needs at least one case that counts")
    order = np.argsort(cases, kind="stable")
    reached = np.cumsum(weights[order]) - weights[order] / 2
    return float(np.interp(share * weights.sum(), reached, cases[order]))
