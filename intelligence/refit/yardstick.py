"""How far apart themes lie, told by the themes that are known.

Two parts of a theme are always told apart somehow. Whether they are as far apart as themes are is
told by the other themes: statements of one thing have no other theme between them and the rest of
their own, and statements of two things do (relative novelty: a distance means something beside the
distances of what is known, Ren et al. 2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.steady import steady_product, unit_rows

_DECIMALS = 6


@dataclass(frozen=True)
class Yardstick:
    """The middles of known themes: unit rows, shape (themes, dimension)."""

    middles: NDArray[np.float64]

    @classmethod
    def of(cls, sets: Sequence[NDArray[np.floating]]) -> Yardstick:
        """Return the middles of sets of vectors, each of shape (some, the dimension)."""
        if not sets:
            return cls(np.zeros((0, 0)))
        return cls(np.concatenate([_middle(rows) for rows in sets]))

    def without(self, at: int) -> Yardstick:
        """Return the same without one of the themes."""
        return Yardstick(np.delete(self.middles, at, axis=0))

    def elsewhere(self, one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
        """Return the share of statements that some theme is at least as near to as the other part.

        The mean of both parts' shares; 0 without themes.

        Args:
            one: vectors of a part, shape (n, dimension).
            other: vectors of the other, shape (m, dimension).

        """
        if not len(self.middles):
            return 0.0
        shares = [
            float((self.nearness(rows) >= _close(rows, _middle(beyond))[:, 0]).mean())
            for rows, beyond in ((one, other), (other, one))
        ]
        return round(sum(shares) / 2, 4)

    def between(self, one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
        """Return the share of themes that are at least as near to one part as the other part is.

        The mean of both ways; 0 without themes. See `elsewhere` for the arguments.
        """
        if not len(self.middles):
            return 0.0
        first, second = _middle(one), _middle(other)
        apart = _close(first, second)
        shares = [float((_close(own, self.middles) >= apart).mean()) for own in (first, second)]
        return round(sum(shares) / 2, 4)

    def nearest(self, rows: NDArray[np.floating], count: int) -> list[int]:
        """Return the themes whose middles are nearest to that of a set, nearest first."""
        if not len(self.middles):
            return []
        near = _close(_middle(rows), self.middles)[0]
        return [int(at) for at in np.argsort(-near, kind="stable")[:count]]

    def nearness(self, rows: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return how near the nearest theme is to each row, -1 without themes; shape (n,)."""
        if not len(self.middles):
            return np.full(len(rows), -1.0)
        return np.asarray(_close(rows, self.middles).max(axis=1))


def to_others(rows: NDArray[np.floating], places: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how near each row is to the middle of some of them, itself left out; shape (n,).

    Args:
        rows: shape (n, dimension).
        places: of those in the set, at least two.

    """
    placed = unit_rows(rows)
    total = placed[places].sum(axis=0)
    near = _close(placed, unit_rows(total[None, :]))[:, 0]
    others = unit_rows(total - placed[places])
    near[places] = np.round((placed[places] * others).sum(axis=1), _DECIMALS)
    return near


def _middle(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    return unit_rows(unit_rows(rows).mean(axis=0, keepdims=True))


def _close(rows: NDArray[np.floating], middles: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(np.round(steady_product(unit_rows(rows), middles.T), _DECIMALS))
