"""Weighs how a statement reads with named cues: log odds of each kind.

Logistic regressions with a ridge (le Cessie and van Houwelingen 1992) of one set of features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class WordingClassifier:
    """Weights of one reader's log odds and of named cues.

    Attributes:
        reader: identity of the reader (`models/readers/reader.py`); readings must come from it.
        kinds: names of what is told apart.
        cues: names of the named features.
        of_reading, of_cues: shape (features of the part, kinds).
        bias: shape (kinds,).
        bounds: log odds from which a statement counts as of the kind, shape (kinds,).

    """

    reader: str
    kinds: tuple[str, ...]
    cues: tuple[str, ...]
    of_reading: Array
    of_cues: Array
    bias: Array
    bounds: Array

    def __post_init__(self) -> None:
        """Index cues once."""
        object.__setattr__(self, "_cues", {cue: row for row, cue in enumerate(self.cues)})

    def log_odds(self, readings: Array, named: Sequence[Mapping[str, float]]) -> Array:
        """Return the log odds of each kind, shape (texts, kinds).

        Args:
            readings: shape (texts, kinds), log odds by the reader.
            named: cues of each by name; those that were not weighed count nothing.

        """
        odds = np.tile(self.bias, (len(named), 1))
        if not len(named):
            return odds
        # einsum adds each row by itself: a statement weighs the same in any company.
        odds += np.einsum("ij,jk->ik", readings, self.of_reading, optimize=False)
        cues: Mapping[str, int] = self._cues  # type: ignore[attr-defined]
        for row, found in enumerate(named):
            told = {cues[name]: value for name, value in found.items() if value and name in cues}
            worth = np.array(list(told.values()))[:, None] * self.of_cues[list(told)]
            # One after the other, in the order of the cues, whatever their number.
            odds[row] = np.add.accumulate(np.vstack([odds[row], worth]), axis=0)[-1]
        return odds
