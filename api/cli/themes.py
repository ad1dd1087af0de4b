"""``premortem themes``: the register."""

from __future__ import annotations

import click

from api.cli.common import json_option, print_json, print_table, workspace_command
from api.services import Services
from intelligence.export import rows_of

_COLUMNS = ("theme_id", "name", "status", "documents", "engagements", "customers", "trend")


@workspace_command("themes")
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@json_option
def command(services: Services, edition: int | None, *, as_json: bool) -> None:
    """List every theme: name, documents, engagements, customers, trend, status."""
    found = services.edition(edition)
    rows = rows_of(found.tables["themes"])
    if as_json:
        print_json({"edition": found.number, "themes": rows})
        return
    click.echo(f"Edition {found.number}")
    print_table(_COLUMNS, [[row[name] for name in _COLUMNS] for row in rows])
