"""What all series do together: where everything is reported more, no single one has risen."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: Series from which what they share can be told from what one does.
LEAST_SERIES = 5
#: Share of the series left out at either end, so that those that really move do not count.
_TRIMMED = 0.2
#: Events by which the movement is drawn towards none, where the quarters differ little.
_WEAK = 20.0


def shared_movement(counts: ArrayLike, exposure: ArrayLike) -> Array:
    """Return each quarter's rate of all series over their mean rate, trimmed and shrunk.

    How far it is drawn towards none is what the quarters' own spread says (the gamma-Poisson of
    `gamma_poisson`, its shape by moments), and twenty events at most: where notes only begin to be
    written, all rates rise many times over, and a fixed number would leave a rise to every series.

    Args:
        counts: shape (series, quarters).
        exposure: shape (quarters,), above zero.

    Returns:
        Shape (quarters,): one where nothing is shared, or fewer than five series have any event.

    """
    observed = np.asarray(counts, dtype=np.float64)
    # What never happened moves with nothing, and would keep the middle to itself.
    observed = observed[observed.sum(axis=1) > 0]
    exposed = np.asarray(exposure, dtype=np.float64)
    series, quarters = observed.shape
    total = observed.sum(axis=1)
    if series < LEAST_SERIES or quarters == 0:
        return np.ones(quarters)
    expected = total[:, None] * exposed / exposed.sum()
    surprise = (observed - expected) / np.sqrt(np.maximum(expected, 1e-9))
    order = np.argsort(np.argsort(surprise, axis=0, kind="stable"), axis=0)
    out = int(series * _TRIMMED)
    kept = (order >= out) & (order < series - out)
    seen = np.where(kept, observed, 0.0).sum(axis=0)
    awaited = np.where(kept, expected, 0.0).sum(axis=0)
    weak = _drawn_by(seen, awaited)
    ratio = (seen + weak) / (awaited + weak)
    return np.asarray(ratio / (ratio @ exposed / exposed.sum()))


def _drawn_by(seen: Array, awaited: Array) -> float:
    """Return by how many events the quarters are drawn to none: one over their spread's square."""
    level = seen.sum() / max(awaited.sum(), 1e-9)
    mean = level * awaited
    spread = ((seen - mean) ** 2 - mean).sum() / max((mean**2).sum(), 1e-9)
    return float(min(_WEAK, 1 / spread)) if spread > 0 else _WEAK
