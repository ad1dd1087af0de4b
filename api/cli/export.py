"""``premortem export``: rows for other tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.cli.common import workspace_command
from api.cli.signal_tables import not_told
from api.services import Services
from intelligence.export import COLUMNS, EXPORTS, FORMATS, export_table, write_export
from intelligence.signals.reading import is_told


@workspace_command("export")
@click.argument("what", type=click.Choice(EXPORTS), metavar="WHAT")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="[default: stdout]"
)
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
def command(
    services: Services, what: str, form: str, output: Path | None, edition: int | None
) -> None:
    """Write findings, documents, themes or links of an edition, or one of its signal tables.

    WHAT is findings, documents, themes, links, or the name of a table that `premortem signals`
    lists, such as priorities.
    """
    read = services.edition(edition)
    table = export_table(read, what)
    if what not in COLUMNS and not is_told(read.tables.get(what)):
        click.echo(not_told(read.number, what), err=True)
    if output is None:
        write_export(table, form, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with output.open("wb") as target:
        write_export(table, form, target)
    click.echo(f"{len(table):,} rows written to {output}", err=True)
