"""Shares of classes drawn towards all, hardly where one stands out far."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special

from intelligence.risk.class_shares import OUTLYING, WEAK, Cells
from intelligence.statistics.shrunk_shares import shared_strength, shrunk_share

SIZES = np.full(5, 28.0)


def planted(strong: float) -> tuple[np.ndarray, np.ndarray]:
    """Return counts of 5 classes and 27 themes that a quarter shows, and one cell of its own."""
    draw = np.random.default_rng(4)
    counts = draw.binomial(28, 0.25, (5, 27)).astype(float)
    counts[0, 0] = strong
    return counts, np.full(27, 0.25)


def test_cell_that_stands_out_is_told_nearly_as_it_is_and_the_others_like_all() -> None:
    counts, common = planted(20.0)
    cells = Cells.of(counts, SIZES, common)
    strength = cells.strength(most=140.0)
    share = cells.share(strength)
    one_strength = shrunk_share(
        counts, SIZES[:, None], common, shared_strength(counts, SIZES, common)
    )
    assert one_strength[0, 0] < 0.5
    assert 0.6 < share[0, 0] < 20 / 28
    assert np.abs(share[1:] - 0.25).max() < np.abs(counts[1:] / 28 - 0.25).max() / 2
    assert cells.standing_out(strength)[0, 0] > 0.9


def test_where_nothing_stands_out_cells_are_drawn_as_hard_as_by_one_strength() -> None:
    counts, common = planted(7.0)
    cells = Cells.of(counts, SIZES, common)
    strength = cells.strength(most=140.0)
    assert strength == pytest.approx(140.0)
    assert np.abs(
        cells.share(strength) - shrunk_share(counts, SIZES[:, None], common, 140.0)
    ).max() < (0.05)


def test_interval_is_that_of_the_mixture_and_holds_its_mean() -> None:
    counts, common = planted(20.0)
    cells = Cells.of(counts, SIZES, common)
    low, high = cells.interval(140.0)
    share, weak = cells.share(140.0), cells.standing_out(140.0)
    assert ((low <= share) & (share <= high)).all()
    parts = [(counts + k * 0.25, 28 - counts + k * 0.75) for k in (140.0, WEAK)]
    below = (1 - weak) * special.betainc(*parts[0], high) + weak * special.betainc(*parts[1], high)
    held = share < high
    assert below[held] == pytest.approx(0.9, abs=1e-6)


def test_classes_of_no_unit_are_told_by_all() -> None:
    cells = Cells.of(np.zeros((2, 3)), np.zeros(2), np.full(3, 0.2))
    assert cells.strength(most=1.0) == 1.0
    assert cells.standing_out(1.0) == pytest.approx(OUTLYING)
    assert cells.share(1.0) == pytest.approx(0.2)
