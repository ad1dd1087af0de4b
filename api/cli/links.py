"""``premortem links``: the review queue of names, and a person's decisions on it."""

from __future__ import annotations

import getpass
from typing import Any

import click

from api.cli.common import (
    json_option,
    print_json,
    print_table,
    workspace_command,
    workspace_option,
)
from api.services import Services
from intelligence.linking.review import review_queue

_ENTITIES = click.Choice(("customer", "engagement"))


@click.group("links", invoke_without_command=True)
@workspace_option
@click.pass_context
def command(context: click.Context, /, **_: Any) -> None:
    """Review and decide which customer or engagement a name means.

    Without a further word: the queue, as `premortem links list`.
    """
    if context.invoked_subcommand is None:
        context.invoke(listing)


@workspace_command("list")
@json_option
def listing(services: Services, *, as_json: bool = False) -> None:
    """Names that are ambiguous or unlinked in the newest edition, commonest first."""
    edition = services.edition(None)
    queue = review_queue(edition.tables["links"])
    if as_json:
        print_json({"edition": edition.number, "queue": queue})
        return
    columns = ("entity", "given", "state", "documents", "key", "name", "score", "runner_up")
    print_table(columns, [[item[column] for column in columns] for item in queue])
    counts = edition.manifest.counts
    for entity in ("customers", "engagements"):
        states = ("linked", "ambiguous", "unlinked")
        told = ", ".join(f"{counts[f'{entity}_{state}']:,} {state}" for state in states)
        click.echo(f"{entity}: documents {told}")


def _decision_options(function: Any) -> Any:
    for option in (
        click.option("--entity", type=_ENTITIES, default="customer", show_default=True),
        click.option("--who", default=getpass.getuser, help="Who decides [default: your login]."),
        click.option("--why", default="", help="The reason, for those who come later."),
    ):
        function = option(function)
    return function


@workspace_command("accept")
@click.argument("given")
@click.argument("key")
@_decision_options
def accept(services: Services, given: str, key: str, entity: str, who: str, why: str) -> None:
    """Decide that the name GIVEN means the record KEY, from the next build on."""
    services.decide_link(entity, given, key, who, why)
    click.echo("noted; `premortem build` applies it")


@workspace_command("reject")
@click.argument("given")
@_decision_options
def reject(services: Services, given: str, entity: str, who: str, why: str) -> None:
    """Decide that the name GIVEN means none of the records, from the next build on."""
    services.decide_link(entity, given, None, who, why)
    click.echo("noted; `premortem build` applies it")


for _subcommand in (listing, accept, reject):
    command.add_command(_subcommand)
