"""One grouping out of many: the one that disagrees least with all of them.

A single grouping of texts that lie between groups is an opinion. How often two rows are in one
group over many groupings is evidence (evidence accumulation, Fred and Jain 2005; Monti et al.
2003), and the grouping that joins rows which are together more often than apart is the median of
them all (Strehl and Ghosh 2002; the sum of Mirkin's distances is least).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: Share of groupings from which two rows are together rather than apart.
_EVEN = 0.5

#: Rounds in which rows move to the group that they are most with.
_ROUNDS = 20

#: Decimals that decide; the rest differs between processors.
_DECIMALS = 4


def together(groupings: Sequence[NDArray[np.int64]]) -> NDArray[np.float32]:
    """Return the share of groupings in which each two rows are in one group, shape (rows, rows).

    >>> together([np.array([0, 0, 1]), np.array([0, -1, -1])]).tolist()
    [[1.0, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 0.5]]
    """
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415  (not needed to read an edition)

    columns = []
    for members in groupings:
        inside = np.flatnonzero(members >= 0)
        shape = (len(members), int(members.max(initial=-1)) + 1)
        ones = np.ones(len(inside), dtype=np.float32)
        columns.append(csr_matrix((ones, (inside, members[inside])), shape=shape))
    held = hstack(columns, format="csr")
    return np.asarray((held @ held.T).toarray() / np.float32(len(groupings)), dtype=np.float32)


def median(shares: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the group of each row in the grouping that agrees best with such shares.

    Rows are joined by average linkage, then moved one round after another while that helps.

    Args:
        shares: of groupings in which two rows are in one group, shape (n, n), at least two rows.

    """
    from scipy.cluster.hierarchy import average, fcluster  # noqa: PLC0415  (slow to import)

    count = len(shares)
    apart = 1 - np.round(shares, _DECIMALS)[np.triu_indices(count, 1)]
    found = fcluster(average(apart), 1 - _EVEN + 1e-9, "distance")
    members = np.unique(found, return_inverse=True)[1].astype(np.int64)
    rows = np.arange(count)
    for _ in range(_ROUNDS):
        held = np.zeros((count, int(members.max()) + 1), dtype=np.float32)
        held[rows, members] = 1
        # What a row gains by being in a group: the row itself is no company.
        others = held.sum(axis=0) - held
        gain = np.round(shares @ held - held * shares.diagonal()[:, None] - _EVEN * others, 3)
        best = gain.argmax(axis=1)
        moves = gain[rows, best] > gain[rows, members]
        if not moves.any():
            break
        members = np.unique(np.where(moves, best, members), return_inverse=True)[1]
    return members


def belonging_of(
    shares: NDArray[np.float32], members: NDArray[np.int64], groups: int
) -> NDArray[np.float64]:
    """Return how much each row is with each group: the mean share over the group's other rows.

    Args:
        shares: of groupings in which two rows are in one group, shape (n, n).
        members: group of each row from 0, or -1; shape (n,).
        groups: how many groups there are.

    Returns:
        Shape (n, groups).

    """
    held = np.zeros((len(members), groups), dtype=np.float32)
    inside = np.flatnonzero(members >= 0)
    held[inside, members[inside]] = 1
    others = held.sum(axis=0) - held
    found = (shares @ held - held * shares.diagonal()[:, None]) / np.maximum(others, 1)
    return np.asarray(np.round(found.astype(np.float64), _DECIMALS))
