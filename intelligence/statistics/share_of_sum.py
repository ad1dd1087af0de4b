"""What part of a sum falls on some of its members, with an interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from intelligence.proportions import Estimate

#: Members with an amount below which no interval of a part can be drawn.
LEAST = 3


def shares_of_sum(
    amounts: ArrayLike, members: NDArray[np.bool_], draws: int = 1_000, seed: int = 20_262
) -> list[Estimate | None]:
    """Return the share of the amounts that falls on each set, with its 95 % interval.

    Percentile bootstrap (Efron and Tibshirani 1993) over the members, drawn whole.

    Args:
        amounts: shape (members,), not negative; NaN is not known and left out.
        members: whether each member is in each set, shape (members, sets).
        draws: how often members are drawn anew.
        seed: of the draws.

    Returns:
        One estimate a set, ``effective`` the members with an amount in it; None where fewer than
        `LEAST` have one, or the sum is nothing.

    >>> [part.value for part in shares_of_sum([1, 1, 2, 0], np.ones((4, 1), bool))]
    [1.0]

    """
    given = np.asarray(amounts, dtype=np.float64)
    known = ~np.isnan(given)
    money, belongs = given[known], members[known]
    total = float(money.sum())
    counted = belongs.sum(axis=0)
    if total <= 0 or not len(money):
        return [None] * members.shape[1]
    even = np.full(len(money), 1 / len(money))
    times = np.random.default_rng(seed).multinomial(len(money), even, size=draws) * money
    sums = times.sum(axis=1, keepdims=True)
    drawn = (times @ belongs)[sums[:, 0] > 0] / sums[sums[:, 0] > 0]
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
    value = money @ belongs / total
    return [
        Estimate(float(value[at]), float(low[at]), float(high[at]), float(counted[at]))
        if counted[at] >= LEAST
        else None
        for at in range(members.shape[1])
    ]
