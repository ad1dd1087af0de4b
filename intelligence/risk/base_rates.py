"""How often themes show in the class of engagements that an offer belongs to, before any model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from intelligence.edition import UNKNOWN
from intelligence.risk.class_shares import Cells
from intelligence.statistics.shrunk_shares import share_interval, shared_strength, shrunk_share

Array = NDArray[np.float64]

#: A type of work is the reference class where it has so many engagements, else all are.
FEWEST_OF_CLASS = 10
ALL = "all engagements"


@dataclass(frozen=True)
class Reference:
    """A reference class.

    Attributes:
        words: what it is called.
        engagements: how many are in it.
        seen: the same, each counted by the share of what it will show that could have been seen.
        showing: shape (themes,), how many of them showed each theme.
        rate: shape (themes,), the share that will have shown it, drawn towards all.
        low: shape (themes,), lower end of the rate's 80 % interval; ``high``: its upper end.

    """

    words: str
    engagements: int
    seen: float
    showing: Array
    rate: Array
    low: Array
    high: Array


@dataclass(frozen=True)
class BaseRates:
    """Rates of all engagements and of each type of work.

    Attributes:
        overall: of all engagements, drawn towards the mean of all themes.
        types: by type of work of enough engagements, drawn towards all.
        seen: how many engagements were looked at, each as far as it could have been seen.

    """

    overall: Reference
    types: dict[str, Reference]
    seen: float

    @property
    def unseen_limit(self) -> float:
        """Up to where the rate of a theme may lie that no engagement shows, by them alone."""
        return unseen_limit(self.seen)

    def of(self, engagement_type: str) -> Reference:
        """Return the reference class of an offer of a type."""
        return self.types.get(engagement_type, self.overall)


def base_rates(shows: Array, visible: Array, types: Sequence[str]) -> BaseRates:
    """Count who shows what; an engagement counts as far as it could have been seen.

    Args:
        shows: shape (engagements, themes), 0 or 1.
        visible: shape (engagements,), the share of what will show that has been seen.
        types: the type of work of each engagement.

    """
    counts, seen = shows.sum(axis=0), float(visible.sum())
    overall = _overall(counts, seen, len(shows))
    names = [name for name in sorted(set(types)) if name != UNKNOWN]
    inside = np.array([[one == name for one in types] for name in names])
    inside = inside.reshape(len(names), len(types))
    table, sizes = inside.astype(float) @ shows, inside.astype(float) @ visible
    cells = Cells.of(table, sizes, overall.rate)
    strength = cells.strength(most=max(seen, 1.0))
    rates, (lows, highs) = cells.share(strength), cells.interval(strength)
    highs = np.where(counts > 0, highs, np.maximum(highs, overall.high))
    classes = {
        name: Reference(
            f"engagement type {name}",
            int(inside[row].sum()),
            float(sizes[row]),
            table[row],
            rates[row],
            lows[row],
            highs[row],
        )
        for row, name in enumerate(names)
        if inside[row].sum() >= FEWEST_OF_CLASS
    }
    return BaseRates(overall, classes, seen)


def unseen_limit(seen: float) -> float:
    """Return up to where the rate of a theme may lie that none of so many engagements shows.

    >>> round(unseen_limit(10), 2), round(unseen_limit(100), 3)
    (0.12, 0.013)
    """
    return float(special.betaincinv(0.5, seen + 0.5, 0.9))


def _overall(counts: Array, seen: float, engagements: int) -> Reference:
    """Return all engagements; where none shows anything, what is known is Jeffreys's prior.

    Other themes count for no more engagements than were looked at, and a theme that none of these
    shows is not told surer than they alone tell: at least up to Jeffreys's limit, which is 1.4 of
    their number (of one-sided 90 %, as the upper end of an 80 % interval is; at 95 % 3 of it by the
    rule of three, Hanley and Lippman-Hand 1983, and 1.9 by this).
    """
    middle, strength = np.array(0.5), 1.0
    if counts.any():
        middle = np.array((counts.sum() + 0.5) / (seen * len(counts) + 1.0))
        middle = np.minimum(middle, 1 - 1e-3)
        strength = shared_strength(counts[:, None], np.full(len(counts), seen), middle)
        strength = min(strength, max(seen, 1.0))
    rate = shrunk_share(counts, np.array(seen), middle, strength)
    low, high = share_interval(counts, np.array(seen), middle, strength)
    high = np.where(counts > 0, high, np.maximum(high, unseen_limit(seen)))
    return Reference(ALL, engagements, seen, counts, rate, low, high)
