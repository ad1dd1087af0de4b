"""Rows of a table as plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as JSON-ready mappings."""
    return list(each_row(table))


def each_row(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as JSON-ready mappings."""
    for row in table.itertuples(index=False, name=None):
        yield {name: _plain(value) for name, value in zip(table.columns, row, strict=True)}


def _plain(value: Any) -> Any:
    """Return a JSON-ready value: arrays as lists, numpy numbers as Python's, missing as None."""
    if hasattr(value, "tolist") and not isinstance(value, str):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if value is pd.NA or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return None
    return value
