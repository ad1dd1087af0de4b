"""Shows a signal table in the terminal and as JSON, with the words of its measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import click

from api.cli.common import json_option, plain, print_json, print_table
from api.signal_filters import check_filters
from intelligence.edition import Edition
from intelligence.lookup import theme_row
from intelligence.metrics import Metric, shown
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import Row, is_told, signal_rows
from intelligence.told_names import MARK, with_told_names

_LONGEST = 48
_THEMES = frozenset({"theme_id", "other_theme_id"})

_Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are asked for, and how they are shown; ``None`` asks for nothing."""

    as_json: bool
    everything: bool
    limit: int
    theme: str | None = None
    dimension: str | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether only some rows of a table are asked for."""
        return self.theme is not None or self.dimension is not None


def not_told(edition: int, name: str) -> str:
    """Return why an edition has no row of a table that this release has."""
    return (
        f"edition {edition} was built by an earlier release, without the table {name}; "
        "`premortem build` makes an edition that has it"
    )


def table_options(function: _Command) -> _Command:
    """Add the options that every command of a signal table has."""
    for option in (
        json_option,
        click.option("--edition", type=int, help="Number of the edition [default: the newest]."),
        click.option(
            "--limit",
            type=click.IntRange(min=1),
            default=20,
            show_default=True,
            help="Rows shown; JSON has all.",
        ),
        click.option("--all", "everything", is_flag=True, help="Also rows that do not stand out."),
    ):
        function = option(function)
    return function


theme_option = click.option("--theme", metavar="ID", help="Only one theme, by id or key.")


def rows_asked(edition: Edition, table: SignalTable, asked: Asked) -> list[Row]:
    """Return the rows of a table that are asked for, whether they stand out or not.

    Raises:
        UnknownTheme: when the edition has no theme of the id or key asked for.
        UnknownDimension: when the table has no dimension of the name asked for.
        InvalidRequest: when the table has no theme, or no dimension, at all.

    """
    rows = signal_rows(edition.tables.get(table.name), table)
    check_filters(table, rows, theme=asked.theme, dimension=asked.dimension)
    theme = theme_row(edition, asked.theme)["theme_id"] if asked.theme else None
    return [
        row
        for row in rows
        if theme in {None, row.get("theme_id")} and asked.dimension in {None, row.get("dimension")}
    ]


def show_rows(edition: Edition, table: SignalTable, rows: Sequence[Row], asked: Asked) -> None:
    """Print rows as a table of the headline's columns, or as JSON with all of them."""
    told = is_told(edition.tables.get(table.name))
    if asked.as_json:
        print_json(json_table(edition.number, table, rows) | {"told": told})
        return
    if not told:
        click.echo(not_told(edition.number, table.name))
        return
    wanted = rows if asked.everything else [row for row in rows if table.is_noteworthy(row)]
    click.echo(f"{table.title}, edition {edition.number}. {table.question}")
    if not signal_rows(edition.tables.get(table.name), table):
        click.echo("Nothing is recorded here.")
    elif rows or not asked.is_narrow:
        _print(table, wanted[: asked.limit], theme_names(edition))
    else:
        click.echo("The table has no row of what was asked for.")
    if len(wanted) > asked.limit:
        click.echo(f"... and {len(wanted) - asked.limit:,} more (--limit)")
    if len(rows) > len(wanted):
        left = len(rows) - len(wanted)
        click.echo(f"{left:,} rows that do not stand out are not shown (--all)")


def print_row(table: SignalTable, row: Row, names: Mapping[str, str]) -> None:
    """Print every column of one row that holds something, one a line."""
    width = max(len(metric.name) for metric in table.columns)
    for metric in table.columns:
        said = _said(metric, row, names)
        if said != "-":
            click.echo(f"  {metric.name:<{width}}  {said}")


def json_table(edition: int, table: SignalTable, rows: Sequence[Row]) -> dict[str, Any]:
    """Return rows with the edition and what each column means, JSON-ready."""
    metrics = [asdict(metric) for metric in table.columns]
    return {"edition": edition, "table": table.name, "metrics": metrics, "signals": list(rows)}


def theme_names(edition: Edition) -> dict[str, str]:
    """Return the themes' names by id; those of unstable ones say so."""
    themes = with_told_names(edition).tables["themes"]
    return dict(zip(themes["theme_id"], themes["name"], strict=True))


def _print(table: SignalTable, rows: Sequence[Row], names: Mapping[str, str]) -> None:
    if not rows:
        click.echo("Nothing stands out here.")
        return
    metrics = table.shown_first
    cells = [[_cut(_said(metric, row, names)) for metric in metrics] for row in rows]
    right = [metric.is_number for metric in metrics]
    print_table([metric.name for metric in metrics], cells, right)


def _said(metric: Metric, row: Row, names: Mapping[str, str]) -> str:
    value = row[metric.key]
    if metric.key in _THEMES and value is not None:
        value = names.get(value, value)
    return plain(shown(metric, value))


def _cut(text: str) -> str:
    mark = MARK if text.endswith(MARK) else ""
    cut = _LONGEST - len(mark) - 3
    return text if len(text) <= _LONGEST else f"{text[:cut]}...{mark}"
