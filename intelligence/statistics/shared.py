"""What all series do together: where everything is reported more, no single one has risen."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: Series from which what they share can be told from what one does.
LEAST_SERIES = 10
#: Share of the series left out at either end, so that those that really move do not count.
_TRIMMED = 0.2
#: Events by which the movement is drawn towards none.
_WEAK = 20.0


def shared_movement(counts: ArrayLike, exposure: ArrayLike) -> Array:
    """Return each quarter's rate of all series over their mean rate, trimmed and shrunk.

    Args:
        counts: shape (series, quarters).
        exposure: shape (quarters,), above zero.

    Returns:
        Shape (quarters,): one where nothing is shared, or fewer than ten series are given.

    """
    observed = np.asarray(counts, dtype=np.float64)
    exposed = np.asarray(exposure, dtype=np.float64)
    series, quarters = observed.shape
    total = observed.sum(axis=1)
    if series < LEAST_SERIES or quarters == 0 or total.sum() == 0:
        return np.ones(quarters)
    expected = total[:, None] * exposed / exposed.sum()
    surprise = (observed - expected) / np.sqrt(np.maximum(expected, 1e-9))
    order = np.argsort(np.argsort(surprise, axis=0, kind="stable"), axis=0)
    out = int(series * _TRIMMED)
    kept = (order >= out) & (order < series - out)
    seen, awaited = np.where(kept, observed, 0.0).sum(axis=0), np.where(kept, expected, 0.0)
    ratio = (seen + _WEAK) / (awaited.sum(axis=0) + _WEAK)
    return np.asarray(ratio / (ratio @ exposed / exposed.sum()))
