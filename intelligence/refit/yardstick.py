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
            float((self._nearest(rows) >= _close(rows, _middle(beyond))[:, 0]).mean())
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

    def own(self, rows: NDArray[np.floating]) -> float:
        """Return the share of statements nearer to the others of their set than to any theme.

        Args:
            rows: vectors of the set, shape (n, dimension) with n of at least two.

        """
        placed = unit_rows(rows)
        others = unit_rows(placed.sum(axis=0) - placed)
        inside = np.round((placed * others).sum(axis=1), _DECIMALS)
        return round(float((inside > self._nearest(placed)).mean()), 4)

    def drawn(self, rows: NDArray[np.floating], to: NDArray[np.floating]) -> float:
        """Return the share of statements nearer to a set than to any theme; 0 without statements.

        Args:
            rows: vectors of statements that are not of the set, shape (n, dimension).
            to: vectors of the set, shape (m, dimension).

        """
        if not len(rows):
            return 0.0
        near = _close(rows, _middle(to))[:, 0]
        return round(float((near > self._nearest(rows)).mean()), 4)

    def nearest(self, rows: NDArray[np.floating], count: int) -> list[int]:
        """Return the themes whose middles are nearest to that of a set, nearest first."""
        if not len(self.middles):
            return []
        near = _close(_middle(rows), self.middles)[0]
        return [int(at) for at in np.argsort(-near, kind="stable")[:count]]

    def _nearest(self, rows: NDArray[np.floating]) -> NDArray[np.float64]:
        if not len(self.middles):
            return np.full(len(rows), -1.0)
        return np.asarray(_close(rows, self.middles).max(axis=1))


def _middle(rows: NDArray[np.floating]) -> NDArray[np.float64]:
    return unit_rows(unit_rows(rows).mean(axis=0, keepdims=True))


def _close(rows: NDArray[np.floating], middles: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.asarray(np.round(steady_product(unit_rows(rows), middles.T), _DECIMALS))
