"""``premortem refit``: reconsider every theme, look at what is proposed, take it over or back."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import click

from api.cli.common import (
    json_option,
    plain,
    print_json,
    print_table,
    workspace_command,
    workspace_option,
)
from api.curating import Note
from api.services import Services
from intelligence.refit.shown import Refit, details_of, summary_of

_MEASURES = {
    "agreeing": "of the parts of the causes agree",
    "told_apart": "of the findings lie nearer to their own",
    "stability": "overlap when found again",
    "inside": "of the group",
    "of_theme": "of the theme",
    "filed": "of the decisions on this kind file it so",
    "sure": "sure on the average",
    "elsewhere": "of the findings have another theme between them and the other part",
}


_taxonomy_option = click.option(
    "--taxonomy", help="Taxonomy file that the edition was built with, or `none`."
)


@click.group("refit", invoke_without_command=True)
@workspace_option
@_taxonomy_option
@json_option
@click.pass_context
def command(
    context: click.Context, workspace: Path | None, taxonomy: str | None, *, as_json: bool
) -> None:
    """Reconsider every theme and propose what would split, merge, start or end.

    Groups all sure causes of the newest edition anew, beside the known themes, and asks which old
    findings would be filed elsewhere after what people decided on others. Nothing changes
    until items are applied, through entries of the curation log, and `premortem build` has run.
    What shall not be proposed again is declined by `premortem curate keep`.
    """
    context.obj = taxonomy
    if context.invoked_subcommand is None:
        arguments = {"workspace": workspace, "taxonomy": taxonomy, "as_json": as_json}
        context.invoke(proposing, **arguments)


@workspace_command("propose")
@_taxonomy_option
@json_option
def proposing(services: Services, taxonomy: str | None = None, *, as_json: bool = False) -> None:
    """Reconsider the newest edition, keep what is proposed, and show it."""
    given_before: str | None = click.get_current_context().obj
    refits = services.refits(taxonomy or given_before)
    _show(services, refits.propose(), as_json=as_json)


@workspace_command("list")
@json_option
def listing(services: Services, *, as_json: bool) -> None:
    """List every refit, oldest first, and what became of it."""
    rows = [summary_of(refit) for refit in services.refits().all()]
    if as_json:
        print_json({"refits": rows})
        return
    told = ("applied", "undone", "declined")
    print_table(
        ("refit", "at", "edition", "items", *told),
        [
            (row["refit"], row["at"][:10], row["edition"], len(row["items"]),
             *(sum(i["state"] == state for i in row["items"]) for state in told))
            for row in rows
        ],
    )  # fmt: skip


@workspace_command("show")
@click.argument("number", type=click.IntRange(min=1))
@json_option
def show(services: Services, number: int, *, as_json: bool) -> None:
    """Show refit NUMBER: each item with its evidence and what it does to counts and trends."""
    _show(services, services.refits().read(number), as_json=as_json)


def _deciding_options(function: Any) -> Any:
    for option in (
        json_option,
        click.option("--expect", type=click.IntRange(min=0), help="Newest log entry seen."),
        click.option("--why", default="", help="The reason, for those who come later (needed)."),
        click.option(
            "--by", "who", default=getpass.getuser, help="Who decides [default: your login]."
        ),
        click.option(
            "--only",
            default="",
            metavar="ITEM,...",
            help="Items [default: all that are open, or to undo, all that are applied].",
        ),
        click.argument("number", type=click.IntRange(min=1)),
    ):
        function = option(function)
    return function


@workspace_command("apply")
@_deciding_options
def apply(services: Services, number: int, only: str, **options: Any) -> None:
    """Take items of refit NUMBER over into the curation log; the next build applies them."""
    note, expect = Note(options["who"], options["why"]), options["expect"]
    refit = services.refits().apply(number, _items(only), note, expect)
    _told(refit, as_json=options["as_json"])


@workspace_command("undo")
@_deciding_options
def undo(services: Services, number: int, only: str, **options: Any) -> None:
    """Take items of refit NUMBER back; the next build gives what had been without them."""
    note, expect = Note(options["who"], options["why"]), options["expect"]
    refit = services.refits().undo(number, _items(only), note, expect)
    _told(refit, as_json=options["as_json"])


def _items(only: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in only.split(",")) if name)


def _told(refit: Refit, *, as_json: bool) -> None:
    if as_json:
        print_json(summary_of(refit))
        return
    for item in summary_of(refit)["items"]:
        entries = ", ".join(map(str, item["entries"]))
        click.echo(f"{item['item']}: {item['state']}{f' (entries {entries})' if entries else ''}")
    click.echo("`premortem build` makes an edition of it")


def _show(services: Services, refit: Refit, *, as_json: bool) -> None:
    told = details_of(refit, services.refits().tables_of(refit))
    if as_json:
        print_json(told)
        return
    click.echo(
        f"refit {told['refit']} of edition {told['edition']}: {told['causes']:,} sure causes in "
        f"{told['groups']:,} group{'' if told['groups'] == 1 else 's'}"
    )
    if not told["items"]:
        click.echo("nothing to propose: the themes stay as they are")
    for item in told["items"]:
        _show_item(item)


def _show_item(item: dict[str, Any]) -> None:
    click.echo(f"\n{item['item']} ({item['state']})")
    if item["moves"]:
        names = {effect["theme_id"]: plain(effect["name"]) for effect in item["effects"]}
        source, to = (names.get(item["moves"][end], "no theme") for end in ("source", "to"))
        click.echo(f"  {item['findings']:,} findings from {source} to {to}")
    for one in item["evidence"]:
        words = f"; {', '.join(one['keyphrases'])}" if one["keyphrases"] else ""
        click.echo(f"  {plain(one['name'])}{plain(words)}")
        measured = one["measured"] or {}
        shares = [f"{measured[k]:.0%} {say}" for k, say in _MEASURES.items() if measured.get(k)]
        if measured.get("decided"):
            shares.append(f"{measured['decided']:,} findings of it were decided on")
        if shares:
            click.echo(f"    {'; '.join(shares)}")
        worded: dict[str, str] = {}
        for quote in one["quotes"]:
            text = plain(quote["text"] or quote["finding_id"])
            worded.setdefault(" ".join(text.casefold().split()), text)
        for text in worded.values():
            click.echo(f"    “{text}”")
    print_table(
        ("theme", "when", "findings", "documents", "engagements", "customers", "last quarters"),
        [row for effect in item["effects"] for row in _rows(effect)],
    )


def _rows(effect: dict[str, Any]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for when in ("before", "after"):
        counted = effect[when]
        if counted is None:
            rows.append((effect["name"], when, None, None, None, None, "-"))
            continue
        quarters = " ".join(f"{q['quarter']}:{q['engagements']}" for q in counted["quarters"])
        counts = (counted[n] for n in ("findings", "documents", "engagements", "customers"))
        rows.append((effect["name"], when, *counts, quarters or "-"))
    return rows


for _subcommand in (proposing, listing, show, apply, undo):
    command.add_command(_subcommand)
