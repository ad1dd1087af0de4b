"""How this table is told."""

from __future__ import annotations

from intelligence.signals.shown.exclusions import EXCLUSIONS
from tests.fakes.signal_pages import check_told


def test_every_column_is_told_and_all_of_it_is_worth_reading() -> None:
    check_told(EXCLUSIONS)
    assert EXCLUSIONS.is_noteworthy({"measure": "cost", "reason": "not finished", "engagements": 3})
