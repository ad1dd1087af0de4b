"""The life of themes over all editions: what each was called and counted, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from intelligence.errors import UnknownTheme
from intelligence.plain_rows import rows_of

#: Reads one table of one edition.
Read = Callable[[int, str], pd.DataFrame]

_VERSION = (
    "theme_id",
    "theme_key",
    "name",
    "definition",
    "status",
    "owner_role",
    "owner_name",
    "goal",
    "findings",
    "documents",
    "engagements",
    "customers",
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Chronicle:
    """Rows over all editions, oldest first; each names its ``edition``.

    An edition that was built anew from the same inputs has the lineage of the one before it; its
    events happened once and stand there once.
    ``changes`` are those that the newest edition knows of, which are all there were.
    """

    versions: tuple[Row, ...]
    relations: tuple[Row, ...]
    changes: tuple[Row, ...]

    def of_theme(self, name: str) -> Row:
        """Return the life of a theme, by the id or key that it has in any edition.

        Raises:
            UnknownTheme: when no edition has it.

        """
        known = next(
            (
                row["theme_id"]
                for row in reversed(self.versions)
                if name in {row["theme_id"], row["theme_key"]}
            ),
            None,
        )
        if known is None:
            raise UnknownTheme("no edition has a theme of that id or key")
        return {
            "theme_id": known,
            "versions": [row for row in self.versions if row["theme_id"] == known],
            "lineage": [
                row
                for row in self.relations
                if known in {row["theme_id"], row["previous_theme_id"]}
            ],
            "changes": [row for row in self.changes if row["theme_id"] == known],
        }


def chronicle(numbers: Sequence[int], read: Read) -> Chronicle:
    """Return the life of all themes.

    Args:
        numbers: the editions there are, ascending.
        read: reads ``themes``, ``lineage`` and ``changes`` of an edition.

    """
    versions: list[Row] = []
    relations: list[Row] = []
    before: list[Row] = []
    for number in numbers:
        themes = read(number, "themes")
        kept = themes[[name for name in _VERSION if name in themes.columns]]
        blank = dict.fromkeys(_VERSION)
        versions.extend({"edition": number, **blank, **row} for row in rows_of(kept))
        turned = rows_of(read(number, "lineage"))
        if turned != before:
            relations.extend({"edition": number, **row} for row in turned)
        before = turned
    changes = rows_of(read(numbers[-1], "changes")) if numbers else []
    return Chronicle(tuple(versions), tuple(relations), tuple(changes))
