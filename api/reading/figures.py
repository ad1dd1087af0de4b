"""Counted cells: trends by quarter and themes by the values of a dimension."""

from __future__ import annotations

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
    """Return the totals of a dimension's values: quarters by time, else most documents first.

    ``Unknown`` always comes last.
    """
    rows = index.tables["totals"].rows(index.figures.totals_by_dimension.get(dimension, ()))
    if dimension == "quarter":
        return sorted(rows, key=lambda row: (row["value"] == UNKNOWN, row["value"]))
    return sorted(rows, key=lambda row: (row["value"] == UNKNOWN, -row["documents"], row["value"]))


def cells_of_value(index: EditionIndex, dimension: str, value: str) -> list[Row]:
    """Return one value's cells, most documents first."""
    cells = index.tables["dimensions"].rows(
        index.figures.cells_by_value.get((dimension, value), ())
    )
    return sorted(cells, key=lambda row: (-row["documents"], row["theme_id"]))


def cells_of_theme(index: EditionIndex, theme_id: str) -> dict[str, list[Row]]:
    """Return a theme's cells by dimension, each in the order of that dimension's totals."""
    rows = index.tables["dimensions"].rows(index.figures.cells_by_theme.get(theme_id, ()))
    by_dimension: dict[str, list[Row]] = {name: [] for name in DIMENSIONS}
    for row in rows:
        by_dimension.setdefault(row["dimension"], []).append(row)
    for name, cells in by_dimension.items():
        if name == "quarter":
            cells.sort(key=lambda row: (row["value"] == UNKNOWN, row["value"]))
        else:
            cells.sort(
                key=lambda row: (row["value"] == UNKNOWN, -row["documents"], str(row["value"]))
            )
    return by_dimension


def trend_of_theme(index: EditionIndex, theme_id: str) -> list[Row]:
    """Return a theme's quarters in time order, ``Unknown`` last."""
    rows = index.tables["trends"].rows(index.figures.trends_by_theme.get(theme_id, ()))
    return sorted(rows, key=lambda row: (row["quarter"] == UNKNOWN, str(row["quarter"])))


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
            "active_engagements": None,
            "rate": None,
        }
        for quarter, own in sorted(seen.items(), key=lambda item: (item[0] == UNKNOWN, item[0]))
    ]
