"""What every command shares: the workspace option, settings, JSON and tables."""

from __future__ import annotations

import functools
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from api.cli.progress import TerminalProgress
from api.services import Services
from api.settings import FILE, Settings
from intelligence.errors import IntelligenceError, UnknownTheme

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


workspace_option = click.option(
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the database, editions and reports [default: ./workspace].",
)


def workspace_command(
    name: str, **attributes: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command that has ``--workspace`` and receives :class:`Services` first.

    What was given before the command's name counts where nothing is given behind it. A theme that
    was merged away is told with the one that it became a part of.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        @workspace_option
        @functools.wraps(function)
        def run(workspace: Path | None, **options: Any) -> Any:
            given = services(workspace or _given_before())
            try:
                return function(given, **options)
            except UnknownTheme as error:
                raise _leading_on(error, given) from None

        make: Callable[[Callable[..., Any]], click.Command] = click.command(name, **attributes)
        return make(run)

    return decorate


def _leading_on(error: UnknownTheme, given: Services) -> UnknownTheme:
    """Return the error with the theme of today that one of earlier became a part of."""
    with suppress(IntelligenceError):
        return UnknownTheme(f"{error}{given.chronicle().leads_on(error.theme)}", error.theme)
    return error


def _given_before() -> Path | None:
    """Return the workspace that the nearest group of the command line was given."""
    context = click.get_current_context(silent=True)
    while context is not None:
        if context.params.get("workspace") is not None:
            return Path(context.params["workspace"])
        context = context.parent
    return None


def services(workspace: Path | None) -> Services:
    """Return the services for the settings of this directory and environment."""
    settings = Settings.from_environment(os.environ, Path(FILE))
    if workspace is not None:
        settings = replace(settings, workspace=str(workspace))
    return Services(settings)


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def print_json(value: object) -> None:
    """Print one JSON document and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def progress() -> TerminalProgress:
    """Return progress on standard error."""
    return TerminalProgress(sys.stderr)


def plain(value: object) -> str:
    """Return text that cannot drive the terminal: no control or direction characters."""
    return _CONTROL.sub(" ", str(value))


def print_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[object]],
    to_right: Sequence[bool] | None = None,
) -> None:
    """Print aligned columns; numbers to the right, text to the left.

    ``to_right`` says it of each column where figures come as text.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [
        max([_width(header), *(_width(row[index]) for row in cells)])
        for index, header in enumerate(headers)
    ]
    right = to_right or [
        bool(rows)
        and all(isinstance(row[index], int | float) or row[index] is None for row in rows)
        for index in range(len(headers))
    ]
    for row in [list(headers), *cells]:
        padded = [
            _padded(value, width, to_right=side)
            for value, width, side in zip(row, widths, right, strict=True)
        ]
        click.echo("  ".join(padded).rstrip())


def _cell(value: object) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float():
            return "-" if value != value else f"{value:,.1f}"  # noqa: PLR0124 - NaN differs from itself
        case _:
            return plain(value)


def _padded(text: str, width: int, *, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
