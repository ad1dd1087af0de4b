"""Whether two sets of statements are two things: does each lie nearer to its own?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intelligence.identity.closeness import Spread

#: Random parts that two sets are compared with, and the seed that they are drawn by.
_DRAWS, _SEED = 199, 23


def told_apart(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Return the share of statements nearer to the others of their own set; one half is chance.

    The mean of both sets' shares, so that a large set does not answer for a small one. A statement
    is held against its three nearest, itself left out (nearest neighbours, Cover and Hart 1967).

    Args:
        one: vectors of one set, shape (n, dimension).
        other: vectors of the other, shape (m, dimension).

    """
    shares = []
    for own, foreign in ((one, other), (other, one)):
        inside = Spread.of(own).closeness_within(own)
        outside = Spread.of(foreign).closeness(own)
        shares.append(float(np.mean((inside > outside) + 0.5 * (inside == outside))))
    return round(sum(shares) / 2, 4)


def chance_of_apart(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """Return how often random parts of both sets, as large, are told apart as well; 0 to 1.

    A permutation test (Good 2005) with the observed parts counted as one of the draws. The order of
    the rows decides nothing.

    Args:
        one: vectors of one set, shape (n, dimension).
        other: vectors of the other, shape (m, dimension).

    """
    observed = told_apart(one, other)
    rows = np.concatenate([one, other])
    rows = rows[np.lexsort(np.round(rows, 6).T[:8])]
    random = np.random.default_rng(_SEED)
    as_far = 0
    for _ in range(_DRAWS):
        drawn = rows[random.permutation(len(rows))]
        as_far += told_apart(drawn[: len(one)], drawn[len(one) :]) >= observed
    return (1 + as_far) / (1 + _DRAWS)


def nearest_set(sets: Sequence[NDArray[np.floating]]) -> NDArray[np.int64]:
    """Return for each set the other one that its rows are closest to on the average; -1 for none.

    Args:
        sets: vectors of each, each of shape (some, dimension).

    """
    if len(sets) <= 1:
        return np.full(len(sets), -1, dtype=np.int64)
    spreads = [Spread.of(rows) for rows in sets]
    close = np.array(
        [[float(np.round(spread.closeness(rows).mean(), 6)) for spread in spreads] for rows in sets]
    )
    np.fill_diagonal(close, -2.0)
    return np.asarray(close.argmax(axis=1), dtype=np.int64)


def nearest_part(
    rows: NDArray[np.floating], parts: Sequence[NDArray[np.floating]]
) -> NDArray[np.int64]:
    """Return the part that each row is closest to; of equals, the first.

    Args:
        rows: shape (n, dimension).
        parts: vectors of each part, each of shape (some, dimension).

    """
    close = np.stack([Spread.of(part).closeness(rows) for part in parts], axis=1)
    return np.asarray(close.argmax(axis=1), dtype=np.int64)
