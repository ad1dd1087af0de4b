"""Reads an edition's frames as plain values, whatever they went through on disk.

A frame that came back from Parquet has numpy integers, arrays where lists were, and NaN or NA
where nothing was; a frame fresh from the pipeline has Python values. Reports see only the latter.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

Row = dict[str, Any]


def rows(frame: pd.DataFrame, columns: Iterable[str] | None = None) -> list[Row]:
    """Return a frame as dictionaries of plain values; columns that it lacks are ``None``.

    >>> rows(pd.DataFrame({"a": [1.0, float("nan")]}), ["a", "b"])
    [{'a': 1.0, 'b': None}, {'a': None, 'b': None}]
    """
    names = [str(name) for name in frame.columns] if columns is None else list(columns)
    held = [
        [plain(cell) for cell in frame[name]] if name in frame.columns else [None] * len(frame)
        for name in names
    ]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*held, strict=True)]


def plain(cell: Any) -> Any:
    """Return a cell as a Python value; sequences become tuples, what is missing ``None``.

    >>> plain(np.int64(3)), plain(np.array(["a"])), plain(pd.NA), plain(float("nan"))
    (3, ('a',), None, None)
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        return str(cell)
    if isinstance(cell, np.ndarray | list | tuple):
        return tuple(plain(item) for item in cell)
    if pd.isna(cell):
        return None
    return cell.item() if isinstance(cell, np.generic) else cell


def whole(value: Any) -> int:
    """Return a count; what is missing counts as zero.

    >>> whole(3.0), whole(None)
    (3, 0)
    """
    return 0 if value is None else int(value)


def optional_whole(value: Any) -> int | None:
    """Return a count, or ``None`` when it is missing."""
    return None if value is None else int(value)


def words(value: Any, fallback: str = "") -> str:
    """Return a text, or the fallback when it is missing or blank."""
    return fallback if value is None or not str(value).strip() else str(value)
