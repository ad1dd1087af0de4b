"""The seam behind which every sentence encoder stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

#: Shape (texts, dimension), float32, each row of unit length.
Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit-length vectors."""

    @property
    def identity(self) -> str:
        """Name and revision; part of every cache key."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text, in the order given."""
        ...
