"""``premortem history``: themes over all editions, and what became of them."""

from __future__ import annotations

from typing import Any

import click

from api.cli.common import json_option, plain, print_json, print_table, workspace_command
from api.services import Services

_RELATION = (
    "edition",
    "event",
    "previous_theme_id",
    "theme_id",
    "shared",
    "jaccard",
    "of_previous",
    "of_current",
)


@workspace_command("history")
@click.argument("theme", required=False)
@json_option
def command(services: Services, theme: str | None, *, as_json: bool) -> None:
    """Show one THEME (id or key) over all editions, or what changed from edition to edition."""
    whole = services.chronicle()
    if theme is not None:
        life = whole.of_theme(theme)
        if as_json:
            print_json(life)
            return
        _show_life(life)
        return
    if as_json:
        print_json({"lineage": whole.relations, "changes": whole.changes})
        return
    changes = [row for row in whole.relations if row["event"] != "continues"]
    _relations(changes)
    kept = len(whole.relations) - len(changes)
    if kept:
        click.echo(f"and {kept:,} {'time' if kept == 1 else 'times'} a theme continued")
    click.echo("themes are named by id")


def _show_life(life: dict[str, Any]) -> None:
    versions = life["versions"]
    click.echo(f"{plain(versions[-1]['name'])} ({life['theme_id']})")
    columns = ("edition", "name", "status", "owner_name", "documents", "engagements", "customers")
    print_table(columns, [[row[name] for name in columns] for row in versions])
    click.echo("\nLineage: overlaps are over findings that both editions have")
    _relations(life["lineage"])
    if life["changes"]:
        click.echo(
            "\nIts meaning changed; every edition applies the new one to the whole history, but "
            "for what was learned from decisions: that holds for findings that came after"
        )
        marks = ("quarter", "kind", "after_edition", "sequence")
        print_table(marks, [[row[name] for name in marks] for row in life["changes"]])


def _relations(rows: list[dict[str, Any]] | tuple[dict[str, Any], ...]) -> None:
    shown = [
        [f"{row[name]:.2f}" if isinstance(row[name], float) else row[name] for name in _RELATION]
        for row in rows
    ]
    print_table(_RELATION, shown)
