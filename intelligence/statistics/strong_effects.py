"""Effects of which most are small and a few are strong: who pays late everywhere, and who at once.

An effect is a draw from a normal distribution of the spread that its source has or, by a small
chance, from one that is `STRONG` wider (spike and slab; Mitchell and Beauchamp 1988, George and
McCulloch 1993). Each effect is then drawn to nought by as much as makes it the mean over both, what
the data alone tell of it being taken for normal (as in expectation propagation, Minka 2001). So one
cell that stands out far is told as it is, where a single spread for all would draw it to nought
with the noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

Array = NDArray[np.float64]

#: Standard deviation of the log odds of what is strong, beyond what every effect has.
STRONG = 2.5
#: Of how many effects one is taken for strong before any is known, and for how many effects that
#: counts: chosen on simulated portfolios (docs/quality/risk.md).
_ONE_IN, _WORTH = 100.0, 100.0
_TINY = 1e-9
#: Precisions of what an effect is drawn by stay within these.
_PRECISIONS = (1e-2, 1e8)


@dataclass(frozen=True)
class Effects:
    """What data tell of the effects of one source, whatever their prior.

    Attributes:
        means: of the normal that stands for the likelihood, any shape.
        precisions: of it, same shape.

    """

    means: Array
    precisions: Array

    @classmethod
    def without(cls, effects: Array, variances: Array, drawn: Array) -> Effects:
        """Take what they are drawn by (precisions, towards nought) out of posterior effects."""
        told = np.maximum(1 / np.maximum(variances, _TINY) - drawn, _TINY)
        return cls(effects / np.maximum(variances, _TINY) / told, told)

    def strong(self, spread: float, share: float) -> Array:
        """Return the chance that each is strong."""
        return np.asarray(
            special.expit(
                special.logit(share)
                + self._log_density(spread**2 + STRONG**2)
                - self._log_density(spread**2)
            )
        )

    def drawn(self, spread: float, share: float) -> Array:
        """Return by what precision each is to be drawn to nought to be the mean over both."""
        chance = self.strong(spread, share)
        kept = chance * self._kept(spread**2 + STRONG**2) + (1 - chance) * self._kept(spread**2)
        return np.clip(self.precisions * (1 / np.maximum(kept, _TINY) - 1), *_PRECISIONS)

    def spread(self, spread: float, share: float) -> float:
        """Return a likelier spread of those that are not strong (MacKay 1992)."""
        small = 1 - self.strong(spread, share)
        kept = self._kept(spread**2)
        learned = float((small * kept).sum())
        squares = float((small * (kept * self.means) ** 2).sum())
        return float(np.sqrt(squares / max(learned, _TINY)))

    def share(self, spread: float, share: float) -> float:
        """Return a likelier share of strong ones."""
        chance = self.strong(spread, share)
        return float((chance.sum() + _WORTH / _ONE_IN) / (chance.size + _WORTH))

    def _log_density(self, variance: float) -> Array:
        """Return the log density of the means where effects have a variance, but for a constant."""
        total = variance + 1 / self.precisions
        return np.asarray(-(np.log(total) + self.means**2 / total) / 2)

    def _kept(self, variance: float) -> Array:
        """Return what is left of a mean where effects have a variance."""
        return np.asarray(self.precisions / (self.precisions + 1 / max(variance, _TINY)))


def first_share() -> float:
    """Return the share of strong effects that is taken before any is known."""
    return 1 / _ONE_IN
