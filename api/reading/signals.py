"""Which rows of a signal table a query asks for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from api.reading.index import EditionIndex
from api.reading.table import Positions
from api.reading.themes import theme_row
from api.signal_filters import check_filters
from intelligence.signals.registry import SIGNALS


@dataclass(frozen=True, slots=True)
class SignalFilter:
    """What a row must be; ``None`` asks for nothing. ``theme`` is an id or a key."""

    theme: str | None = None
    dimension: str | None = None
    noteworthy: bool = False


def select_signals(index: EditionIndex, name: str, wanted: SignalFilter) -> Positions:
    """Return the positions of the rows wanted, in the order of the table.

    Raises:
        UnknownTheme: when the edition has no theme of the id or key given.
        UnknownDimension: when the table has no dimension of the name given.
        InvalidRequest: when the table has no theme, or no dimension, at all.

    """
    table = SIGNALS[name]
    rows = index.signals[name]
    check_filters(table, rows, theme=wanted.theme, dimension=wanted.dimension)
    theme = theme_row(index, wanted.theme)["theme_id"] if wanted.theme is not None else None
    chosen = [
        at
        for at, row in enumerate(rows)
        if (theme is None or row.get("theme_id") == theme)
        and (wanted.dimension is None or row.get("dimension") == wanted.dimension)
        and (not wanted.noteworthy or table.is_noteworthy(row))
    ]
    return np.array(chosen, dtype=np.int64)
