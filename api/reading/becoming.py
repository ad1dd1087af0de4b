"""What became of themes, and what of curation does not apply, in one edition."""

from __future__ import annotations

from typing import Any

from api.reading.index import EditionIndex

Row = dict[str, Any]


def relations(index: EditionIndex, theme_id: str | None = None) -> list[Row]:
    """Return how themes came from those of the edition before; of one theme, on either side."""
    rows = index.tables["lineage"].rows()
    if theme_id is None:
        return rows
    return [row for row in rows if theme_id in {row["theme_id"], row["previous_theme_id"]}]


def changes(index: EditionIndex, theme_id: str | None = None) -> list[Row]:
    """Return when meanings changed, oldest first."""
    rows = index.tables["changes"].rows()
    return [row for row in rows if theme_id in {None, row["theme_id"]}]


def conflicts(index: EditionIndex) -> list[Row]:
    """Return the decisions that did not apply."""
    return index.tables["conflicts"].rows()
