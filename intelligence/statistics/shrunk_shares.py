"""Shares of small classes drawn towards a common one, as far as the data say (beta-binomial).

The strength is one number for all outcomes: how many units of a class the common share is worth
(the precision of a beta distribution, found by maximum likelihood; Griffiths 1973, Biometrics 29).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Array = NDArray[np.float64]

_STRENGTHS = (0.5, 2_000.0)
_TINY = 1e-6


def shared_strength(counts: Array, sizes: Array, common: Array) -> float:
    """Return how many units the common share is worth, over all classes and outcomes.

    Args:
        counts: shape (classes, outcomes), units of each class that show each outcome.
        sizes: shape (classes,), units of each class, parts of units allowed; at least the counts.
        common: shape (outcomes,) or (classes, outcomes), the share that each is drawn towards.

    Returns:
        The largest strength where nothing tells classes apart.

    """
    middle = np.clip(np.broadcast_to(common, counts.shape), _TINY, 1 - _TINY)
    trials = np.maximum(sizes[:, None], counts)
    if not counts.size or not (sizes > 0).any():
        return _STRENGTHS[1]

    def loss(log_strength: float) -> float:
        strength = np.exp(log_strength)
        one, other = strength * middle, strength * (1 - middle)
        terms = special.betaln(one + counts, other + trials - counts) - special.betaln(one, other)
        return -float(terms.sum())

    found = optimize.minimize_scalar(loss, bounds=np.log(_STRENGTHS), method="bounded")
    return float(np.exp(found.x))


def shrunk_share(counts: Array, sizes: Array, common: Array, strength: float) -> Array:
    """Return the posterior mean share of each class, within (0, 1) where the common share is."""
    trials = np.maximum(sizes, counts)
    return np.asarray((counts + strength * common) / (trials + strength))


def share_interval(
    counts: Array, sizes: Array, common: Array, strength: float, level: float = 0.8
) -> tuple[Array, Array]:
    """Return the posterior interval of each class's share; it holds the posterior mean."""
    trials = np.maximum(sizes, counts)
    middle = np.clip(common, _TINY, 1 - _TINY)
    one = counts + strength * middle
    other = trials - counts + strength * (1 - middle)
    tail, mean = (1 - level) / 2, one / (one + other)
    low = np.minimum(special.betaincinv(one, other, tail), mean)
    high = np.maximum(special.betaincinv(one, other, 1 - tail), mean)
    return np.asarray(low), np.asarray(high)
