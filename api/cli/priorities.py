"""``premortem priorities``: themes in the order in which a planning cycle should take them up."""

from __future__ import annotations

from typing import Any

import click

from api.cli.common import workspace_command
from api.cli.signal_tables import Asked, rows_asked, show_rows, table_options, theme_option
from api.services import Services
from intelligence.edition import Edition
from intelligence.signals.assemble import SignalOptions, priorities
from intelligence.signals.effective_weights import told_weights
from intelligence.signals.reading import signal_rows
from intelligence.signals.registry import SIGNALS
from intelligence.signals.weights import DEFAULTS, read_weights


@workspace_command("priorities")
@click.option(
    "--weight",
    "weights",
    multiple=True,
    metavar="NAME=NUMBER",
    help="How much a component counts beside the others (may be repeated); one that is not named "
    f"keeps its default of {DEFAULTS}. Only proportions matter.",
)
@theme_option
@table_options
def command(
    services: Services, weights: tuple[str, ...], edition: int | None, **options: Any
) -> None:
    """Rank themes by frequency, breadth, trend, cost and controllability, each shown with its part.

    Without --weight: as the edition has them.
    """
    read, asked = services.edition(edition), Asked(**options)
    if weights:
        given = SignalOptions(weights=read_weights(weights))
        ranked = priorities(read.tables, read.tables, given)
        read = Edition(read.manifest, {**read.tables, "priorities": ranked})
    table = SIGNALS["priorities"]
    show_rows(read, table, rows_asked(read, table, asked), asked)
    told = told_weights(signal_rows(read.tables.get(table.name), table))
    if told and not asked.as_json:
        click.echo(told)
