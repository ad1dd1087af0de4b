import numpy as np
import pytest

from intelligence.evaluation.statistics.planted_cells import LIFT, MIXED, ONE_SIDED, draw


def test_same_seed_draws_the_same_portfolio() -> None:
    first, second = draw(MIXED, 200, 3), draw(MIXED, 200, 3)
    np.testing.assert_array_equal(first.shows, second.shows)
    assert (draw(MIXED, 200, 4).shows != first.shows).any()


def test_three_percent_of_cells_are_lifted_or_none() -> None:
    assert draw(MIXED, 200, 0).lifted.sum() == 36
    assert not draw(MIXED, 200, 0, planted=False).lifted.any()


def test_lifted_cells_show_their_theme_more_and_others_as_expected() -> None:
    hits = np.zeros((2, 2))
    for seed in range(8):
        one = draw(ONE_SIDED, 1_000, seed)
        for kind, which in enumerate((one.lifted, ~one.lifted)):
            hits[kind, 0] += one.by_customer(one.shows)[which].sum()
            hits[kind, 1] += one.by_customer(one.chances)[which].sum()
    lifts = hits[:, 0] / hits[:, 1]
    assert lifts[1] == pytest.approx(1.0, abs=0.02)
    assert 1.8 < lifts[0] < LIFT


def test_findings_come_in_clumps_where_the_theme_is_shown() -> None:
    one = draw(MIXED, 500, 0)
    assert ((one.findings > 0) == one.shows).all()
    assert one.findings[one.shows].mean() == pytest.approx(1 / 0.35, rel=0.1)
