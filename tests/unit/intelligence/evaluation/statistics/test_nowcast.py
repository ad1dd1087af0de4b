"""The protocol of late reports."""

from __future__ import annotations

from intelligence.evaluation.statistics.drifting import World
from intelligence.evaluation.statistics.nowcast import evaluate_nowcast
from intelligence.evaluation.tables import Mean


def test_a_nowcast_expects_what_comes_where_the_table_shows_little_more_than_half() -> None:
    outcome = evaluate_nowcast(2, world=World(themes=20, quarters=10, rate=0.12))
    newest = outcome.tables[0].rows[0]
    assert isinstance(newest[1], Mean)
    assert isinstance(newest[2], Mean)
    assert isinstance(newest[3], Mean)
    assert newest[1].value > 0.75
    assert 0.8 < newest[2].value < 1.2
    assert newest[3].value < 0.7
