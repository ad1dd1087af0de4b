"""How sure a class is that is drawn towards all cases: limits of its shares and quantiles.

Under a Dirichlet process around the pooled distribution (Ferguson 1973) the share of a class that
lies at or below a value has a beta distribution, so limits need no simulation. The pooled
distribution is taken as known, and counts for no more cases than it rests on.
"""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]

_LEVEL = 0.95


def drawn_share(
    values: Array, pooled: Array, strength: float, limit: float
) -> tuple[float, float, float]:
    """Return the share of a class at or below ``limit``, with its 95 % limits.

    Args:
        values: shape (cases of the class,), finite; may be empty.
        pooled: shape (all cases,), finite, at least one.
        strength: for how many cases the pooled distribution counts.
        limit: what the cases are held against.

    >>> low = np.array([1.0, 2.0])
    >>> [round(one, 2) for one in drawn_share(low, np.arange(1.0, 21.0), 8.0, 10.0)]
    [0.6, 0.3, 0.86]

    """
    strength = _bounded(strength, pooled)
    below = float((values <= limit).sum() + strength * (pooled <= limit).mean())
    total = len(values) + strength
    tail = (1 - _LEVEL) / 2
    if below <= 0 or below >= total:
        share = float(below > 0)
        least = tail ** (1 / total)  # of a beta distribution with one more parameter at zero
        return (share, least, 1.0) if share else (share, 0.0, 1 - least)
    low, high = stats.beta.ppf([tail, 1 - tail], below, total - below)
    return below / total, float(low), float(high)


def drawn_limits(
    values: Array, pooled: Array, strength: float, share: float
) -> tuple[float, float]:
    """Return the 95 % limits of a quantile of a class; infinite where no case met bounds it.

    Args:
        values: shape (cases of the class,), finite; may be empty.
        pooled: shape (all cases,), finite, at least one.
        strength: for how many cases the pooled distribution counts.
        share: below which the quantile has this share of cases, between 0 and 1.

    """
    strength = _bounded(strength, pooled)
    met = np.unique(np.concatenate([values, pooled]))
    below = np.searchsorted(np.sort(values), met, side="right").astype(np.float64)
    below += strength * np.searchsorted(np.sort(pooled), met, side="right") / len(pooled)
    rest = len(values) + strength - below[:-1]
    # The quantile is at most a case when the share at or below that case reaches `share`.
    reached = stats.beta.sf(share, below[:-1], rest)
    tail = (1 - _LEVEL) / 2
    lower = int(np.searchsorted(reached, tail, side="right"))
    upper = int(np.searchsorted(reached, 1 - tail, side="left"))
    return (
        float(met[lower]) if lower > 0 else -inf,
        float(met[upper]) if upper < len(reached) else inf,
    )


def _bounded(strength: float, pooled: Array) -> float:
    """Return a strength of at least one case and at most those that there are."""
    return float(min(max(strength, 1.0), len(pooled)))
