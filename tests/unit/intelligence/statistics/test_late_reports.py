"""Final counts of themes."""

from __future__ import annotations

import numpy as np

from intelligence.statistics.chain_ladder import reporting
from intelligence.statistics.late_reports import completed

_NO = np.nan


def test_the_newest_quarter_is_raised_to_what_is_usual_and_old_ones_stay() -> None:
    counts = np.array([[8.0, 8, 8, 8, 8, 4], [2, 2, 2, 2, 2, 1]])
    triangle = [[5, 5], [5, 5], [5, 5], [5, 5], [5, 5], [5, _NO]]
    found = completed(counts, np.full(6, 50.0), reporting(triangle))
    assert (found.expected[:, :-1] == counts[:, :-1]).all()
    assert found.expected[0, -1] > 6
    assert found.low[0, -1] <= 8 <= found.high[0, -1]
    assert found.completeness[0, -1] == 0.5


def test_what_was_watched_for_longer_needs_less_completing() -> None:
    triangle = [[6.0, 4.0], [6.0, 4.0], [6.0, np.nan]]
    counts, exposure = np.full((2, 3), 6.0), np.full(3, 40.0)
    ended = completed(counts, exposure, reporting(triangle))
    longer = completed(counts, exposure, reporting(triangle), np.array([3.0, 2.0, 1.0]))
    assert (ended.expected[:, -1] > longer.expected[:, -1]).all()
    assert longer.expected[:, -1].tolist() == [6.0, 6.0]
