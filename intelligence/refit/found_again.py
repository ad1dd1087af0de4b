"""How far what would start as a theme is found again when all themes are learned anew.

That its causes gather into the same set again says little: what is like nothing gathers again and
again around its own middle. So it is asked what is asked of every theme that no grouping found
(`intelligence/health/stability.py`): from parts of the engagements all themes are learned anew, the
new one among them, and every cause is given one of them or none. What has no place of its own then
takes in what is in no theme, and loses its own to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intelligence.refit.standing import Standing
from models.relearning import Relearning

_DECIMALS = 4


@dataclass(frozen=True)
class FoundAgain:
    """All n causes, the sure ones and the others, as themes are learned from them.

    Attributes:
        order: positions of the causes in an order that does not depend on how they came.
        vectors: of the causes, shape (n, dimension).
        themes: number of the theme of each from 0, or -1; shape (n,).
        units: number of the engagement of each, else of its document; shape (n,).
        relearning: how themes are learned anew.

    """

    order: NDArray[np.int64]
    vectors: NDArray[np.floating]
    themes: NDArray[np.int64]
    units: NDArray[np.int64]
    relearning: Relearning

    @classmethod
    def of(
        cls,
        standing: Standing,
        vectors: NDArray[np.floating],
        relearning: Relearning | None = None,
    ) -> FoundAgain:
        """Return the causes as they stand."""
        numbers = {theme: number for number, theme in enumerate(sorted(standing.themes))}
        themes = [-1 if theme is None else numbers[theme] for theme in standing.theme_ids]
        _, units = np.unique(np.array(standing.groups, dtype=object), return_inverse=True)
        named = list(zip(standing.texts, standing.groups, range(len(themes)), strict=True))
        order = np.array(sorted(range(len(named)), key=named.__getitem__), dtype=np.int64)
        drawn = relearning or Relearning()
        return cls(order, vectors, np.array(themes, dtype=np.int64), units, drawn)

    def overlap(self, positions: Sequence[int]) -> float:
        """Return the mean Jaccard overlap of a new theme with what is learned anew, 0 to 1.

        Args:
            positions: of its causes among all.

        """
        new = int(self.themes.max(initial=-1)) + 1
        themes = self.themes.copy()
        themes[list(positions)] = new
        order = self.order
        learned = self.relearning.relearn(self.vectors[order], themes[order], self.units[order])
        return round(float(learned.overlaps[new].mean()), _DECIMALS)
