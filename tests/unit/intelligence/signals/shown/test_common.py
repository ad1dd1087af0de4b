"""Measures that several tables have."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.shown.common import with_ends


def test_ends_of_an_interval_have_the_unit_of_their_figure() -> None:
    share = Metric("cost_share", "Share", Unit.SHARE, "losses / all losses")
    found = with_ends(share, "95 % interval")
    assert [one.key for one in found] == ["cost_share", "cost_share_low", "cost_share_high"]
    assert {one.unit for one in found} == {Unit.SHARE}
    assert found[1].formula == "lower end: 95 % interval"
