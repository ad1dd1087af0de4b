"""What came and went: the quarters in which a theme once stood out from those around them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from intelligence.signals.looks import LEAST_EVENTS, LEAST_QUARTERS
from intelligence.signals.verdicts import CLAIMED, Tests
from intelligence.statistics.multiplicity import benjamini_hochberg

Array = NDArray[np.float64]

COLUMNS = (
    "peak_quarter",
    "peak_quarters",
    "peak_ratio",
    "peak_low",
    "peak_high",
    "peak_p",
    "peak_q",
)


def peak_columns(
    tests: Tests, quarters: tuple[str, ...], first_of_year: int = 1
) -> list[dict[str, object]]:
    """Return the columns of the highest peak of each theme, null where none can be looked for.

    What all themes do together, and a season that is claimed of a theme, are part of its exposure,
    so that neither is taken for a peak. Events of one engagement count for less. The false
    discovery rate is over the themes.
    """
    themes = len(tests.counts)
    enough = tests.counts.sum(axis=1) >= LEAST_EVENTS
    if len(tests.used) < LEAST_QUARTERS or not enough.any():
        return [dict.fromkeys(COLUMNS) for _ in range(themes)]
    found = tests.look.peaks(_explained(tests, first_of_year))
    chances = np.where(enough, found.p_value, np.nan)
    q_values = benjamini_hochberg(chances)
    told: list[dict[str, object]] = []
    for at in range(themes):
        values = (
            quarters[tests.used[found.start[at]]],
            int(found.length[at]),
            *(float(getattr(found, name)[at]) for name in ("ratio", "low", "high", "p_value")),
            float(q_values[at]),
        )
        told.append(
            dict(zip(COLUMNS, values, strict=True)) if enough[at] else dict.fromkeys(COLUMNS)
        )
    return told


def _explained(tests: Tests, first_of_year: int) -> Array:
    """Return what is no peak, shape (themes, quarters used): shared movement, claimed seasons."""
    explained = np.tile(tests.shared, (len(tests.counts), 1))
    part = (tests.used + first_of_year - 1) % 4
    for at, season in enumerate(tests.season):
        if season is not None and tests.season_q[at] <= CLAIMED:
            factors = np.asarray(season.factors, dtype=np.float64)
            explained[at] *= np.maximum(factors, 1e-3)[part]
    return explained
