"""``premortem history``: themes over all editions, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import click

from api.cli.common import json_option, plain, print_json, print_table, workspace_command
from api.services import Services
from intelligence.curation.entries import Entry, Undo

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_VERSION = (
    "edition",
    "name",
    "status",
    "owner_name",
    "documents",
    "engagements",
    "customers",
    "small",
    "stability",
)
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
        _show_life(life, services.curation().entries() if life["changes"] else ())
        return
    if as_json:
        print_json({"lineage": whole.relations, "changes": whole.changes})
        return
    if not whole.versions:
        click.echo("no edition yet; run `premortem build`")
        return
    changes = [row for row in whole.relations if row["event"] != "continues"]
    first = min(row["edition"] for row in whole.versions)
    began = [row for row in changes if row["edition"] == first and row["event"] == "starts"]
    if began:
        click.echo(f"edition {first} began with {_counted(len(began), 'theme')}")
    later = [row for row in changes if row not in began]
    if later:
        _relations(later, whole.names)
    kept = len(whole.relations) - len(changes)
    if kept:
        click.echo(f"and {_counted(kept, 'time')} a theme continued")
    click.echo("one theme over all editions: premortem history THEME (id or key)")


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else word + 's'}"


def _show_life(life: dict[str, Any], log: Sequence[Entry]) -> None:
    versions = life["versions"]
    click.echo(f"{plain(versions[-1]['name'])} ({life['theme_id']})")
    print_table(_VERSION, [[row[name] for name in _VERSION] for row in versions])
    click.echo("\nLineage: overlaps are over findings that both editions have")
    _relations(life["lineage"])
    if life["changes"]:
        click.echo(
            "\nIts meaning changed; every edition applies the new one to the whole history, but "
            "for what was learned from decisions: that holds for findings that came after"
        )
        marks = ("quarter", "kind", "after_edition", "sequence")
        rows = [{**row, "kind": _kind(row, log)} for row in life["changes"]]
        print_table(marks, [[row[name] for name in marks] for row in rows])


def _kind(change: Mapping[str, Any], log: Sequence[Entry]) -> str:
    """Return what kind of change it is; of an undoing, what it took back as well."""
    decisions = {entry.sequence: entry.decision for entry in log}
    undoing = decisions.get(change["sequence"])
    if not isinstance(undoing, Undo) or undoing.entry not in decisions:
        return str(change["kind"])
    return f"undo of {decisions[undoing.entry].action} {undoing.entry}"


def _relations(
    rows: list[dict[str, Any]] | tuple[dict[str, Any], ...], names: Mapping[str, str] = _NO_NAMES
) -> None:
    """Print what became of themes, by their ids and, where given, by their newest names."""

    def cell(row: dict[str, Any], column: str) -> object:
        value = row[column]
        if isinstance(value, float):
            return f"{value:.2f}"
        return f"{names[value]} ({value})" if value in names else value

    shown = [[cell(row, column) for column in _RELATION] for row in rows]
    print_table(_RELATION, shown)
