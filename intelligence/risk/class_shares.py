"""Shares of classes of which most differ little from all and a few stand out far.

One strength for every cell (a class and an outcome) draws one that stands out as hard as the noise
of the others: 20 of 28 were told as 42 % where a quarter of all showed it. So a cell is drawn by
one of two strengths, the shared one or, by a small chance, a weak one; how likely the weak one is
follows from its count (a mixture of two beta-binomials, robust as in Berger 1985, section 4.7). The
model of chances takes effects the same way (`statistics.strong_effects`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Array = NDArray[np.float64]

#: Of cells, how many stand out before any is known, and how many units the common share is worth in
#: one that does. Thirds of the sample portfolio held out 60 times are told better than by one
#: strength (Brier score -.00043 ± .00006), and cells of the simulated portfolios no worse (squared
#: error -.00001 of .0019); where strong cells were planted it falls from .0021 to .0016.
OUTLYING, WEAK = 0.03, 4.0
_STRENGTHS = (0.5, 2_000.0)
_TINY = 1e-6
_HALVINGS = 40


@dataclass(frozen=True)
class Cells:
    """Counts of classes, and the share that each is drawn towards.

    Attributes:
        counts: shape (classes, outcomes), units of each class that show each outcome.
        trials: same shape, units of each class, parts of units allowed; at least the counts.
        common: same shape, within (0, 1).

    """

    counts: Array
    trials: Array
    common: Array

    @classmethod
    def of(cls, counts: Array, sizes: Array, common: Array) -> Cells:
        """Return the cells of classes of so many units, shape (classes,)."""
        middle = np.clip(np.broadcast_to(common, counts.shape), _TINY, 1 - _TINY)
        return cls(counts, np.maximum(sizes[:, None], counts), middle)

    def strength(self, most: float) -> float:
        """Return how many units the common share is worth in cells that do not stand out.

        Args:
            most: it is worth no more than this.

        """
        if not self.counts.size or not (self.trials > 0).any():
            return most

        def loss(log_strength: float) -> float:
            strong = np.log1p(-OUTLYING) + self._likelihood(float(np.exp(log_strength)))
            return -float(np.logaddexp(strong, np.log(OUTLYING) + self._likelihood(WEAK)).sum())

        found = optimize.minimize_scalar(loss, bounds=np.log(_STRENGTHS), method="bounded")
        return min(float(np.exp(found.x)), most)

    def standing_out(self, strength: float) -> Array:
        """Return the chance that each cell stands out."""
        ratio = self._likelihood(WEAK) - self._likelihood(strength)
        return np.asarray(special.expit(special.logit(OUTLYING) + ratio))

    def share(self, strength: float) -> Array:
        """Return the posterior mean share of each cell."""
        weak = self.standing_out(strength)
        means = [one / (one + other) for one, other in map(self._beta, (strength, WEAK))]
        return np.asarray((1 - weak) * means[0] + weak * means[1])

    def interval(self, strength: float, level: float = 0.8) -> tuple[Array, Array]:
        """Return the posterior interval of each cell's share; it holds the posterior mean."""
        tail, mean = (1 - level) / 2, self.share(strength)
        low, high = (self._quantile(strength, one) for one in (tail, 1 - tail))
        return np.minimum(low, mean), np.maximum(high, mean)

    def _quantile(self, strength: float, wanted: float) -> Array:
        weak = self.standing_out(strength)
        hard, soft = self._beta(strength), self._beta(WEAK)
        low, high = np.zeros_like(weak), np.ones_like(weak)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            below = (1 - weak) * special.betainc(*hard, middle)
            below += weak * special.betainc(*soft, middle)
            low, high = (
                np.where(below < wanted, middle, low),
                np.where(below < wanted, high, middle),
            )
        return np.asarray((low + high) / 2)

    def _beta(self, strength: float) -> tuple[Array, Array]:
        one = self.counts + strength * self.common
        return one, self.trials - self.counts + strength * (1 - self.common)

    def _likelihood(self, strength: float) -> Array:
        drawn = special.betaln(strength * self.common, strength * (1 - self.common))
        return np.asarray(special.betaln(*self._beta(strength)) - drawn)
