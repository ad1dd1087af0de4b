"""Whether a contingency that is called enough was enough."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.overrun_coverage import overrun_coverage, simulated_coverage
from intelligence.evaluation.tables import Cell, Mean
from tests.unit.intelligence.risk.past_portfolio import empty, occurrences, tables


def _value(cell: Cell) -> float:
    assert isinstance(cell, Share | Mean)
    return cell.value


def _long(count: int = 60) -> dict[str, pd.DataFrame]:
    """Return an edition in which engagements begin and end one after the other."""
    found = tables()
    rows = pd.concat([found["engagements"].iloc[[0]]] * count, ignore_index=True)
    draw = np.random.default_rng(8)
    starts = pd.date_range("2020-01-01", periods=count, freq="MS")
    rows["engagement"] = [f"L{at}" for at in range(count)]
    rows["engagement_type"] = ["Cloud", "Desk"] * (count // 2)
    rows["start"] = starts.strftime("%Y-%m-%d")
    rows["end"] = (starts + pd.Timedelta(days=40)).strftime("%Y-%m-%d")
    rows["actual_hours"] = rows["planned_hours"] * draw.uniform(1.0, 1.2, count)
    found["engagements"] = rows
    return found


def test_each_engagement_is_held_against_all_others_and_against_those_before_it() -> None:
    found = _long()
    effort, measures = overrun_coverage(occurrences(found), found)
    assert [row[:3] for row in effort.rows] == [
        ("all others", "Cloud", 30),
        ("all others", "Desk", 30),
        ("ended before it began", "Cloud", 29),
        ("ended before it began", "Desk", 29),
    ]
    assert [row[:3] for row in measures.rows][:3] == [
        ("all others", "effort", 60),
        ("all others", "cost", 60),
        ("all others", "margin", 60),
    ]
    of_effort = dict(zip(measures.columns, measures.rows[0], strict=True))
    assert 0.7 <= _value(of_effort["within p80"]) <= 0.9
    assert of_effort["drawn towards all"] == 0


def test_edition_without_results_has_empty_tables() -> None:
    found = empty(tables())
    assert [table.rows for table in overrun_coverage(occurrences(found), found)] == [(), ()]


def test_engagement_without_a_start_is_held_against_all_others_alone() -> None:
    found = tables(E1={"start": None, "start_quarter": None})
    effort, _ = overrun_coverage(occurrences(found), found)
    assert {row[0] for row in effort.rows} == {"all others"}


@pytest.fixture(scope="module")
def simulated() -> dict[tuple[int, str], dict[str, Cell]]:
    table = simulated_coverage(80)
    return {
        (int(str(row[0])), str(row[1])): dict(zip(table.columns, row, strict=True))
        for row in table.rows
    }


def test_the_check_covers_what_it_says_where_a_small_class_by_itself_does_not(
    simulated: dict[tuple[int, str], dict[str, Cell]],
) -> None:
    for size in (3, 9, 15):
        assert _value(simulated[size, "the check"]["covers the next"]) == pytest.approx(
            0.8, abs=0.05
        )
        assert _value(simulated[size, "the check"]["limits hold"]) > 0.85
    alone = simulated[3, "the class's own quantile"]
    assert _value(alone["covers the next"]) < 0.74
    assert _value(alone["pinball loss"]) > _value(simulated[3, "the check"]["pinball loss"])
    assert alone["limits hold"] is None


def test_pinball_loss_from_the_truth_is_that_of_draws(
    simulated: dict[tuple[int, str], dict[str, Cell]],
) -> None:
    best = stats.gamma(2, scale=8)
    draws = best.rvs(200_000, random_state=1) - best.ppf(0.8)
    least = float(np.maximum(0.8 * draws, -0.2 * draws).mean())
    found = _value(simulated[60, "the check"]["pinball loss"])
    assert least < found < 1.05 * least


def test_simulation_is_the_same_each_time() -> None:
    assert simulated_coverage(2) == simulated_coverage(2)
    assert simulated_coverage(2, first_seed=5) != simulated_coverage(2)
