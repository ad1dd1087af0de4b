"""``premortem theme``: one theme with its evidence."""

from __future__ import annotations

from typing import Any

import click

from api.cli.common import json_option, plain, print_json, print_table, workspace_command
from api.services import Services
from intelligence.lookup import theme_details

_SHOWN_VALUES = 8


@workspace_command("theme")
@click.argument("theme")
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@json_option
def command(services: Services, theme: str, edition: int | None, *, as_json: bool) -> None:
    """Show one theme, by id or key: definition, evidence, dimensions, history."""
    details = theme_details(services.edition(edition), theme)
    if as_json:
        print_json(details)
        return
    _show(details)


def _show(details: dict[str, Any]) -> None:
    theme = details["theme"]
    click.echo(f"{plain(theme['name'])} ({theme['theme_id']}, {theme['status']})")
    if theme["definition"]:
        click.echo(plain(theme["definition"]))
    click.echo(
        f"{theme['documents']:,} documents, {theme['engagements']:,} engagements, "
        f"{theme['customers']:,} customers; {theme['first_seen']} to {theme['last_seen']}; "
        f"trend: {theme['trend']}; edition {details['edition']}"
    )
    owner = ", ".join(filter(None, (theme.get("owner_name"), theme.get("owner_role"))))
    for label, value in (("owner", owner), ("goal", theme.get("goal"))):
        if value:
            click.echo(f"{label}: {plain(value)}")
    for change in details["changes"]:
        click.echo(f"its meaning changed in {change['quarter']} ({change['kind']})")
    click.echo("\nEvidence")
    for quote in details["quotes"]:
        where = f"{quote['document']}, {quote['date'] or 'no date'}, {quote['customer']}"
        click.echo(f"  “{plain(quote['text'])}” — {plain(where)}")
    for name, cells in details["dimensions"].items():
        click.echo(f"\nBy {name.replace('_', ' ')}")
        columns = ("value", "documents", "engagements", "active_engagements", "rate")
        ranked = sorted(cells, key=lambda cell: -cell["documents"])
        shown = cells if name == "quarter" else ranked[:_SHOWN_VALUES]
        print_table(columns, [[cell[column] for column in columns] for cell in shown])
        if len(shown) < len(cells):
            click.echo(f"… and {len(cells) - len(shown)} more")
