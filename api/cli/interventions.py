"""``premortem interventions``: what was done about themes, and whether it worked."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click

from api.cli.common import (
    json_option,
    plain,
    print_json,
    workspace_command,
    workspace_option,
)
from api.cli.signal_tables import Asked, json_table, show_rows
from api.curating import Note
from api.services import Services
from intelligence.interventions.intervention import SCOPES, Action, Intervention, parse_action
from intelligence.interventions.standing import as_standing, unmatched
from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.reading import signal_rows
from intelligence.signals.registry import SIGNALS

_Command = Callable[..., Any]


@click.group("interventions", invoke_without_command=True)
@workspace_option
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@json_option
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """Register what was done about a theme, and see whether the theme fell.

    Without a further word: the interventions that stand, as `premortem interventions list`. The
    next `premortem build` judges what was registered.
    """
    if context.invoked_subcommand is None:
        context.invoke(listing, **options)


@workspace_command("list")
@click.option("--edition", type=int, help="Number of the edition [default: the newest].")
@json_option
def listing(services: Services, edition: int | None, *, as_json: bool) -> None:
    """List interventions with what an edition says of them."""
    read, table = services.edition(edition), SIGNALS["interventions"]
    register = services.interventions().register()
    rows = as_standing(signal_rows(read.tables.get(table.name), table), register)
    standing = register.interventions
    if as_json:
        told = json_table(read.number, table, rows)
        print_json(told | {"registered": [asdict(one) for one in standing]})
        return
    show_rows(read, table, rows, Asked(as_json=False, everything=True, limit=max(len(rows), 1)))
    judged = {row["intervention_id"] for row in rows}
    for one in standing:
        if one.id not in judged:
            click.echo(f"not judged yet, build first: {one.id}, {plain(one.action.what)}")


def _note_options(function: _Command) -> _Command:
    for option in (
        click.option("--at", default="", help="ISO time of the entry [default: now]."),
        click.option("--why", default="", help="The reason, for those who come later."),
        click.option(
            "--by", "who", default=getpass.getuser, help="Who registers it [default: your login]."
        ),
        json_option,
    ):
        function = option(function)
    return function


def _action_options(function: _Command) -> _Command:
    for option in (
        click.option("--owner-name", help="Name of whom it belongs to."),
        click.option("--owner-role", help="Role of whom it belongs to."),
        click.option(
            "--scope",
            multiple=True,
            metavar="DIMENSION=VALUE",
            help=f"For whom (may be repeated; all by default): {', '.join(SCOPES)}.",
        ),
        click.option(
            "--on", "date", required=True, metavar="YYYY-MM-DD", help="Day on which it began."
        ),
        click.option("--did", "what", required=True, help="What was done."),
    ):
        function = option(function)
    return function


@workspace_command("register")
@click.argument("theme")
@_action_options
@_note_options
def register(services: Services, theme: str, **options: Any) -> None:
    """Register that something was done about THEME (id or key)."""
    note, as_json = _note(options), options.pop("as_json")
    added = services.interventions().add(_action(theme, options), note)
    _told(added, "registered as", as_json=as_json)
    _warn(services, added)


@workspace_command("correct")
@click.argument("intervention")
@click.argument("theme")
@_action_options
@_note_options
def correct(services: Services, intervention: str, theme: str, **options: Any) -> None:
    """Say INTERVENTION anew, with everything that is true of it; the old stays in the log."""
    note, as_json = _note(options), options.pop("as_json")
    action = _action(theme, options)
    corrected = services.interventions().correct(intervention, action, note)
    _told(corrected, "corrected", as_json=as_json)
    _warn(services, corrected)


@workspace_command("withdraw")
@click.argument("intervention")
@_note_options
def withdraw(services: Services, intervention: str, **options: Any) -> None:
    """Take INTERVENTION back; it stays in the log and counts no more."""
    note, as_json = _note(options), options.pop("as_json")
    left = services.interventions().withdraw(intervention, note).interventions
    if as_json:
        print_json({"withdrawn": intervention, "standing": [one.id for one in left]})
        return
    click.echo(f"withdrawn; {len(left):,} stand")


def _note(options: dict[str, Any]) -> Note:
    return Note(*(options.pop(name) for name in ("who", "why", "at")))


def _action(theme: str, options: dict[str, Any]) -> Action:
    parts = []
    for text in options.pop("scope"):
        dimension, found, value = text.partition("=")
        if not found:
            message = f"{text!r} is no scope; give it as DIMENSION=VALUE, such as team=North"
            raise click.BadParameter(message)
        parts.append({"dimension": dimension.strip(), "value": value.strip()})
    given = {name: value for name, value in options.items() if value is not None}
    return parse_action({"theme_id": theme, "scope": parts, **given})


def _told(one: Intervention, how: str, *, as_json: bool) -> None:
    if as_json:
        print_json(asdict(one))
        return
    click.echo(f"{how} {one.id}; `premortem build` says what became of it")


def _warn(services: Services, one: Intervention) -> None:
    """Say on standard error when the scope holds no engagement, so that nothing could be judged."""
    if one.action.scope:
        engagements = occurrences_of(services.edition(None).tables).engagements
        for said in unmatched(one.action.scope, engagements):
            click.echo(f"warning: {plain(said)}", err=True)


for _made in (listing, register, correct, withdraw):
    command.add_command(_made)
