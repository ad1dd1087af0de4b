"""``premortem themes``: the register."""

from __future__ import annotations

import click

from api.cli.common import json_option, print_json, print_table, workspace_command
from api.services import Services
from intelligence.lookup import health_by_theme
from intelligence.plain_rows import rows_of

_COLUMNS = (
    "theme_id",
    "name",
    "status",
    "documents",
    "engagements",
    "customers",
    "trend",
    "stability",
)


@workspace_command("themes")
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@json_option
def command(services: Services, edition: int | None, *, as_json: bool) -> None:
    """List every theme: name, documents, engagements, customers, trend, stability, status."""
    found = services.edition(edition)
    rows = rows_of(found.tables["themes"])
    health = health_by_theme(found)
    rows = [row | {"health": health.get(row["theme_id"])} for row in rows]
    if as_json:
        print_json({"edition": found.number, "themes": rows})
        return
    click.echo(f"Edition {found.number}")
    shown = [row | {"stability": (row["health"] or {}).get("verdict")} for row in rows]
    print_table(_COLUMNS, [[row[name] for name in _COLUMNS] for row in shown])
