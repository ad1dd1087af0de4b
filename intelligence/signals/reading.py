"""Reads a signal table as plain values: the same for command line, HTTP, pages and reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from intelligence.metrics import Metric, Unit, is_missing
from intelligence.signals.catalogue import SignalTable

Row = dict[str, Any]


def signal_rows(frame: pd.DataFrame | None, table: SignalTable) -> list[Row]:
    """Return a table of an edition as rows with exactly its columns.

    A column that an older edition lacks is ``None`` in every row; an edition without the table has
    no rows. Counts are ``int``, flags ``bool``, lists ``list[str]``, figures ``float``.
    """
    if frame is None:
        return []
    columns = [_column(frame, metric) for metric in table.columns]
    return [dict(zip(table.keys, cells, strict=True)) for cells in zip(*columns, strict=True)]


def is_told(frame: pd.DataFrame | None) -> bool:
    """Say whether an edition tells a table at all; one of an earlier release may not know of it.

    A table in which there is nothing to say has its columns and no row.
    """
    return frame is not None and len(frame.columns) > 0


def signal_frame(frame: pd.DataFrame | None, table: SignalTable) -> pd.DataFrame:
    """Return the values of `signal_rows` as a table whose columns have one type each."""
    rows = signal_rows(frame, table)
    columns = {
        metric.key: _typed([row[metric.key] for row in rows], metric.unit)
        for metric in table.columns
    }
    return pd.DataFrame(columns, columns=list(table.keys))


def _typed(cells: list[Any], unit: Unit) -> pd.Series:
    if unit is Unit.FLAG:
        return pd.Series(cells, dtype="boolean")
    if unit is Unit.COUNT and not any(isinstance(cell, float) for cell in cells):
        return pd.Series(cells, dtype="Int64")
    if unit in {Unit.TEXT, Unit.LIST}:
        return pd.Series(cells, dtype="object")
    return pd.Series(cells, dtype="float64")


def _column(frame: pd.DataFrame, metric: Metric) -> list[Any]:
    if metric.key not in frame.columns:
        return [None] * len(frame)
    convert: Callable[[Any], Any] = _CONVERT.get(metric.unit, _as_figure)
    return [convert(cell) for cell in frame[metric.key]]


def _as_list(cell: Any) -> list[str]:
    if isinstance(cell, np.ndarray | list | tuple):
        return [str(item) for item in cell]
    return [] if is_missing(cell) else [str(cell)]


def _as_count(cell: Any) -> int | float | None:
    figure = _as_figure(cell)
    return int(figure) if figure is not None and figure == int(figure) else figure


def _as_figure(cell: Any) -> float | None:
    if is_missing(cell):
        return None
    figure = float(cell)
    return figure if np.isfinite(figure) else None


def _as_flag(cell: Any) -> bool | None:
    return None if is_missing(cell) else bool(cell)


def _as_text(cell: Any) -> str | None:
    return None if is_missing(cell) else str(cell)


_CONVERT: Mapping[Unit, Callable[[Any], Any]] = {
    Unit.TEXT: _as_text,
    Unit.LIST: _as_list,
    Unit.FLAG: _as_flag,
    Unit.COUNT: _as_count,
}
