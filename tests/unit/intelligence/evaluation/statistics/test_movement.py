"""The protocol of trends and levels."""

from __future__ import annotations

from intelligence.evaluation.statistics.movement import (
    PASSING_WORLDS,
    WORLDS,
    evaluate_movement,
)
from intelligence.evaluation.tables import Mean, Table, as_markdown


def test_themes_that_do_not_move_are_seldom_said_to_and_ones_that_double_are() -> None:
    outcome = evaluate_movement(replicates=25, seed=900)
    table, passing = outcome.tables
    assert len(table.rows) == 3 * len(WORLDS)
    for row in table.rows:
        plain, own = row[2], row[3]
        assert isinstance(plain, Mean)
        assert isinstance(own, Mean)
        if row[1] == "nothing":
            assert own.value <= 0.2
        assert own.value <= plain.value
    alone = {row[1]: row[3] for row in table.rows[:3]}
    assert isinstance(alone["doubles every year"], Mean)
    assert alone["doubles every year"].value > 0.5
    _passing_is_seldom_said(passing)
    assert "whose power counts for nothing" in as_markdown(outcome)


def test_the_same_seed_gives_the_same() -> None:
    assert evaluate_movement(2, 5) == evaluate_movement(2, 5)


def _passing_is_seldom_said(table: Table) -> None:
    assert len(table.rows) == 3 * len(PASSING_WORLDS)
    for row in table.rows:
        if row[1] == "nothing":
            seasons, peaks = row[3], row[5]
            assert isinstance(seasons, Mean)
            assert isinstance(peaks, Mean)
            assert max(seasons.value, peaks.value) <= 0.2
    plain, own = table.rows[-3][2:4]
    assert isinstance(plain, Mean)
    assert isinstance(own, Mean)
    assert plain.value > 0.4 > own.value
    alone = {row[1]: row for row in table.rows[:3]}
    season = alone["thrice as high every fourth quarter"][3]
    peak = alone["four times as high for two quarters"][5]
    assert isinstance(season, Mean)
    assert isinstance(peak, Mean)
    assert min(season.value, peak.value) > 0.3
