"""What every signal table must tell, checked against what a build works out."""

from __future__ import annotations

from functools import cache

import pandas as pd

from intelligence.signals.assemble import signal_tables
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.registry import SIGNALS
from tests.fakes.editions import fake_edition


@cache
def worked_out() -> dict[str, pd.DataFrame]:
    """Return the signal tables of the fake edition, worked out once."""
    return signal_tables(fake_edition().tables)


def check_told(table: SignalTable) -> None:
    """Hold a table's description against its rows: columns, headline, units, verdicts."""
    assert SIGNALS[table.name] is table
    rows = worked_out()[table.name]
    assert set(rows.columns) == set(table.keys), table.name
    assert set(table.headline) <= set(table.keys)
    for metric in table.columns:
        known = rows[metric.key].dropna()
        if metric.is_number and len(known):
            assert pd.to_numeric(known, errors="coerce").notna().all(), metric.key
    if table.verdict is not None and len(rows):
        assert rows[table.verdict].notna().all()
