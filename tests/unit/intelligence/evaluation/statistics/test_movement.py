"""The protocol of trends and levels."""

from __future__ import annotations

from intelligence.evaluation.statistics.movement import WORLDS, evaluate_movement
from intelligence.evaluation.tables import Mean, as_markdown


def test_themes_that_do_not_move_are_seldom_said_to_and_ones_that_double_are() -> None:
    outcome = evaluate_movement(replicates=25, seed=900)
    (table,) = outcome.tables
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
    assert "whose power counts for nothing" in as_markdown(outcome)


def test_the_same_seed_gives_the_same() -> None:
    assert evaluate_movement(2, 5) == evaluate_movement(2, 5)
