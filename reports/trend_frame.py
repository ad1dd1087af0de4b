"""Where things stand in a trend chart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrendFrame:
    """The box of a trend chart in SVG units: ``quarters`` side by side, rates up to ``top``."""

    width: int
    height: int
    quarters: int
    top: float

    left = 30
    right = 10
    above = 10
    strip = 20
    axis = 16

    @property
    def floor(self) -> float:
        """Where a rate of zero stands."""
        return self.height - self.axis - self.strip - 6

    @property
    def step(self) -> float:
        """The room of one quarter."""
        return (self.width - self.left - self.right) / max(1, self.quarters)

    @property
    def thick(self) -> float:
        """The width of a bar."""
        return max(1.0, min(9.0, (self.width - 40) / max(1, self.quarters) * 0.55))

    def x(self, order: int) -> float:
        """Return the middle of a quarter."""
        return self.left + self.step * (order + 0.5)

    def y(self, rate: float) -> float:
        """Return where a rate stands; one above the top is cut there."""
        return self.floor - (self.floor - self.above) * min(rate, self.top) / self.top
