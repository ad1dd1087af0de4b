"""The protocol of forecasts."""

from __future__ import annotations

from intelligence.evaluation.statistics.drifting import World
from intelligence.evaluation.statistics.forecast import ETS, PRODUCT, evaluate_forecast
from intelligence.evaluation.tables import Mean


def test_intervals_cover_about_what_they_say_and_the_peer_is_named_even_when_absent() -> None:
    outcome = evaluate_forecast(2, world=World(themes=20, quarters=14, rate=0.09, drift=0.1))
    rows = {row[0]: row for row in outcome.tables[0].rows}
    ours = rows[PRODUCT]
    assert isinstance(ours[1], Mean)
    assert isinstance(ours[2], Mean)
    assert 0.65 < ours[1].value < 0.93
    assert 0.85 < ours[2].value <= 1
    assert ETS in rows
