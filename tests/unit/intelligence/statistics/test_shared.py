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
    assert shared_movement([[1.0, 1, 5, 9]] * 4, np.ones(4)).tolist() == [1] * 4
    assert shared_movement([[1.0, 1, 5, 9]] * 5, np.ones(4))[-1] > 1
    assert shared_movement(np.zeros((20, 4)), np.ones(4)).tolist() == [1] * 4
    assert shared_movement(np.zeros((20, 0)), np.ones(0)).tolist() == []


def test_themes_that_never_happened_do_not_hold_the_others_still() -> None:
    seen = np.full((6, 8), 3.0)
    seen[:, -2:] = 12
    found = shared_movement(np.vstack([seen, np.zeros((20, 8))]), np.full(8, 50.0))
    assert found == pytest.approx(shared_movement(seen, np.full(8, 50.0)))
    assert found[-1] / found[0] > 3


def test_where_notes_only_begin_to_be_written_the_tide_is_told_nearly_whole() -> None:
    tide = np.array([0.2] * 8 + [3.0] * 4)
    counts = np.random.default_rng(3).poisson(np.full((20, 1), 1.0) * tide).astype(float)
    found = shared_movement(counts, np.full(12, 25.0))
    assert found[-4:].mean() / found[:8].mean() > 8
