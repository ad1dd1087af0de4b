"""``premortem checks``: what was checked, read again, replayed, signed, and held against it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

import click

from api.annex import AnnexForm, write_annex
from api.cli.check_shown import show_check, show_score
from api.cli.common import (
    json_option,
    plain,
    print_json,
    print_table,
    workspace_command,
    workspace_option,
)
from api.curating import Note
from api.schemas.checks import listed, shaped
from api.services import Services
from corpus.one_text import text_of_file

_confidential = click.option(
    "--confidential", is_flag=True, help="Leave out other customers' names."
)
_who = click.option(
    "--by", "who", default=getpass.getuser, help="Who says so [default: your login]."
)


@click.group("checks", invoke_without_command=True)
@workspace_option
@json_option
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """List and read risk checks, and say what became of them.

    Without a further word: the newest checks, as `premortem checks list`.
    """
    if context.invoked_subcommand is None:
        context.invoke(listing, limit=50, **options)


@workspace_command("list")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True)
@json_option
def listing(services: Services, limit: int, *, as_json: bool) -> None:
    """List the newest checks."""
    rows = [listed(one) for one in services.checks().newest(limit)]
    if as_json:
        print_json([one.model_dump() for one in rows])
        return
    if not rows:
        click.echo("nothing was checked yet; `premortem check FILE` does it")
        return
    headers = ("check", "drawn", "by", "known", "edition", "passages", "became")
    print_table(
        headers,
        [
            (
                one.id,
                one.at[:16].replace("T", " "),
                one.who,
                ", ".join(one.attributes.values()),
                one.edition,
                one.passages,
                one.engagement,
            )
            for one in rows
        ],
    )


@workspace_command("show")
@click.argument("check")
@_confidential
@json_option
def show(services: Services, check: str, *, confidential: bool, as_json: bool) -> None:
    """Show a kept CHECK; words of its text only where the text was kept."""
    shown = services.checks().get(check, confidential=confidential)
    if as_json:
        print_json(shaped(shown))
        return
    show_check(shown, shown.text, services.customer_names(shown.payload["edition"]))


@workspace_command("replay")
@click.argument("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@json_option
def replay(services: Services, check: str, file: Path | None, *, as_json: bool) -> None:
    """Draw CHECK again from its own edition, and say whether it says the same.

    FILE is the text again where it was not kept.
    """
    text = text_of_file(file) if file else None
    done = services.checks().replay(check, text)
    if as_json:
        print_json({"id": done.id, "edition": done.edition, "differs": list(done.differs)})
        return
    same = "says the same" if not done.differs else f"differs in {', '.join(done.differs)}"
    click.echo(f"check {done.id}, drawn again from edition {done.edition}, {same}")


@workspace_command("signed")
@click.argument("check")
@click.argument("engagement", required=False)
@_who
@click.option("--why", default="", help="The reason, for those who come later.")
@json_option
def signed(services: Services, check: str, engagement: str | None, **options: Any) -> None:
    """Note that the offer of CHECK became ENGAGEMENT (key); none takes it back."""
    note = Note(options["who"], options["why"])
    shown = services.checks().sign(check, engagement, note)
    if options["as_json"]:
        print_json(shaped(shown))
        return
    click.echo(f"check {shown.id} became {plain(shown.engagement or 'nothing that is known')}")
    if shown.warning:
        click.echo(f"note: {shown.warning}")


@workspace_command("forget")
@click.argument("check")
@_who
@click.option("--why", default="", help="The reason, for those who come later.")
def forget(services: Services, check: str, who: str, why: str) -> None:
    """Forget the text that was kept with CHECK; what the check told stays."""
    services.checks().forget(check, Note(who, why))
    click.echo(f"check {plain(check)} has no text")


@workspace_command("accept")
@click.argument("check")
@click.argument("number", type=int)
@click.option("--why", required=True, help="Why the wording is to stay.")
@click.option("--restore", is_flag=True, help="Take the acceptance back.")
@_who
def accept(services: Services, check: str, number: int, **options: Any) -> None:
    """Accept the wording of passage NUMBER of CHECK, in every check from now on.

    Missing sections are numbered after the passages.
    """
    note = Note(options["who"], options["why"])
    services.checks().suppress(check, number, note, restore=options["restore"])
    click.echo("noted; this and every other check mark the wording with your reason")


@workspace_command("score")
@json_option
def score(services: Services, *, as_json: bool) -> None:
    """Say how the checks of engagements that were signed came out."""
    card = services.checks().score()
    print_json(card) if as_json else show_score(card)


@workspace_command("annex")
@click.argument("check")
@click.option(
    "--format",
    "form",
    type=click.Choice([one.value for one in AnnexForm]),
    default="html",
    show_default=True,
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path))
@_confidential
def annex(services: Services, check: str, form: str, **options: Any) -> None:
    """Write the annex of a kept CHECK for the bid / no-bid paper, or its RAID entries."""
    shown = services.checks().get(check, confidential=options["confidential"])
    names = services.customer_names(shown.payload["edition"])
    tables = services.editions().get(shown.payload["edition"]).tables
    path = write_annex(shown, AnnexForm(form), options["output"], names, tables)
    click.echo(f"written  {path}")


for _made in (listing, show, replay, signed, forget, accept, score, annex):
    command.add_command(_made)
