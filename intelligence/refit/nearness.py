"""Whether two sets of statements are two things: does each lie nearer to its own?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intelligence.identity.closeness import Spread


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
