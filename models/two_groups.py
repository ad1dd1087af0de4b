"""Whether texts fall into two groups further apart than a single one of their spread would.

Any cloud can be cut in two. Following Liu, Hayes, Nobel and Marron (2008, SigClust), the share of
the spread that a cut in two leaves within its parts is compared with what cuts of single Gaussian
clouds leave that spread as widely in each of the main directions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_DIRECTIONS = 20
_DRAWS = 99
_ROUNDS = 20
_SEED = 20


def chance_of_one(rows: NDArray[np.floating]) -> float:
    """Return how often a single cloud of the same spread is cut as cleanly, above 0 to 1.

    The order of the rows decides nothing but rounding; of fewer than four rows nothing can be told.

    Args:
        rows: shape (n, dimension).

    """
    if len(rows) < 4:  # noqa: PLR2004 - two parts of two
        return 1.0
    centred = np.asarray(rows, dtype=np.float64) - rows.mean(axis=0)
    sides, spread, _ = np.linalg.svd(centred, full_matrices=False)
    kept = min(_DIRECTIONS, int((spread > 1e-9).sum()))  # noqa: PLR2004 - what rounding leaves
    if not kept:
        return 1.0
    own = left_within(sides[:, :kept] * spread[:kept])
    scale = spread[:kept] / np.sqrt(len(rows))
    random = np.random.default_rng(_SEED)
    clean = sum(
        left_within(random.standard_normal((len(rows), kept)) * scale) <= own for _ in range(_DRAWS)
    )
    return float((1 + clean) / (1 + _DRAWS))


def left_within(rows: NDArray[np.float64]) -> float:
    """Return the share of the spread that is left within two parts (2-means), 0 to 1.

    Args:
        rows: shape (n, directions), widest direction first.

    """
    placed = rows - rows.mean(axis=0)
    side = placed[:, 0] > 0
    for _ in range(_ROUNDS):
        if side.all() or not side.any():
            return 1.0
        one, other = placed[side].mean(axis=0), placed[~side].mean(axis=0)
        closer = placed @ (one - other) > (one @ one - other @ other) / 2
        if (closer == side).all():
            break
        side = closer
    if side.all() or not side.any():
        return 1.0
    whole = float((placed**2).sum())
    between = sum(
        inside.sum() * float((placed[inside].mean(axis=0) ** 2).sum()) for inside in (side, ~side)
    )
    return 1 - between / whole if whole > 0 else 1.0
