"""Shares with bootstrap intervals over whole groups (Efron and Tibshirani 1993).

Statements about one theme, or causes of one document, resemble each other; drawing them one by one
would make the interval too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % bootstrap interval; whole themes or documents are drawn again."""

    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True)
class Draw:
    """Draws whole groups again, with replacement, always the same way."""

    groups: Sequence[str]
    resamples: int

    def share(self, hits: Sequence[bool], counted: Sequence[bool] | None = None) -> Share:
        """Return the share of ``hits`` among the ``counted`` rows, with its interval."""
        which = np.ones(len(hits), dtype=bool) if counted is None else np.array(counted, dtype=bool)
        return self.ratio(self._sums(np.array(hits, dtype=float) * which), self._sums(which))

    def difference(self, after: Sequence[bool], before: Sequence[bool]) -> Share:
        """Return the share of hits after less that before, paired row by row, -1 to 1."""
        change = np.array(after, dtype=float) - np.array(before, dtype=float)
        return self.ratio(self._sums(change), self._sums(np.ones(len(change))))

    def _sums(self, figures: NDArray[np.generic]) -> NDArray[np.float64]:
        """Return the sum over each group, groups in alphabetical order."""
        names, rows = np.unique(np.array(self.groups, dtype=object), return_inverse=True)
        return np.bincount(rows, figures.astype(float), minlength=len(names)).astype(float)

    def ratio(self, tops: NDArray[np.float64], sizes: NDArray[np.float64]) -> Share:
        """Return the ratio of two sums over groups, with its interval; 0 of nothing is 0."""
        random = np.random.default_rng(SEED)
        drawn = random.integers(0, len(tops), size=(self.resamples, len(tops)))
        ratios = tops[drawn].sum(axis=1) / np.maximum(sizes[drawn].sum(axis=1), 1e-12)
        low, high = np.quantile(ratios, [0.025, 0.975])
        total = float(sizes.sum())
        value = float(tops.sum()) / max(total, 1e-12)
        return Share(round(value, 3), round(float(low), 3), round(float(high), 3), int(total))
