"""``premortem check``: the pre-mortem of a new engagement."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Any

import click

from api.annex import AnnexForm, write_annex
from api.check_ports import AskedCheck
from api.cli.check_shown import show_check, show_score
from api.cli.common import json_option, print_json, workspace_command
from api.errors import InvalidRequest
from api.schemas.checks import shaped
from api.services import Services
from corpus.one_text import ONE_TEXT, text_of, text_of_file

#: What is known of an engagement before signature: option, attribute, words.
_KNOWN = {
    "customer": ("customer", "Customer, by key or name."),
    "type": ("engagement_type", "Engagement type."),
    "team": ("team", "Team that is to deliver."),
    "region": ("region", "Region."),
    "billing": ("billing_model", "Billing model."),
    "practice": ("practice", "Practice."),
    "segment": ("segment", "Segment of the customer."),
}


def _known_options(function: Any) -> Any:
    for name, (attribute, words) in reversed(_KNOWN.items()):
        function = click.option(f"--{name}", attribute, help=words)(function)
    return function


@workspace_command("check")
@click.argument("file", required=False)
@_known_options
@click.option("--hours", "planned_hours", type=float, help="Planned hours of effort.")
@click.option("--contingency", type=float, help="Contingency offered, in percent of the effort.")
@click.option(
    "--confidence",
    type=float,
    default=0.8,
    show_default=True,
    help="Share of similar engagements that the contingency shall be enough for.",
)
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@click.option("--engagement", help="Key of the engagement that the offer became, if known.")
@click.option("--keep-text", is_flag=True, help="Keep the text with the check.")
@click.option("--confidential", is_flag=True, help="Leave out other customers' names.")
@click.option("--by", "who", default=getpass.getuser, help="Who asks [default: your login].")
@click.option(
    "--format",
    "form",
    type=click.Choice([one.value for one in AnnexForm]),
    help="Write an annex or RAID entries.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it [default: the check's id, in the working directory].",
)
@click.option("--score", is_flag=True, help="Say how checks of signed engagements came out.")
@json_option
def command(services: Services, file: str | None, **options: Any) -> None:
    """Say what a new engagement should fear, from its statement of work and what is known.

    FILE is a DOCX, PDF, Markdown, HTML, mail or text file, or - for standard input. Only figures
    are kept, not the text, unless you say so. `premortem checks` lists what was checked.
    """
    as_json = options.pop("as_json")
    if options.pop("score"):
        card = services.checks().score()
        print_json(card) if as_json else show_score(card)
        return
    if file is None:
        raise click.UsageError("give a FILE, or - for standard input")
    form, output = options.pop("form"), options.pop("output")
    text = _text(file)
    given = {name: options.pop(name) for name, _ in _KNOWN.values()}
    shown = services.checks().draw(AskedCheck(text=text, given=given, **options))
    if form is not None:
        names = services.customer_names(shown.payload["edition"])
        tables = services.editions().get(shown.payload["edition"]).tables
        path = write_annex(shown, AnnexForm(form), output, names, tables)
        click.echo(f"written  {path}", err=as_json)
    if as_json:
        print_json(shaped(shown))
    elif form is None:
        show_check(shown, text, services.customer_names(shown.payload["edition"]))


def _text(file: str) -> str:
    if file != "-":
        return text_of_file(Path(file))
    content = sys.stdin.buffer.read(ONE_TEXT.max_file_bytes + 1)
    if not content:
        raise InvalidRequest("standard input is empty")
    return text_of("standard input", content)
