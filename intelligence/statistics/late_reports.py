"""Final counts of every theme and quarter, from what has been reported and from what is usual."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from intelligence.statistics.chain_ladder import Nowcast, Reporting, nowcast
from intelligence.statistics.discounted import fit_forgetting, learn

Array = NDArray[np.float64]


def completed(
    counts: Array,
    exposure: Array,
    reports: Reporting,
    delay: Array | None = None,
    seed: int = 0,
) -> Nowcast:
    """Predict final counts; what is known of a theme from earlier quarters is the prior.

    Args:
        counts: shape (themes, quarters), as reported so far.
        exposure: shape (quarters,).
        reports: how reports arrive.
        delay: shape (quarters,), the newest delay observed of each; without it the last quarter
            has just ended.
        seed: of the draws.

    Returns:
        Arrays of shape (themes, quarters).

    """
    themes, quarters = counts.shape
    watched = np.arange(quarters, dtype=np.float64)[::-1] if delay is None else delay
    effective = exposure * reports.share_at(watched)
    model = fit_forgetting(counts, effective)
    known = learn(counts, effective, model)
    exposed = np.maximum(exposure, 1e-9)
    found = nowcast(
        counts.reshape(-1),
        np.tile(watched, themes),
        reports,
        (known.shape[:, :-1].reshape(-1), (known.rate[:, :-1] / exposed).reshape(-1)),
        seed=seed,
    )
    shaped = (
        values.reshape(counts.shape)
        for values in (found.expected, found.median, found.low, found.high, found.completeness)
    )
    return Nowcast(*shaped)
