"""Freezes the signal tables of an edition into sections of a report: words, figures, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from intelligence.edition import Edition
from intelligence.metrics import Metric, shown
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import Row, signal_rows
from intelligence.signals.registry import SIGNALS
from reports.intervals import IntervalRow, Scale

#: Rows of a table that a report shows, those worth attention first.
SHOWN = 15

#: Tables that are read for one theme, skill or intervention, and would fill a report.
_LEFT_OUT = frozenset(
    {"customer_rates", "trend_quarters", "skill_quarters", "skill_teams", "intervention_quarters"}
)

#: Columns that hold names of columns, which are not words yet.
_NAMES = frozenset({"dimension", "confounded_with"})

_THEMES = frozenset({"theme_id", "other_theme_id"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is written; ``number`` cells stand to the right; a theme's cell links to it."""

    said: str
    number: bool
    theme_id: str | None = None


@dataclass(frozen=True, slots=True)
class SignalSection:
    """One table of signals as a reader sees it.

    ``noteworthy`` of ``total`` rows are worth attention (``None`` where the table only counts);
    ``rows`` are the first `SHOWN`, of ``listed`` that could be shown.
    """

    table: SignalTable
    rows: tuple[tuple[Cell, ...], ...]
    drawn: tuple[IntervalRow, ...]
    total: int
    noteworthy: int | None
    listed: int

    @property
    def hidden(self) -> int:
        """Rows worth showing that are left out."""
        return self.listed - len(self.rows)


def signal_sections(edition: Edition) -> tuple[SignalSection, ...]:
    """Return a section for each signal table of an edition that gives an overview, in order.

    An edition of an earlier release has none.
    """
    names = _names(edition.tables["themes"])
    return tuple(
        _section(table, signal_rows(edition.tables[name], table), names)
        for name, table in SIGNALS.items()
        if len(edition.tables.get(name, pd.DataFrame()).columns) and name not in _LEFT_OUT
    )


def scale_of(table: SignalTable) -> Scale:
    """Return the scale on which the rows of a table are drawn."""
    picture = table.picture
    return Scale(picture.reference, picture.ratio) if picture else Scale(0.0, ratio=False)


def _names(themes: pd.DataFrame) -> Mapping[str, str]:
    if not {"theme_id", "name"} <= set(themes.columns):
        return {}
    pairs = zip(themes["theme_id"], themes["name"], strict=True)
    return {str(theme): str(name) for theme, name in pairs if isinstance(name, str)}


def _section(table: SignalTable, rows: Sequence[Row], names: Mapping[str, str]) -> SignalSection:
    worth = [row for row in rows if table.is_noteworthy(row)]
    chosen = worth[:SHOWN]
    return SignalSection(
        table=table,
        rows=tuple(
            tuple(_cell(metric, row, names) for metric in table.shown_first) for row in chosen
        ),
        drawn=_drawn(table, chosen, names),
        total=len(rows),
        noteworthy=None if table.verdict is None else len(worth),
        listed=len(worth),
    )


def _cell(metric: Metric, row: Row, names: Mapping[str, str]) -> Cell:
    value = row[metric.key]
    if metric.key in _THEMES and value is not None:
        return Cell(names.get(value, value), number=False, theme_id=value)
    said = shown(metric, value)
    return Cell(said.replace("_", " ") if metric.key in _NAMES else said, metric.is_number)


def _drawn(
    table: SignalTable, rows: Sequence[Row], names: Mapping[str, str]
) -> tuple[IntervalRow, ...]:
    picture = table.picture
    if picture is None:
        return ()
    return tuple(
        IntervalRow(
            label=", ".join(_cell(table.metrics[key], row, names).said for key in picture.label),
            value=row[picture.value],
            low=row[picture.low],
            high=row[picture.high],
            said=_said(table, row),
            strong=True,
        )
        for row in rows
        if row[picture.value] is not None
    )


def _said(table: SignalTable, row: Row) -> str:
    picture = table.picture
    if picture is None:
        return ""
    value, low, high = (
        shown(table.metrics[key], row[key]) for key in (picture.value, picture.low, picture.high)
    )
    return f"{value} ({low} to {high})"
