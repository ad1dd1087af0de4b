"""``premortem customers``: who escalates more than the work predicts, and why."""

from __future__ import annotations

from typing import Any

import click

from api.cli.common import print_json, workspace_command
from api.cli.signal_tables import Asked, json_table, print_row, rows_asked, show_rows, table_options
from api.services import Services
from intelligence.lookup import customer_rows
from intelligence.signals.registry import SIGNALS


@workspace_command("customers")
@click.argument("customer", required=False)
@table_options
def command(services: Services, customer: str | None, edition: int | None, **options: Any) -> None:
    """Show customers with both indices, intervals and verdict; of one CUSTOMER, every rate.

    CUSTOMER is a key, a canonical name, or words with which only its name
    begins. --json of one has its row and its rates.
    """
    read, asked = services.edition(edition), Asked(**options)
    table, rates = SIGNALS["customer_signals"], SIGNALS["customer_rates"]
    if customer is None:
        show_rows(read, table, rows_asked(read, table, asked), asked)
        return
    known = {one.name: rows_asked(read, one, asked) for one in (table, rates)}
    row, own = customer_rows(known, customer, read.number)
    if asked.as_json:
        told = json_table(read.number, table, [row])
        print_json(told | {"rates": own, "rate_metrics": json_table(0, rates, [])["metrics"]})
        return
    print_row(table, row, {})
    click.echo("")
    show_rows(read, rates, own, Asked(as_json=False, everything=True, limit=max(len(own), 1)))
