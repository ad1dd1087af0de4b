"""Whether the last row of a table is the sum of the rows above it, column by column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intelligence.sow.outline import Statement
from intelligence.sow.vocabulary import DATE

_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?")
_CELLS = re.compile(r"[|\t]")
#: A column that nobody adds up.
_RATE = re.compile(r"\brates?\b|\bper\b|\bunit (?:price|cost)|\baverage\b", re.IGNORECASE)
#: A row that does not count in the total, or is taken off it.
_APART = re.compile(
    r"\b(?:sub-?\s?totals?|vat|gst|tax(?:es)?|discounts?|rebates?|less|optional|credits?"
    r"|net|gross|not in(?:cluded in)? (?:the )?total)\b",
    re.IGNORECASE,
)
_DAY = re.compile(DATE, re.IGNORECASE)
_NEGATIVE = re.compile(
    r"^\W*[-\u2212\u2013(]\s?(?:[A-Z]{3}\s?|[$\u20ac\u00a3]\s?)?\d"
    r"|(?:^|\s)[-\u2212\u2013]\s?\d"
)
#: Heads of facts that stand below each other and are of different things.
_OF_ANYTHING = re.compile(
    r"\W*(?:values?|details?|descriptions?|numbers?|figures?|content|data|information)?\W*",
    re.IGNORECASE,
)
_TOTAL_ALONE = re.compile(
    r"\W*(?:grand )?(?:total|sum|altogether|overall|in all)\W*", re.IGNORECASE
)
_LEAST_PARTS = 2
_NEAR = 0.005


@dataclass(frozen=True, slots=True)
class _Cell:
    """The one figure of a cell and of what it is; no figure where the cell has none, or several.

    ``odd``: what stands there is no amount to add: a day, or what is taken off.
    """

    figure: float | None
    unit: str = ""
    odd: bool = False


def not_the_sum(
    statements: Sequence[Statement], rows: Sequence[int], total: int
) -> tuple[int, str] | None:
    """Return the first row, by its place, and what does not agree, where rows are no total's sum.

    Columns are added up by their place; a column of rates, of several units or with days in it, or
    one with a cell without a figure, is not, nor is anything where a row is taxes or a discount.
    """
    if any(_APART.search(statements[row].words) for row in rows):
        return None
    told: Sequence[_Cell] = _read(statements[total].words)
    columns: list[Sequence[_Cell]] = [_read(statements[row].words) for row in rows]
    filled = [(row, cells) for row, cells in zip(rows, columns, strict=True) if _is_filled(cells)]
    heads = _cells(statements[total].place.columns)
    if any(len(cells) != len(told) for _, cells in filled):
        # A total may have one cell where rows have several: its figures are taken in order.
        told, filled = _known(told), [(row, _known(cells)) for row, cells in filled]
        heads = []
    if len(filled) < _LEAST_PARTS or any(len(cells) != len(told) for _, cells in filled):
        return None
    if len(told) == 1 and _of_different_things(
        [told[0], *(cells[0] for _, cells in filled)], heads, statements[total].words
    ):
        return None
    for column, value in enumerate(told):
        parts = [cells[column] for _, cells in filled]
        rated = len(heads) == len(told) and _RATE.search(heads[column])
        if rated or not _can_be_added([value, *parts]):
            continue
        figures = [part.figure or 0.0 for part in parts]
        added, said = sum(figures), value.figure or 0.0
        # What is at most, or in the end, is the highest of the rows: users by year.
        if said != max(figures) and abs(added - said) > _NEAR * added:
            return filled[0][0], f"the rows add up to {added:,.10g}"
    return None


def _of_different_things(column: Sequence[_Cell], heads: Sequence[str], total: str) -> bool:
    """Whether the second column of two is of facts that have nothing in common but their place."""
    if heads and not _OF_ANYTHING.fullmatch(heads[0]):
        return False
    units = {cell.unit for cell in column}
    if units == {""}:
        return not _TOTAL_ALONE.fullmatch(_CELLS.split(total.strip(" |"))[0])
    return len(units) > 1


def _can_be_added(column: Sequence[_Cell]) -> bool:
    if any(cell.figure is None or cell.odd for cell in column):
        return False
    return len({cell.unit for cell in column} - {""}) <= 1


def _is_filled(cells: Sequence[_Cell]) -> bool:
    return any(cell.figure is not None or cell.odd for cell in cells)


def _cells(row: str) -> list[str]:
    """Return the cells of a row but the first, empty ones too, each in its place."""
    return _CELLS.split(row.strip(" ").removeprefix("|").removesuffix("|"))[1:]


def _known(cells: Sequence[_Cell]) -> list[_Cell]:
    """Return the cells whose figures are told."""
    return [one for one in cells if one.figure is not None]


def _read(words: str) -> list[_Cell]:
    """Return each cell of a row but the first."""
    return [_cell(cell) for cell in _cells(words)]


def _cell(words: str) -> _Cell:
    odd = bool(_DAY.search(words) or _NEGATIVE.search(words))
    found = _NUMBER.findall(words)
    if len(found) != 1:
        return _Cell(None, odd=odd)
    unit = " ".join(_NUMBER.sub(" ", words).replace("*", " ").lower().split())
    return _Cell(float(re.sub(r"[,' ]", "", found[0])), unit.strip(" .()").removesuffix("s"), odd)
