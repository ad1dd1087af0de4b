"""Plain rates, rates of cells and neighbours."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.risk.peers import cell_rates, neighbour_rates, plain_rates

SHOWS = np.array([[1.0]] * 30 + [[0.0]] * 30)


def test_plain_rates_are_the_same_for_everybody() -> None:
    assert plain_rates(SHOWS, 2).ravel() == pytest.approx([0.5, 0.5])


def test_rate_of_a_cell_is_drawn_to_its_type_and_that_to_all() -> None:
    kinds = np.array(["A"] * 30 + ["B"] * 30)
    customers = np.array(["c", "d"] * 30)
    found = cell_rates(SHOWS, (kinds, customers), (np.array(["A", "B", "C"]), np.array(["c"] * 3)))
    assert found[0, 0] > 0.9
    assert found[1, 0] < 0.1
    assert found[2, 0] == pytest.approx(0.5)


def test_neighbours_are_the_most_alike() -> None:
    rows = np.array([[1.0, 0.0]] * 30 + [[0.0, 1.0]] * 30)
    found = neighbour_rates(SHOWS, rows, np.array([[1.0, 0.1], [0.0, 1.0], [0.0, 0.0]]))
    assert found[:2, 0] == pytest.approx([1.0, 0.0])
    assert np.isfinite(found).all()
