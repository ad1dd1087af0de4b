"""``premortem review``: what to decide next, with the evidence and the command."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from api.cli.common import json_option, plain, print_json, workspace_command
from api.services import Services
from intelligence.review import DOUBTFUL, SURE, review
from intelligence.review_items import Kind, ReviewItem
from intelligence.told_names import with_told_names


@workspace_command("review")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only this kind.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Items a kind."
)
@json_option
def command(services: Services, **options: Any) -> None:
    """List what is in doubt: themes proposed or withheld, merges, splits, names and more."""
    edition = services.edition(None)
    most = max(options["limit"], DOUBTFUL)
    queue = review(edition if options["as_json"] else with_told_names(edition), most)
    wanted = Kind(options["kind"]) if options["kind"] else None
    kinds = [kind for kind in Kind if wanted in {None, kind}]
    chosen = [item for kind in kinds for item in queue.of(kind)[: options["limit"]]]
    totals = {kind.value: count for kind, count in queue.totals.items()}
    if options["as_json"]:
        items = [asdict(item) for item in chosen]
        shortened = len(items) < sum(queue.totals[kind] for kind in kinds)
        print_json(
            {
                "edition": queue.edition,
                "totals": totals,
                "truncated": shortened,
                "items": items,
            }
        )
        return
    told = ", ".join(
        f"{count:,} {kind}{'' if count == 1 else 's'}" for kind, count in totals.items()
    )
    click.echo(f"Edition {queue.edition}: {told} under {100 * SURE:.0f} % confidence")
    for kind in kinds:
        for item in queue.of(kind)[: options["limit"]]:
            _show(item)
        for line in _rest(kind, min(options["limit"], queue.totals[kind]), queue.totals[kind]):
            click.echo(line)


def _rest(kind: Kind, shown: int, total: int) -> list[str]:
    """Return what to know where not everything of a kind is shown."""
    if shown >= total:
        return []
    which = (
        f"the {shown:,} least certain of" if kind is Kind.ASSIGNMENT else f"the first {shown:,} of"
    )
    return [f"\n{kind}: {which} {total:,}; --limit shows more"]


def _show(item: ReviewItem) -> None:
    click.echo(f"\n[{item.kind}] {plain(item.title)}\n  {plain(item.question)}")
    for quote in item.quotes:
        side = f"{plain(quote.side)}: " if quote.side else ""
        where = f"{quote.document}, {quote.date or 'no date'}, {quote.customer}"
        click.echo(f"  {side}“{plain(quote.text)}” — {plain(where)}")
    for line in item.commands:
        click.echo(f"  $ {plain(line)}")
