"""``premortem signals``: where themes stand out, and every other signal table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
import pandas as pd

from api.cli.common import workspace_command
from api.cli.signal_tables import Asked, rows_asked, show_rows, table_options, theme_option
from api.services import Services
from intelligence.signals.attention import attention
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.reading import is_told, signal_rows
from intelligence.signals.registry import DEFAULT, SIGNALS, signal_table


@workspace_command("signals")
@click.argument("table", required=False, metavar="[TABLE]")
@click.option("--dimension", metavar="NAME", help="Only one dimension, such as customer.")
@theme_option
@table_options
def command(services: Services, table: str | None, edition: int | None, **options: Any) -> None:
    """Show where themes are over-represented, or another TABLE of signals.

    Without TABLE: over-representation, and how much stands out in every table. --json has every
    row of the table and what each column means.
    """
    chosen, asked = signal_table(table or DEFAULT), Asked(**options)
    read = services.edition(edition)
    show_rows(read, chosen, rows_asked(read, chosen, asked), asked)
    if table is None and not asked.as_json:
        _summarise(read.tables)


def _summarise(tables: Mapping[str, pd.DataFrame]) -> None:
    click.echo("\nEvery table (premortem signals TABLE):")
    counted = {name: _counted(tables.get(name), table) for name, table in SIGNALS.items()}
    name_width, width = max(map(len, SIGNALS)), max(map(len, counted.values()))
    for name, table in SIGNALS.items():
        click.echo(f"  {name:<{name_width}}  {counted[name]:<{width}}  {table.question}")


def _counted(frame: pd.DataFrame | None, table: SignalTable) -> str:
    if not is_told(frame):
        return "not in this edition"
    return attention(table, signal_rows(frame, table))
