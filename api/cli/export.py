"""``premortem export``: rows for other tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.cli.common import workspace_command
from api.services import Services
from intelligence.export import COLUMNS, FORMATS, export_table, write_export


@workspace_command("export")
@click.argument("what", type=click.Choice(tuple(COLUMNS)))
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="[default: stdout]"
)
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
def command(
    services: Services, what: str, form: str, output: Path | None, edition: int | None
) -> None:
    """Write findings, documents, themes or links of an edition."""
    table = export_table(services.edition(edition), what)
    if output is None:
        write_export(table, form, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with output.open("wb") as target:
        write_export(table, form, target)
    click.echo(f"{len(table):,} rows written to {output}", err=True)
