"""The life of themes over all editions: what each was called and counted, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from intelligence.errors import UnknownTheme
from intelligence.plain_rows import rows_of
from intelligence.told_names import told_name

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
    "small",
    "stability",
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

    @property
    def names(self) -> dict[str, str]:
        """The newest name of every theme there ever was, by id, as people are shown it."""
        return {
            row["theme_id"]: told_name(row["name"] or row["theme_id"], row["stability"])
            for row in self.versions
        }

    def of_theme(self, name: str) -> Row:
        """Return the life of a theme, by the id or key that it has in any edition.

        Raises:
            UnknownTheme: when no edition has it.

        """
        known = self._known(name)
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

    def successor(self, name: str) -> str | None:
        """Return the id of the theme of today that one of earlier became a part of.

        None where the theme is there still, where nothing followed it, and where no edition has it.
        """
        theme, newest = self._known(name), max((row["edition"] for row in self.versions), default=0)
        alive = {row["theme_id"] for row in self.versions if row["edition"] == newest}
        met: set[str] = set()
        while theme is not None and theme not in alive and theme not in met:
            met.add(theme)
            theme = self._followed(theme)
        return theme if theme in alive and met else None

    def leads_on(self, name: str) -> str:
        """Return the end of a sentence on a theme that is no more; empty where nothing followed."""
        found = self.successor(name)
        return "" if found is None else f"; it became a part of {self.names[found]} ({found})"

    def _known(self, name: str) -> str | None:
        """Return the id of the theme that has, or had last, an id or key."""
        rows = reversed(self.versions)
        named = (row for row in rows if name in {row["theme_id"], row["theme_key"]})
        return next((row["theme_id"] for row in named), None)

    def _followed(self, theme: str) -> str | None:
        """Return the theme that got most of one that ended, where it ended; no earlier split."""
        own = (row["edition"] for row in self.versions if row["theme_id"] == theme)
        last = max(own, default=0)
        led = [
            row
            for row in self.relations
            if row["previous_theme_id"] == theme
            and row["theme_id"] not in {None, theme}
            and row["edition"] > last
        ]
        newest = max(led, key=lambda row: (row["edition"], row.get("shared") or 0), default=None)
        return None if newest is None else str(newest["theme_id"])


def chronicle(numbers: Sequence[int], read: Read) -> Chronicle:
    """Return the life of all themes.

    Args:
        numbers: the editions there are, ascending.
        read: reads ``themes``, ``health``, ``lineage`` and ``changes`` of an edition.

    """
    versions: list[Row] = []
    relations: list[Row] = []
    before: list[Row] = []
    for number in numbers:
        themes = read(number, "themes")
        kept = themes[[name for name in _VERSION if name in themes.columns]]
        blank, judged = dict.fromkeys(_VERSION), _verdicts(read(number, "health"))
        versions.extend(
            {"edition": number, **blank, **row, "stability": judged.get(row["theme_id"])}
            for row in rows_of(kept)
        )
        turned = rows_of(read(number, "lineage"))
        if turned != before:
            relations.extend({"edition": number, **row} for row in turned)
        before = turned
    changes = rows_of(read(numbers[-1], "changes")) if numbers else []
    return Chronicle(tuple(versions), tuple(relations), tuple(changes))


def _verdicts(health: pd.DataFrame) -> dict[str, str]:
    """Return how far each theme can be relied on; nothing of editions that did not measure it."""
    if not {"theme_id", "verdict"} <= set(health.columns):
        return {}
    return dict(zip(health["theme_id"], health["verdict"], strict=True))
