"""``premortem curate``: a person's decisions on themes, noted in a log that every build replays."""

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
from api.cli.curation_log import entry_row, listing
from api.curating import Note
from api.services import Services
from intelligence.curation import entries as decisions
from intelligence.curation.keep import Keep
from intelligence.curation.reach import WIDE, reach_of

_Command = Callable[..., Any]

_WIDE = f"{100 * WIDE:.0f} %"


@click.group("curate", invoke_without_command=True)
@workspace_option
@click.pass_context
def command(context: click.Context, /, **_: Any) -> None:
    """Decide on themes: rename, define, merge, split, move, confirm and more; undo is a decision.

    Without a further word: the log, as `premortem curate log`. Themes are named by id or key,
    findings by id. The next `premortem build` applies what was decided.
    """
    if context.invoked_subcommand is None:
        context.invoke(listing)


def _deciding(name: str) -> Callable[[_Command], _Command]:
    """Make a subcommand of a function that returns the decision to note."""

    def decorate(function: _Command) -> _Command:
        def run(
            services: Services,
            *,
            who: str,
            why: str,
            at: str,
            expect: int | None,
            as_json: bool,
            **options: Any,
        ) -> None:
            decision = function(services, **options)
            if decision is None:
                return
            payload = decisions.payload_of(decision)
            checked = decisions.parse_decision(decision.action, payload)
            entry = services.curation().append(
                checked, Note(who, why, at), expect, wide=bool(options.get("yes"))
            )
            if as_json:
                print_json(entry_row(entry))
                return
            click.echo(f"noted as entry {entry.sequence}; `premortem build` applies it")

        run.__name__, run.__doc__ = function.__name__, function.__doc__
        # click lists options in the order of `__click_params__`, those of the function last.
        run.__dict__["__click_params__"] = list(getattr(function, "__click_params__", []))
        made = workspace_command(name)(json_option(_note_options(run)))
        command.add_command(made)
        return made

    return decorate


def _note_options(function: _Command) -> _Command:
    for option in (
        click.option(
            "--expect", type=click.IntRange(min=0), help="Newest entry seen; fail if there is more."
        ),
        click.option("--at", default="", help="ISO time of the decision [default: now]."),
        click.option("--why", default="", help="The reason, for those who come later (needed)."),
        click.option(
            "--by", "who", default=getpass.getuser, help="Who decides [default: your login]."
        ),
    ):
        function = option(function)
    return function


@_deciding("rename")
@click.argument("theme")
@click.argument("name")
def rename(_services: Services, theme: str, name: str) -> object:
    """Give THEME another NAME."""
    return decisions.Rename(theme, name)


@_deciding("define")
@click.argument("theme")
@click.option("--definition", help="What the theme means.")
@click.option("--include", multiple=True, help="A statement that belongs (may be repeated).")
@click.option("--exclude", multiple=True, help="A statement that does not (may be repeated).")
def define(
    _services: Services,
    theme: str,
    definition: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
) -> object:
    """Say what THEME means; it is applied to the whole history."""
    return decisions.Define(theme, definition, include or None, exclude or None)


@_deciding("merge")
@click.argument("sources", nargs=-1, required=True, metavar="THEME...")
@click.option("--into", required=True, help="The theme that remains.")
def merge(_services: Services, sources: tuple[str, ...], into: str) -> object:
    """Make the THEMEs a part of another, which keeps its identity."""
    return decisions.Merge(sources, into)


@_deciding("split")
@click.argument("theme")
@click.option("--name", help="Name of the part that leaves.")
@click.option("--definition", help="What the part that leaves means.")
@click.option("--subcause", help="Key of the sub-cause that leaves.")
@click.option("--finding", "chosen", multiple=True, help="A finding that leaves (repeat).")
@click.option("--suggested", is_flag=True, help="The smaller of the two suggested parts leaves.")
@click.option("--suggest", is_flag=True, help="Only show two parts that it might fall into.")
def split(services: Services, theme: str, **options: Any) -> object:
    """Make a theme of its own of a part of THEME; the rest keeps the identity."""
    chosen = options["chosen"]
    if options["suggest"]:
        _show_suggestion(services, theme)
        return None
    if options["suggested"]:
        if chosen or options["subcause"]:
            raise click.UsageError("--suggested stands alone: it chooses the findings itself")
        chosen = services.suggested_split(theme).smaller.findings
    if not options["name"]:
        raise click.UsageError("a split needs --name, the name of the part that leaves")
    return decisions.Split(
        theme, options["name"], options["subcause"], chosen, definition=options["definition"]
    )


def _show_suggestion(services: Services, theme: str) -> None:
    found = services.suggested_split(theme)
    if click.get_current_context().params["as_json"]:
        print_json(asdict(found))
        return
    click.echo(f"The middles of the two parts have the cosine {found.apart:.2f}.")
    for label, part in (("larger", found.larger), ("smaller", found.smaller)):
        click.echo(f"\n{label}: {len(part.findings):,} findings; {', '.join(part.keyphrases)}")
        for text in part.quotes:
            click.echo(f"  “{plain(text)}”")


@_deciding("start")
@click.argument("name")
@click.argument("findings", nargs=-1, required=True, metavar="FINDING...")
@click.option("--definition", help="What the theme means.")
def start(
    _services: Services, name: str, findings: tuple[str, ...], definition: str | None
) -> object:
    """Start a theme called NAME of FINDINGs in no theme; what is as close to one follows."""
    return decisions.Start(name, findings, definition)


@_deciding("move")
@click.argument("findings", nargs=-1, required=True, metavar="FINDING...")
@click.option("--to", help="The theme that they belong to.")
@click.option("--to-none", is_flag=True, help="They belong to no theme.")
def move(
    _services: Services, findings: tuple[str, ...], to: str | None, *, to_none: bool
) -> object:
    """Put FINDINGs into another theme, or into none."""
    if (to is None) != to_none:
        raise click.UsageError("give either --to THEME or --to-none")
    return decisions.Move(findings, to)


def _judging(name: str, kind: Callable[..., object], explanation: str) -> None:
    @click.argument("findings", nargs=-1, required=True, metavar="FINDING...")
    @click.option("--theme", required=True, help="The theme that it is about.")
    def judge(_services: Services, findings: tuple[str, ...], theme: str) -> object:
        return kind(findings, theme)

    judge.__doc__ = explanation
    _deciding(name)(judge)


_judging("confirm", decisions.Confirm, "Say that FINDINGs are rightly a theme's.")
_judging("reject", decisions.Reject, "Say that FINDINGs are not a theme's, now and later.")
_judging("pin", decisions.Pin, "Hold FINDINGs in a theme, and show them first as its evidence.")


@_deciding("exclude")
@click.option("--document", help="Id of a document that shall count for no theme.")
@click.option("--phrase", help="Findings in which this stands count for no theme.")
@click.option(
    "--yes", is_flag=True, help=f"Exclude even a phrase of more than {_WIDE} of all causes."
)
def exclude(services: Services, document: str | None, phrase: str | None, *, yes: bool) -> object:
    """Keep a document, or every finding with a phrase, out of all themes."""
    given = decisions.telling(decisions.Exclude(document, phrase))
    reach = reach_of(given, services.edition(None))
    if yes or not reach.is_wide:
        click.echo(reach.told, err=click.get_current_context().params["as_json"])
    return given


@_deciding("promote")
@click.argument("theme")
def promote(_services: Services, theme: str) -> object:
    """Take a proposed or retired THEME into use."""
    return decisions.Promote(theme)


@_deciding("retire")
@click.argument("theme")
def retire(_services: Services, theme: str) -> object:
    """Take THEME out of use; it keeps its findings, so that it is not proposed anew."""
    return decisions.Retire(theme)


@_deciding("keep")
@click.argument("theme")
@click.option("--apart-from", help="The theme that it shall not be merged with.")
def keep(_services: Services, theme: str, apart_from: str | None) -> object:
    """Keep THEME whole, or apart from another: no split, or no merge, is suggested any more."""
    return Keep(theme, apart_from)


@_deciding("owner")
@click.argument("theme")
@click.option("--role", default="", help="The role that answers for it.")
@click.option("--name", default="", help="The person who answers for it.")
def owner(_services: Services, theme: str, role: str, name: str) -> object:
    """Say who answers for THEME; neither role nor name takes the owner away."""
    return decisions.SetOwner(theme, role, name)


@_deciding("goal")
@click.argument("theme")
@click.argument("goal", default="")
def goal(_services: Services, theme: str, goal: str) -> object:
    """Tag THEME with the strategic goal that it stands in the way of; none takes it away."""
    return decisions.SetGoal(theme, goal)


@_deciding("undo")
@click.argument("entry", type=click.IntRange(min=1))
def undo(_services: Services, entry: int) -> object:
    """Take ENTRY of the log back; undoing an undo makes it count again."""
    return decisions.Undo(entry)


command.add_command(listing)
