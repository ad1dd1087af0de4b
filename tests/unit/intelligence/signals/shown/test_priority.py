"""How these tables are told."""

from __future__ import annotations

from intelligence.signals.shown.priority import PRIORITIES
from tests.fakes.signal_pages import check_told


def test_every_column_is_told_and_what_stands_out_is_known() -> None:
    for table in (PRIORITIES,):
        check_told(table)


def test_what_is_not_known_is_told_to_stand_above_a_sure_fall() -> None:
    """It was said never to raise a rank, though no change counts more than a fall."""
    assert "no theme ranks higher" not in PRIORITIES.reading
    assert "stands above a theme that surely falls" in PRIORITIES.reading
