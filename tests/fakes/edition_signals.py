"""Signal tables of the fake edition: rows of every kind of cell, by what the registry says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.registry import SIGNALS

Row = dict[str, Any]

#: A verdict that says that nothing stands out.
QUIET = "too little data"
_HOSTILE = "<script>alert('signal')</script>"
_QUARTERS = ("2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3")


def signals_of(themes: Sequence[Row]) -> dict[str, list[Row]]:
    """Return each signal table with one row a theme; every third does not stand out."""
    return {
        name: [_row(table, theme, place) for place, theme in enumerate(themes)]
        for name, table in SIGNALS.items()
    }


def _row(table: SignalTable, theme: Row, place: int) -> Row:
    row = {metric.key: _cell(metric, place) for metric in table.columns}
    if "theme_id" in row:
        row["theme_id"] = theme["theme_id"]
    if "dimension" in row:
        row["dimension"] = "customer"
    if "quarter" in row:
        row["quarter"] = _QUARTERS[place % len(_QUARTERS)]
    if table.verdict is not None:
        loud = sorted(table.noteworthy)
        row[table.verdict] = QUIET if place % 3 == 2 else loud[place % len(loud)]
    if table.picture is not None:
        _ordered(row, (table.picture.low, table.picture.value, table.picture.high))
    return row


def _ordered(row: Row, keys: tuple[str, str, str]) -> None:
    """Let the ends of an interval stand on either side of its figure."""
    value = row[keys[1]]
    if value is not None:
        row[keys[0]], row[keys[2]] = value / 2, value * 2


def _cell(metric: Metric, place: int) -> Any:
    if metric.unit is Unit.TEXT:
        return _HOSTILE if place == 0 else f"{metric.key} {place}"
    if metric.unit is Unit.LIST:
        return [] if place == 1 else [f"P-{place}", f"P-{place + 1}"]
    if place % 4 == 3 and metric.unit is not Unit.COUNT:
        return None
    known: dict[Unit, Any] = {
        Unit.FLAG: place % 2 == 0,
        Unit.COUNT: place * 3,
        Unit.SHARE: round(0.05 + 0.07 * place, 4),
        Unit.PROBABILITY: round(0.05 + 0.07 * place, 4),
    }
    return known.get(metric.unit, round(0.5 + 0.75 * place, 4))
