"""What all series do together."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.statistics.shared import shared_movement


def test_a_tide_that_lifts_all_is_seen() -> None:
    counts = np.full((20, 8), 3.0)
    counts[:, -1] = 6
    found = shared_movement(counts, np.full(8, 50.0))
    assert found[-1] / found[0] > 1.5


def test_a_fifth_of_the_themes_that_rise_alone_move_nobody_else() -> None:
    counts = np.full((20, 8), 3.0)
    counts[:4, -1] = 12
    found = shared_movement(counts, np.full(8, 50.0))
    assert found == pytest.approx(np.ones(8), abs=0.12)


def test_few_series_or_none_share_nothing() -> None:
    assert shared_movement(np.ones((9, 4)), np.ones(4)).tolist() == [1] * 4
    assert shared_movement(np.zeros((20, 4)), np.ones(4)).tolist() == [1] * 4
    assert shared_movement(np.zeros((20, 0)), np.ones(0)).tolist() == []
