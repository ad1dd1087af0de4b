"""``premortem status``: what the workspace holds."""

from __future__ import annotations

import click

from api.cli.build import summary
from api.cli.common import json_option, print_json, workspace_command
from api.services import Services


@workspace_command("status")
@json_option
def command(services: Services, *, as_json: bool) -> None:
    """Show what was read and what was concluded."""
    status = services.status()
    if as_json:
        print_json(status)
        return
    click.echo(f"workspace {status['workspace']}")
    for name in ("documents", "customers", "engagements", "rejects"):
        click.echo(f"  {name}: {status[name]:,}")
    numbers = status["editions"]
    click.echo(f"  editions: {', '.join(map(str, numbers)) or 'none; run `premortem build`'}")
    if numbers:
        for line in summary(services.editions().manifest(numbers[-1])):
            click.echo(line)
