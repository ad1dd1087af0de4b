"""``premortem demo``: the sample portfolio from files to report."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.build import summary
from api.cli.common import progress, workspace_command
from api.services import Services


@workspace_command("demo")
def command(services: Services) -> None:
    """Write the sample portfolio, read it, build an edition and render its report."""
    folder = services.write_sample()
    click.echo(f"sample files in {folder}")
    read = services.ingest((folder,), None, None, progress())
    click.echo(
        f"{read.documents.total:,} documents, {read.engagements.total:,} engagements and "
        f"{read.customers.total:,} customers read; {read.rows_rejected:,} rows and "
        f"{read.files_rejected:,} files rejected"
    )
    edition = services.build(None, progress())
    for line in summary(edition.manifest):
        click.echo(line)
    report = services.write_report(edition.number, None, None)
    click.echo(f"report  {report}")
    click.echo("themes  premortem themes")
    click.echo(f"check   {_check(folder)}")
    click.echo("pages   premortem serve")


def _check(folder: Path) -> str:
    """Return the command that checks the riskiest of the offers beside the sample."""
    from corpus.sample.offers import OFFERS, offers_path  # noqa: PLC0415 - the Word library

    offer = OFFERS[0]
    place = offers_path(folder) / f"{offer.name}.docx"
    known = f'--customer "{offer.customer}" --type "{offer.engagement_type}"'
    return f'premortem check "{place}" {known}'
