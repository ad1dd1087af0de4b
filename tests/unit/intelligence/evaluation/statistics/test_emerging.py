"""The protocol of alarms."""

from __future__ import annotations

from intelligence.evaluation.statistics.drifting import World
from intelligence.evaluation.statistics.emerging import PROCESS, PRODUCT, RATES, evaluate_emerging
from intelligence.evaluation.tables import Mean


def test_every_method_is_judged_on_both_rises_and_its_false_alarms_are_told() -> None:
    outcome = evaluate_emerging(2, world=World(themes=20, quarters=16))
    rows = outcome.tables[0].rows
    assert [row[0] for row in rows[:7]] == [
        PRODUCT,
        "growth ratio",
        "EARS C1",
        "Farrington",
        PROCESS,
        RATES,
        f"{PRODUCT}, its own 1 %",
    ]
    assert {row[1] for row in rows} == {"times 3", "times 2"}
    for row in rows:
        false = row[2]
        assert isinstance(false, Mean)
        assert 0 <= false.value < 0.2
    assert "seeds 0 to 1" in outcome.tables[0].notes[0]
    held = outcome.tables[1]
    assert [row[0] for row in held.rows[:2]] == ["nothing planted", "times 3"]
    nothing = held.rows[0][1]
    assert isinstance(nothing, Mean)
    assert 0.9 < nothing.value <= 1
