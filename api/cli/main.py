"""The ``premortem`` command. Nothing heavy is imported before a command is chosen."""

from __future__ import annotations

import errno
import sqlite3
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from api.errors import ApiError
from corpus.errors import CorpusError
from intelligence.errors import IntelligenceError
from models.errors import ModelError
from reports.errors import ReportError

#: Errors that are told in one line; anything else is a defect and keeps its traceback.
TOLD_ERRORS = (ApiError, CorpusError, IntelligenceError, ModelError, ReportError)

#: What the system refuses for want of room or rights, or for a path that leads nowhere, which no
#: defect of the product is.
_REFUSED_BY_SYSTEM = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG}
    | {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG}
)

#: Every command: module, attribute, and the line that ``--help`` shows.
COMMANDS = {
    "demo": ("demo", "Build the sample portfolio end to end and say where to look."),
    "ingest": ("ingest", "Read exports, notes and folders of them into the workspace."),
    "build": ("build", "Draw the conclusions: a new edition."),
    "themes": ("themes", "The register of themes."),
    "theme": ("theme", "One theme: definition, evidence, dimensions, history."),
    "curate": ("curate", "Decide on themes: rename, define, merge, split, move, confirm, undo."),
    "refit": ("refit", "Reconsider every theme and propose what would split, merge, start or end."),
    "history": ("history", "Themes over all editions, and what became of them."),
    "review": ("review", "What to decide next, with the evidence and the command."),
    "audit-sample": ("audit_sample", "Draw a blind sample; read its labels: precision and recall."),
    "signals": ("signals", "Where themes stand out, what is structural, what it costs, and more."),
    "trends": ("trends", "What is new, rises, falls or is back again, and what to expect."),
    "customers": (
        "customers",
        "Who escalates more than the work predicts: delivery or relationship.",
    ),
    "interventions": ("interventions", "Register what was done about a theme; see if it worked."),
    "priorities": ("priorities", "Themes in the order a planning cycle should take them up."),
    "check": ("check", "The pre-mortem of a new engagement, from its statement of work."),
    "checks": ("checks", "What was checked: read, replayed, signed, scored."),
    "links": ("links", "Review and decide which customer or engagement a name means."),
    "rejects": ("rejects", "Rows and files that were not read, and why."),
    "export": ("export", "Findings, documents, themes, links or signals as a file."),
    "report": ("report", "Render an edition into one HTML file."),
    "serve": ("serve", "Serve the API and the pages."),
    "train": ("train", "Teach an encoder causes: with your own base model or themes."),
    "evaluate": ("evaluate", "Measured quality against labels, beside the peers."),
    "status": ("status", "What the workspace holds."),
    "doctor": ("doctor", "Check the installation, the models and the workspace."),
}


class LazyGroup(click.Group):
    """Knows every command by name and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's shape
        """Return the commands in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command, or return ``None`` for an unknown one."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(f"api.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, explanation) for name, (_, explanation) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--workspace",
    type=click.Path(file_okay=False),
    help="Folder of the database, editions and reports [default: ./workspace].",
)
@click.version_option(package_name="premortem", message="%(version)s")
def premortem(workspace: str | None) -> None:
    """Post-mortems in, the pre-mortem of your next engagement out."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; a known error is one line on standard error and exit status 1 or 2."""
    try:
        status = premortem.main(args=arguments, prog_name="premortem", standalone_mode=False)
    except TOLD_ERRORS as error:
        _tell(str(error), 1)
    except OSError as error:
        if error.errno not in _REFUSED_BY_SYSTEM:
            raise
        _tell(f"{error.strerror}: {error.filename or 'while writing a file'}", 1)
    except sqlite3.OperationalError as error:
        _tell(f"a cache of the workspace cannot be used: {error}", 1)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "premortem"
        _tell(f"{error.format_message()} (see `{path} --help`)", 2)
    except click.ClickException as error:
        _tell(error.format_message(), error.exit_code)
    except click.Abort:
        _tell("interrupted; what was stored is kept, and the command can be run again", 130)
    sys.exit(status if isinstance(status, int) else 0)


def _tell(message: str, status: int) -> NoReturn:
    click.echo(f"premortem: {' '.join(message.split())}", err=True)
    sys.exit(status)
