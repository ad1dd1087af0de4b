"""``premortem doctor``: is everything where it should be?"""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from api.checks import examine
from api.cli.common import json_option, plain, print_json, workspace_command
from api.services import Services


@workspace_command("doctor")
@json_option
def command(services: Services, *, as_json: bool) -> None:
    """Check the installation, the models and the workspace; exit status 1 if anything is wrong."""
    findings = list(examine(services))
    if as_json:
        print_json([asdict(item) for item in findings])
    else:
        for item in findings:
            click.echo(f"{'ok  ' if item.healthy else 'BAD '} {item.check:10} {plain(item.told)}")
    if not all(item.healthy for item in findings):
        sys.exit(1)
