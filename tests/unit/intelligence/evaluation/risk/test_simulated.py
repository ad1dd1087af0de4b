"""The simulated protocol of the risk check."""

from __future__ import annotations

import pytest

from intelligence.evaluation.risk.forecasts import PRODUCT, WITHOUT_TEXT
from intelligence.evaluation.risk.peers import PLAIN, WORDS
from intelligence.evaluation.risk.simulated import TRUE, Run, simulate, simulated_table
from intelligence.evaluation.risk.worlds import Recipe
from intelligence.evaluation.tables import Mean

SMALL = Recipe(engagements=400, themes=20)


@pytest.fixture(scope="module")
def run() -> Run:
    return simulate(SMALL, 2_000, complete=False)


def test_product_lies_between_what_peers_tell_and_what_could_be_told(run: Run) -> None:
    skill = {name: one.skill for name, one in run.scores.items()}
    assert skill[PLAIN] == 0.0
    assert skill[WORDS] < skill[WITHOUT_TEXT] < skill[PRODUCT] < skill[TRUE]
    assert run.scores[PRODUCT].ece < 0.03


def test_intervals_hold_about_four_true_chances_in_five(run: Run) -> None:
    assert run.covered == pytest.approx(0.8, abs=0.12)


def test_table_has_shares_of_what_is_attainable(run: Run) -> None:
    table = simulated_table("Told", [run, run])
    rows = {row[0]: row for row in table.rows}
    assert rows[TRUE][3] == Mean(1.0, 0.0, 2)
    share = rows[PRODUCT][3]
    assert isinstance(share, Mean)
    assert 0.2 < share.value < 1.0
    assert "80 % intervals" in table.notes[2]
