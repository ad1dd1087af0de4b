"""A clusterer for unit tests: rows that are alike, directly or through others, are one group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.clustering.contract import Grouping, numbered
from models.recognition.steady import unit_rows


@dataclass(frozen=True)
class AlikeClusterer:
    """Groups of at least ``smallest`` rows with a cosine of ``least``; all equally stable."""

    least: float = 0.6
    smallest: int = 4
    stability: float = 1.0

    @property
    def identity(self) -> str:
        """Name and bounds."""
        return f"alike/{self.least}/{self.smallest}/{self.stability}"

    def cluster(self, rows: NDArray[np.floating]) -> Grouping:
        """Group the rows, shape (n, dimension)."""
        members = np.arange(len(rows))
        unit = unit_rows(rows)
        near = unit @ unit.T >= self.least
        for _ in range(len(rows)):
            members = np.array([members[row].min() for row in near], dtype=np.int64)
        sizes = np.bincount(members, minlength=len(rows)) if len(rows) else np.zeros(0, dtype=int)
        members = np.where(sizes[members] >= self.smallest, members, -1)
        return numbered(members, np.full(len(rows), self.stability))
