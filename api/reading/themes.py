"""The register of themes: finding one, filtering and ordering all."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from api.echo import quoted
from api.reading.index import EditionIndex
from intelligence.errors import UnknownTheme

Row = dict[str, Any]


class ThemeSort(StrEnum):
    """Orders of the register; figures descend, names ascend."""

    DOCUMENTS = "documents"
    ENGAGEMENTS = "engagements"
    CUSTOMERS = "customers"
    FINDINGS = "findings"
    RATE = "rate"
    LAST_SEEN = "last_seen"
    NAME = "name"


def theme_position(index: EditionIndex, identifier: str) -> int:
    """Return the row of a theme given by id or key.

    Raises:
        UnknownTheme: when the edition has no such theme.

    """
    try:
        return index.theme_positions[identifier]
    except KeyError:
        message = (
            f"edition {index.number} has no theme {quoted(identifier)}; "
            "the register lists the ids and keys it has"
        )
        raise UnknownTheme(message, identifier) from None


def theme_row(index: EditionIndex, identifier: str) -> Row:
    """Return a theme with its rate per 100 engagements known to the edition.

    Raises:
        UnknownTheme: when the edition has no such theme.

    """
    return _with_rate(index, theme_position(index, identifier))


def health_of(index: EditionIndex, theme_id: str) -> Row | None:
    """Return how far a theme can be relied on; nothing in editions that did not measure it."""
    table = index.tables["health"]
    at = index.health_positions.get(theme_id)
    return None if at is None else table.row(at)


def register(
    index: EditionIndex,
    *,
    status: str | None = None,
    search: str | None = None,
    sort: ThemeSort = ThemeSort.DOCUMENTS,
) -> list[Row]:
    """Return the themes wanted in the order wanted, ties by name and id."""
    rows = [_with_rate(index, at) for at in range(index.tables["themes"].height)]
    if status is not None:
        rows = [row for row in rows if row["status"] == status]
    if search is not None:
        words = search.casefold().split()
        rows = [row for row in rows if _contains(row, words)]
    rows.sort(key=lambda row: (str(row["name"]).casefold(), str(row["theme_id"])))
    if sort is not ThemeSort.NAME:
        rows.sort(key=_descending(sort), reverse=True)
    return rows


def _descending(sort: ThemeSort) -> Callable[[Row], tuple[bool, Any]]:
    """Return a sort key under which a missing value comes last in a descending order."""

    def key(row: Row) -> tuple[bool, Any]:
        value = row[sort.value]
        return (value is not None, 0 if value is None else value)

    return key


def _contains(row: Row, words: list[str]) -> bool:
    haystack = " ".join(
        str(part)
        for part in (
            row["theme_id"],
            row["theme_key"] or "",
            row["name"],
            row["definition"],
            *row["keyphrases"],
        )
    ).casefold()
    return all(word in haystack for word in words)


def _with_rate(index: EditionIndex, position: int) -> Row:
    row = index.tables["themes"].row(position)
    row["health"] = health_of(index, row["theme_id"])
    exposure = index.exposure
    rate = 100 * row["engagements"] / exposure if exposure else None
    return row | {"rate": None if rate is None else round(rate, 4)}
