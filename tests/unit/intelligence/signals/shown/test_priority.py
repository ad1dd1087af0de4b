"""How these tables are told."""

from __future__ import annotations

from intelligence.signals.shown.priority import PRIORITIES
from tests.fakes.signal_pages import check_told


def test_every_column_is_told_and_what_stands_out_is_known() -> None:
    for table in (PRIORITIES,):
        check_told(table)
