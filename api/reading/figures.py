"""Counted cells: trends by quarter and themes by the values of a dimension."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.echo import quoted
from api.reading.index import EditionIndex
from intelligence.edition import DIMENSIONS, UNKNOWN
from intelligence.errors import UnknownDimension

Row = dict[str, Any]


def check_dimension(name: str) -> str:
    """Return the name when it is a dimension.

    Raises:
        UnknownDimension: otherwise, listing the dimensions there are.

    """
    if name not in DIMENSIONS:
        message = f"there is no dimension {quoted(name)}; dimensions are {', '.join(DIMENSIONS)}"
        raise UnknownDimension(message)
    return name


def totals_in_order(index: EditionIndex, dimension: str) -> list[Row]:
    """Return the totals of a dimension's values in the order shown."""
    return index.tables["totals"].rows(index.figures.totals_by_dimension.get(dimension, ()))


def cells_of_value(index: EditionIndex, dimension: str, value: str) -> list[Row]:
    """Return one value's cells, most documents first."""
    positions = index.figures.cells_by_value.get((dimension, value), ())
    return index.tables["dimensions"].rows(positions)


@dataclass(frozen=True, slots=True)
class CellsShown:
    """A theme's cells in one dimension, at most as many as were asked for, of ``total``."""

    cells: list[Row]
    total: int

    @property
    def truncated(self) -> bool:
        """Whether cells were left out."""
        return len(self.cells) < self.total


def cells_of_theme(index: EditionIndex, theme_id: str, *, limit: int) -> dict[str, CellsShown]:
    """Return the first cells of a theme in every dimension, in the order shown."""
    table = index.tables["dimensions"]
    shown = {}
    for dimension in DIMENSIONS:
        positions = index.figures.cells_by_theme.get((theme_id, dimension), ())
        shown[dimension] = CellsShown(table.rows(positions[:limit]), len(positions))
    return shown


def trend_of_theme(index: EditionIndex, theme_id: str) -> list[Row]:
    """Return a theme's quarters in time order, ``Unknown`` last."""
    return index.tables["trends"].rows(index.figures.trends_by_theme.get(theme_id, ()))


def trend_in_slice(index: EditionIndex, theme_id: str, dimension: str, value: str) -> list[Row]:
    """Count a theme by quarter over the documents that have one value of a dimension.

    Every quarter of the theme's whole trend is there, zeros included. Exposure by quarter is not
    recorded for slices, so ``active_engagements`` and ``rate`` are ``None``.
    """
    documents = index.tables["documents"].columns
    seen: dict[str, list[int]] = {
        row["quarter"]: [] for row in trend_of_theme(index, theme_id) if row["quarter"] is not None
    }
    for at in index.documents.by_theme.get(theme_id, ()):
        if (documents[dimension][at] or UNKNOWN) == value:
            seen.setdefault(documents["quarter"][at] or UNKNOWN, []).append(at)
    engagements = documents["engagement"]
    return [
        {
            "theme_id": theme_id,
            "quarter": quarter,
            "documents": len(own),
            "engagements": len({engagements[at] for at in own} - {None}),
            "customers": None,
            "active_engagements": None,
            "rate": None,
            "small": None,
        }
        for quarter, own in sorted(seen.items(), key=lambda item: (item[0] == UNKNOWN, item[0]))
    ]
