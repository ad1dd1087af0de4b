"""Whether the last row of a table is the sum of the rows above it, column by column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intelligence.sow.outline import Statement

_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?")
_CELLS = re.compile(r"[|\t]")
#: A column that nobody adds up.
_RATE = re.compile(r"\brates?\b|\bper\b|\bunit (?:price|cost)|\baverage\b", re.IGNORECASE)
_LEAST_PARTS = 2
_NEAR = 0.005


def not_the_sum(
    statements: Sequence[Statement], rows: Sequence[int], total: int
) -> tuple[int, str] | None:
    """Return the first row, by its place, and what does not agree, where rows are no total's sum.

    Columns are added up by their place; a column of rates, or one with a cell without a figure, is
    not.
    """
    told: Sequence[float | None] = _figures(statements[total].words)
    columns: list[Sequence[float | None]] = [_figures(statements[row].words) for row in rows]
    filled = [(row, cells) for row, cells in zip(rows, columns, strict=True) if _known(cells)]
    heads = _cells(statements[total].place.columns)
    if any(len(cells) != len(told) for _, cells in filled):
        # A total may have one cell where rows have several: its figures are taken in order.
        told, filled = _known(told), [(row, _known(cells)) for row, cells in filled]
        heads = []
    if len(filled) < _LEAST_PARTS or any(len(cells) != len(told) for _, cells in filled):
        return None
    for column, value in enumerate(told):
        parts = _known([cells[column] for _, cells in filled])
        rated = len(heads) == len(told) and _RATE.search(heads[column])
        if value is None or rated or len(parts) < len(filled):
            continue
        added = sum(parts)
        if abs(added - value) > _NEAR * added:
            return filled[0][0], f"the rows add up to {added:,.10g}"
    return None


def _cells(row: str) -> list[str]:
    """Return the cells of a row but the first, empty ones too, each in its place."""
    return _CELLS.split(row.strip(" ").removeprefix("|").removesuffix("|"))[1:]


def _known(cells: Sequence[float | None]) -> list[float]:
    """Return the figures that are told."""
    return [one for one in cells if one is not None]


def _figures(words: str) -> list[float | None]:
    """Return the figure of each cell of a row but the first; null where it has none, or more."""
    found = [_NUMBER.findall(cell) for cell in _cells(words)]
    return [float(re.sub(r"[,' ]", "", one[0])) if len(one) == 1 else None for one in found]
