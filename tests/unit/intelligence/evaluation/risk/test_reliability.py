"""Whether what was told came true."""

from __future__ import annotations

import numpy as np

from intelligence.evaluation.risk.reliability import (
    chance_reliability,
    count_range,
    theme_reliability,
)
from intelligence.evaluation.tables import Spread

DRAW = np.random.default_rng(0)
CHANCES = DRAW.beta(1, 6, (400, 20))
SHOWS = (DRAW.random(CHANCES.shape) < CHANCES).astype(float)


def test_range_is_that_of_the_binomial_where_chances_are_alike() -> None:
    """Of 100 with a chance of .2 each, 12 to 28 show with 95 % (exact binomial quantiles)."""
    assert count_range(np.full(100, 0.2)) == (12, 28)
    assert count_range(np.zeros(5)) == (0, 0)
    assert count_range(np.zeros(0)) == (0, 0)


def test_theme_that_came_true_twice_as_often_is_outside_and_the_rest_is_not() -> None:
    shows = SHOWS.copy()
    shows[:, 3] = DRAW.random(400) < 2.2 * CHANCES[:, 3]
    table = theme_reliability("T", [f"theme {n}" for n in range(20)], CHANCES, shows)
    outside = [row[0] for row in table.rows if row[4] == "outside"]
    assert "theme 3" in outside
    assert len(outside) <= 3
    assert [row[1] for row in table.rows] == sorted((r[1] for r in table.rows), reverse=True)


def test_chances_that_mean_what_they_say_are_within_their_intervals() -> None:
    table = chance_reliability("T", CHANCES, SHOWS)
    assert sum(int(str(row[1])) for row in table.rows) == CHANCES.size
    held = [row[3].low <= row[2] <= row[3].high for row in table.rows if isinstance(row[3], Spread)]
    assert sum(held) >= len(table.rows) - 1
    wrong = chance_reliability("T", CHANCES**0.5, SHOWS)
    assert not any(row[3].low <= row[2] for row in wrong.rows[1:] if row[2] < row[3].low)
