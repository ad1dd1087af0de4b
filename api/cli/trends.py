"""``premortem trends``: what is new, rises, falls or is back again, and what is to be expected."""

from __future__ import annotations

from typing import Any

import click

from api.cli.common import print_json, workspace_command
from api.cli.signal_tables import (
    Asked,
    json_table,
    print_row,
    rows_asked,
    show_rows,
    table_options,
    theme_names,
    theme_option,
)
from api.services import Services
from intelligence.signals.reading import is_told
from intelligence.signals.registry import SIGNALS


@workspace_command("trends")
@theme_option
@table_options
def command(services: Services, edition: int | None, **options: Any) -> None:
    """Show how themes move: verdict, tests, rates with intervals; of one theme, every quarter.

    --json has the row of every theme, and under `quarters` its quarters with the four to come.
    """
    read, asked = services.edition(edition), Asked(**options)
    themes, quarters = SIGNALS["theme_trends"], SIGNALS["trend_quarters"]
    rows, by_quarter = rows_asked(read, themes, asked), rows_asked(read, quarters, asked)
    if asked.as_json:
        told = json_table(read.number, themes, rows)
        known = is_told(read.tables.get(themes.name))
        both = {"trends": told.pop("signals"), "quarters": by_quarter, "told": known}
        print_json(told | both | {"quarter_metrics": json_table(0, quarters, [])["metrics"]})
        return
    if asked.theme is None or not rows:
        show_rows(read, themes, rows, asked)
        return
    for row in rows:
        print_row(themes, row, theme_names(read))
    click.echo("")
    whole = Asked(as_json=False, everything=True, limit=max(len(by_quarter), 1))
    show_rows(read, quarters, by_quarter, whole)
    if any(row["is_forecast"] for row in by_quarter):
        click.echo(quarters.reading)
