"""Freezes where each customer stands in the funnel of escalations, by stored figures alone."""

from __future__ import annotations

from dataclasses import dataclass

from intelligence.edition import Edition
from intelligence.signals.customers.verdicts import Verdict
from reports.tables import Row, rows


@dataclass(frozen=True, slots=True)
class Unit:
    """A customer: escalations that its mix predicts, raw ratio to them, limits of the ratio there.

    ``inner`` are the limits within which 95 % lie, ``outer`` those of 99.8 %, low and high.
    ``judged`` is whether there is enough data for a verdict on it.
    """

    name: str
    expected: float
    ratio: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    judged: bool

    @property
    def beyond_inner(self) -> bool:
        """Whether it lies outside the 95 % limits."""
        return not self.inner[0] <= self.ratio <= self.inner[1]

    @property
    def beyond_outer(self) -> bool:
        """Whether it lies outside the 99.8 % limits."""
        return not self.outer[0] <= self.ratio <= self.outer[1]


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """Customers by what is expected of them, fewest first.

    ``spread`` is how far customers differ beyond chance, ``unplaced`` how many have no expectation.
    """

    units: tuple[Unit, ...]
    spread: float | None
    unplaced: int


def funnel_of(edition: Edition) -> FunnelPlot | None:
    """Return the funnel of an edition's customers; ``None`` where it holds none."""
    table = edition.tables.get("customer_signals")
    if table is None:
        return None
    held = rows(table, _COLUMNS)
    units = [unit for row in held if (unit := _unit(row)) is not None]
    if not units:
        return None
    spreads = [row["funnel_spread"] for row in held if row["funnel_spread"] is not None]
    return FunnelPlot(
        tuple(sorted(units, key=lambda unit: (unit.expected, unit.name))),
        float(spreads[0]) if spreads else None,
        len(held) - len(units),
    )


_LIMITS = ("funnel_low_95", "funnel_high_95", "funnel_low_998", "funnel_high_998")
_COLUMNS = (
    *("customer", "customer_name", "expected_of_mix", "funnel_ratio", "funnel_spread"),
    "verdict",
    *_LIMITS,
)


def _unit(row: Row) -> Unit | None:
    figures = [row[name] for name in ("expected_of_mix", "funnel_ratio", *_LIMITS)]
    if any(figure is None for figure in figures) or not figures[0] > 0:
        return None
    expected, ratio, low, high, outer_low, outer_high = map(float, figures)
    name = str(row["customer_name"] or row["customer"] or "")
    judged = row["verdict"] not in {None, Verdict.TOO_LITTLE.value}
    return Unit(name, expected, ratio, (low, high), (outer_low, outer_high), judged)
