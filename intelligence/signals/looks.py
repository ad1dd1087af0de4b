"""The tests of movement, made on counts as far as these are independent of each other.

An engagement shows a theme in several neighbouring quarters; by `statistics.clumping` its events
count for less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.statistics.changepoint import (
    SHORTEST,
    LevelChange,
    level_change,
    partition,
    poisson_costs,
    steps,
)
from intelligence.statistics.clumping import Clumps, design_effects, pooled
from intelligence.statistics.growth import Growth, growth
from intelligence.statistics.past_peaks import Peaks, past_peaks, peak_contrasts
from intelligence.statistics.seasonality import Season, season, season_contrasts
from intelligence.statistics.window_scan import LONGEST, Scan, scan

Array = NDArray[np.float64]

#: Quarters without which an alarm has nothing to be set against.
LEAST_QUARTERS = 8
#: Engagement-quarters below which nothing is said of a theme that has not just appeared.
LEAST_EVENTS = 8


@dataclass(frozen=True)
class Look:
    """Series to be tested.

    Attributes:
        counts: shape (themes, quarters).
        exposure: shape (quarters,), zero where a quarter tells nothing.
        clumps: which engagement each count is of; None where every one is another's.

    """

    counts: Array
    exposure: Array
    clumps: Clumps | None

    @property
    def used(self) -> NDArray[np.int64]:
        """Places of the quarters with exposure."""
        return np.flatnonzero(self.exposure > 0)

    @property
    def few(self) -> NDArray[np.bool_]:
        """Whether each theme has too few events for a trend or a level."""
        return np.asarray(self.counts[:, self.used].sum(axis=1) < LEAST_EVENTS)

    def risen(self) -> Scan:
        """Look for rises that end in each quarter, places in ``used``.

        Counts are divided by the design effect of the newest quarters, on which verdicts rest.
        """
        used = self.used
        newest = np.zeros((min(LONGEST, len(used)), len(self.exposure)))
        for at in range(len(newest)):
            newest[at, used[-1 - at :]] = 1.0
        worth = pooled(self._clumping(newest), self.exposure, newest)
        return scan(self.counts[:, used] / worth[:, None], self.exposure[used])

    def grown(self) -> tuple[tuple[Growth | None, ...], Array]:
        """Return the growth of each theme, and its probability where there are enough events."""
        if len(self.used) < LEAST_QUARTERS:
            return (None,) * len(self.counts), np.full(len(self.counts), np.nan)
        clumping = self._clumping(np.arange(len(self.exposure), dtype=np.float64)[None, :])[:, 0]
        found = tuple(
            growth(row, self.exposure, clumping=max(float(own), 1.0))
            for row, own in zip(self.counts, clumping, strict=True)
        )
        chances = [
            np.nan if item is None or low else item.p_value
            for item, low in zip(found, self.few, strict=True)
        ]
        return found, np.asarray(chances, dtype=np.float64)

    def levels(self) -> tuple[LevelChange | None, Array]:
        """Return the change of level of each theme, and its probability, places in ``used``."""
        used = self.used
        if len(used) < LEAST_QUARTERS or not len(self.counts):
            return None, np.full(len(self.counts), np.nan)
        clumping = self._clumping(self._placed(steps(len(used))))
        found = level_change(self.counts[:, used], self.exposure[used], clumping=clumping)
        return found, np.where(self.few, np.nan, found.p_value)

    def changes(self, theme: int) -> tuple[int, ...]:
        """Return every change of level of the likeliest partition, places in ``used``.

        A level and its place are two parameters, each of which costs as the Bayesian information
        criterion says.
        """
        used = self.used
        if len(used) < LEAST_QUARTERS:
            return ()
        contrasts = self._placed(steps(len(used)))
        worth = pooled(self._clumping(contrasts), self.exposure, contrasts)[theme]
        costs = poisson_costs(self.counts[theme, used] / worth, self.exposure[used])
        return partition(costs, 2 * float(np.log(len(used))), SHORTEST)

    def seasons(self, first_of_year: int = 1) -> tuple[Season | None, ...]:
        """Return the season of each theme; the oldest quarter is this one of its year, 1 to 4."""
        contrasts = season_contrasts(self.exposure, first_of_year)
        clumping = pooled(
            self._clumping(contrasts, as_they_lie=True), self.exposure, contrasts
        ).tolist()
        return tuple(
            season(row, self.exposure, first_of_year, own)
            for row, own in zip(self.counts, clumping, strict=True)
        )

    def peaks(self, factors: Array) -> Peaks:
        """Return the highest past peak of each theme, places in ``used``.

        Args:
            factors: shape (themes, quarters used), of the exposure: what makes no peak.

        """
        used = self.used
        exposed = self.exposure[used]
        contrasts = self._placed(peak_contrasts(exposed))
        together = self._clumping(contrasts, as_they_lie=True)
        clumping = pooled(together, self.exposure, contrasts)
        return past_peaks(self.counts[:, used], exposed * factors, clumping=clumping)

    def _placed(self, contrasts: Array) -> Array:
        """Return contrasts of the quarters used as ones of all quarters."""
        placed = np.zeros((len(contrasts), len(self.exposure)))
        placed[:, self.used] = contrasts
        return placed

    def _clumping(self, contrasts: Array, *, as_they_lie: bool = False) -> Array:
        """Return design effects of contrasts of all quarters, shape (themes, contrasts)."""
        if self.clumps is None:
            return np.ones((len(self.counts), len(contrasts)))
        return design_effects(
            self.clumps, self.exposure, contrasts, len(self.counts), as_they_lie=as_they_lie
        )
