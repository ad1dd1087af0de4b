"""``premortem report``: one HTML file with everything in it."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.common import workspace_command
from api.services import Services


@workspace_command("report")
@click.option("--quarter", help="Quarter to report on, such as 2026Q3 [default: the newest].")
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@click.option("--format", "form", type=click.Choice(("html",)), default="html", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to."
)
def command(
    services: Services, quarter: str | None, edition: int | None, form: str, output: Path | None
) -> None:
    """Render an edition into one file without external resources."""
    path = services.write_report(edition, quarter, output)
    click.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB, {form})")
