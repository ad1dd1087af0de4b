"""Freezes the signal tables of an edition into sections of a report: words, figures, pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from intelligence.edition import Edition
from intelligence.signals.attention import attention
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.effective_weights import told_weights
from intelligence.signals.reading import Row, signal_rows
from intelligence.signals.registry import SIGNALS
from reports.columns import Column, columns_of, filled
from reports.intervals import IntervalRow, Scale

#: Rows of a table that a report shows, those worth attention first.
SHOWN = 15

#: Tables that are read for one theme, skill or intervention, and would fill a report.
_LEFT_OUT = frozenset(
    {"customer_rates", "trend_quarters", "skill_quarters", "skill_teams", "intervention_quarters"}
)

#: Columns that say why in a sentence, which stands below its row.
_SENTENCES = frozenset({"why", "reason", "note", "statement"})

_THEMES = frozenset({"theme_id", "other_theme_id"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is written; ``number`` cells stand to the right; a theme's cell links to it."""

    said: str
    number: bool
    theme_id: str | None = None


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One row, and why in a sentence.

    ``small`` ones rest on fewer distinct customers than the edition asks for.
    """

    cells: tuple[Cell, ...]
    why: str
    small: bool


@dataclass(frozen=True, slots=True)
class SignalSection:
    """One table of signals as a reader sees it.

    ``counted`` says how many of ``total`` rows are worth attention; ``rows`` are the first
    `SHOWN`, of ``listed`` that could be shown; ``columns`` those in which they say something.
    ``weights`` says what the scores of priorities rest on.
    """

    table: SignalTable
    columns: tuple[Column, ...]
    rows: tuple[SignalRow, ...]
    drawn: tuple[IntervalRow, ...]
    total: int
    counted: str
    listed: int
    weights: str = ""

    @property
    def hidden(self) -> int:
        """Rows worth showing that are left out."""
        return self.listed - len(self.rows)

    @property
    def any_small(self) -> bool:
        """Whether a row that is shown rests on few customers."""
        return any(row.small for row in self.rows)


def signal_sections(edition: Edition) -> tuple[SignalSection, ...]:
    """Return a section for each signal table of an edition that gives an overview, in order.

    An edition of an earlier release has none.
    """
    told = _Told(_names(edition.tables["themes"]), small_cells(edition))
    return tuple(
        _section(table, signal_rows(edition.tables[name], table), told)
        for name, table in SIGNALS.items()
        if len(edition.tables.get(name, pd.DataFrame()).columns) and name not in _LEFT_OUT
    )


def small_cells(edition: Edition) -> frozenset[tuple[str, ...]]:
    """Return what the edition marks as small: ``(theme,)`` and ``(theme, dimension, value)``."""
    found: set[tuple[str, ...]] = set()
    for name, keys in _SMALL.items():
        table = edition.tables[name]
        if not {"small", *keys} <= set(table.columns):
            continue
        marked = table[
            table["small"].map(lambda flag: flag is not None and bool(flag)).astype(bool)
        ]
        held = (marked[key].astype(str) for key in keys)
        found |= set(zip(*held, strict=True))
    return frozenset(found)


_SMALL = {"themes": ("theme_id",), "dimensions": ("theme_id", "dimension", "value")}


def scale_of(table: SignalTable) -> Scale:
    """Return the scale on which the rows of a table are drawn."""
    picture = table.picture
    return Scale(picture.reference, picture.ratio) if picture else Scale(0.0, ratio=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """Names of themes, and what is marked as small."""

    names: Mapping[str, str]
    small: frozenset[tuple[str, ...]]

    def is_small(self, row: Row) -> bool:
        theme = str(row.get("theme_id"))
        cell = (theme, str(row.get("dimension")), str(row.get("value")))
        return bool(row.get("small")) or (theme,) in self.small or cell in self.small


def _names(themes: pd.DataFrame) -> Mapping[str, str]:
    if not {"theme_id", "name"} <= set(themes.columns):
        return {}
    pairs = zip(themes["theme_id"], themes["name"], strict=True)
    return {str(theme): str(name) for theme, name in pairs if isinstance(name, str)}


def _section(table: SignalTable, rows: Sequence[Row], told: _Told) -> SignalSection:
    worth = [row for row in rows if table.is_noteworthy(row)]
    chosen = worth[:SHOWN]
    every = filled(columns_of(table), chosen)
    columns = tuple(column for column in every if column.metric.key not in _SENTENCES)
    why = [column for column in every if column.metric.key in _SENTENCES]
    return SignalSection(
        table=table,
        columns=columns,
        rows=tuple(
            SignalRow(
                tuple(_cell(column, row, told.names) for column in columns),
                "; ".join(column.said(row) for column in why if row[column.metric.key]),
                told.is_small(row),
            )
            for row in chosen
        ),
        drawn=_drawn(table, chosen, told.names),
        total=len(rows),
        counted=attention(table, rows),
        listed=len(worth),
        weights=told_weights(rows) if table.name == "priorities" else "",
    )


def _cell(column: Column, row: Row, names: Mapping[str, str]) -> Cell:
    value = row[column.metric.key]
    if column.metric.key in _THEMES and value is not None:
        return Cell(names.get(value, value), number=False, theme_id=value)
    return Cell(column.said(row), column.metric.is_number)


def _drawn(
    table: SignalTable, rows: Sequence[Row], names: Mapping[str, str]
) -> tuple[IntervalRow, ...]:
    picture = table.picture
    if picture is None:
        return ()
    figure = Column(*(table.metrics[key] for key in (picture.value, picture.low, picture.high)))
    label = [Column(table.metrics[key]) for key in picture.label]
    return tuple(
        IntervalRow(
            label=", ".join(_cell(column, row, names).said for column in label),
            value=row[picture.value],
            low=row[picture.low],
            high=row[picture.high],
            said=figure.said(row),
            strong=True,
        )
        for row in rows
        if row[picture.value] is not None
    )
