"""``premortem curate log``: every decision with who, when and why, and what does not apply."""

from __future__ import annotations

from typing import Any

import click

from api.cli.common import json_option, plain, print_json, print_table, workspace_command
from api.services import Services
from intelligence.curation.entries import Entry, payload_of
from intelligence.curation.replay import in_force
from intelligence.plain_rows import rows_of

_SHOWN = 60


@workspace_command("log")
@json_option
def listing(services: Services, *, as_json: bool = False) -> None:
    """List the log, oldest first, and what of it did not apply in the newest edition."""
    entries = services.curation().entries()
    undone = in_force(entries).undone
    conflicts, applied = _conflicts(services)
    if as_json:
        rows = [entry_row(entry) | {"undone": entry.sequence in undone} for entry in entries]
        print_json({"entries": rows, "applied": applied, "conflicts": conflicts})
        return
    print_table(
        ("entry", "at", "who", "action", "what", "why", "undone"),
        [
            (
                entry.sequence,
                entry.at[:10],
                entry.who,
                entry.decision.action,
                _what(entry),
                entry.why,
                entry.sequence in undone,
            )
            for entry in entries
        ],
    )
    if applied < len(entries):
        click.echo(f"{len(entries) - applied:,} not applied yet; `premortem build` applies them")
    for line in conflict_lines(conflicts):
        click.echo(line)


def entry_row(entry: Entry) -> dict[str, Any]:
    """Return an entry as one JSON-ready row."""
    return {
        "sequence": entry.sequence,
        "id": entry.id,
        "at": entry.at,
        "who": entry.who,
        "why": entry.why,
        "action": entry.decision.action,
        **payload_of(entry.decision),
    }


def conflict_lines(conflicts: list[dict[str, Any]]) -> list[str]:
    """Return one line a conflict."""
    return [_conflict_line(item) for item in conflicts]


def _conflict_line(item: dict[str, Any]) -> str:
    theme = f" {item['theme_id']}" if item["theme_id"] else ""
    count = f"{item['count']:,} " if item["count"] else ""
    rest = "; the rest was applied" if item["partly"] else ""
    entry = f"entry {item['sequence']} ({item['action']}{theme})"
    return f"conflict: {entry}: {count}{item['reason']}{rest}"


def _conflicts(services: Services) -> tuple[list[dict[str, Any]], int]:
    """Return the conflicts of the newest edition and the newest entry that it knows."""
    editions = services.editions()
    numbers = editions.numbers()
    if not numbers:
        return [], 0
    manifest = editions.manifest(numbers[-1])
    return rows_of(editions.table(manifest.number, "conflicts")), manifest.curation


def _what(entry: Entry) -> str:
    told = payload_of(entry.decision)
    parts = [_part(name, value) for name, value in told.items() if name != "kept"]
    text = plain(", ".join(part for part in parts if part)) or "none"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _part(name: str, value: Any) -> str:
    if name in {"findings", "chosen"}:
        count = len(value)
        return f"{count:,} finding{'' if count == 1 else 's'}" if count else ""
    if name == "apart_from":
        return f"apart from {value}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
