"""Figures with intervals, as they are drawn: values only."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One line: what it is of, its figure with both ends, and the figure as it is written.

    ``low`` and ``high`` are ``None`` where there is no interval. ``strong`` rows stand out.
    """

    label: str
    value: float
    low: float | None
    high: float | None
    said: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """Where figures stand: ``ratio`` scales are logarithmic, ``reference`` is no effect."""

    reference: float
    ratio: bool

    def place(self, figure: float) -> float:
        """Return a figure on the scale's own measure."""
        return math.log(max(figure, 1e-6)) if self.ratio else figure
