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

#: What is written into a file whose name ends so; without an ending, JSON lines.
_BY_ENDING = {"": "jsonl", **{f".{name}": name for name in FORMATS}}


@workspace_command("export")
@click.argument("what", type=click.Choice(EXPORTS), metavar="WHAT")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="[default: as the ending of FILE says, else jsonl]",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="[default: stdout]"
)
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
def command(
    services: Services, what: str, form: str | None, output: Path | None, edition: int | None
) -> None:
    """Write findings, documents, themes or links of an edition, or one of its signal tables.

    WHAT is findings, documents, themes, links, or the name of a table that `premortem signals`
    lists, such as priorities.
    """
    form = form or _form_of(output)
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


def _form_of(output: Path | None) -> str:
    """Return the format that the ending of a file names; JSON lines where it has none.

    Raises:
        click.UsageError: when the ending names no format, so that nothing else is written into it.

    """
    ending = output.suffix.lower() if output is not None else ""
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    known = ", ".join(name for name in _BY_ENDING if name)
    message = (
        f"the ending {ending!r} names no format that is written; end the file in {known}, or say "
        f"--format {'|'.join(FORMATS)}"
    )
    raise click.UsageError(message)
