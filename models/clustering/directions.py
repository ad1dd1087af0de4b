"""The main directions in which rows differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.recognition.steady import steady_product, unit_rows


@dataclass(frozen=True)
class Directions:
    """A reduced space: what is taken away, and the main directions of the rest.

    ``centre`` has shape (dimension,), ``axes`` (dimension, dimensions kept).
    """

    centre: NDArray[np.float64]
    axes: NDArray[np.float64]

    @classmethod
    def fitted(cls, vectors: NDArray[np.floating], kept: int) -> Directions:
        """Find the main directions (principal components) of the rows."""
        rows = np.asarray(vectors, dtype=np.float64)
        centre = rows.mean(axis=0)
        _, axes = np.linalg.eigh((rows - centre).T @ (rows - centre))
        return cls(centre, axes[:, ::-1][:, :kept])

    @classmethod
    def unchanged(cls, dimension: int) -> Directions:
        """Return the space itself."""
        return cls(np.zeros(dimension), np.eye(dimension))

    def project(self, vectors: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return unit rows in the reduced space, shape (n, dimensions kept)."""
        return unit_rows(steady_product(np.asarray(vectors) - self.centre, self.axes))
