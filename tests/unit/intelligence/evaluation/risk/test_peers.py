"""Plain rates, rates of cells and neighbours."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.evaluation.risk.peers import (
    CELLS,
    NEIGHBOURS,
    PLAIN,
    WORDS,
    Known,
    cell_rates,
    neighbour_rates,
    peer_chances,
    plain_rates,
)
from intelligence.risk.at_signature import signed_engagements
from tests.fakes.risk_portfolios import risk_portfolio

SHOWS = np.array([[1.0]] * 30 + [[0.0]] * 30)
SEEN = np.ones(60)


def test_plain_rates_are_the_same_for_everybody_and_allow_for_what_was_not_seen() -> None:
    assert plain_rates(SHOWS, SEEN, 2).ravel() == pytest.approx([0.5, 0.5])
    assert plain_rates(SHOWS, SEEN * 0.6, 1)[0, 0] == pytest.approx(30.5 / 37)


def test_rate_of_a_cell_is_drawn_to_its_type_and_that_to_all() -> None:
    kinds = np.array(["A"] * 30 + ["B"] * 30)
    customers = np.array(["c", "d"] * 30)
    asked = (np.array(["A", "B", "C"]), np.array(["c"] * 3))
    found = cell_rates((SHOWS, SEEN), (kinds, customers), asked)
    assert found[0, 0] > 0.9
    assert found[1, 0] < 0.1
    assert found[2, 0] == pytest.approx(0.5)


def test_neighbours_are_the_most_alike() -> None:
    rows = np.array([[1.0, 0.0]] * 30 + [[0.0, 1.0]] * 30)
    asked = np.array([[1.0, 0.1], [0.0, 1.0], [0.0, 0.0]])
    found = neighbour_rates((SHOWS, SEEN), rows, asked)
    assert found[:2, 0] == pytest.approx([1.0, 0.0])
    assert np.isfinite(found).all()


def test_every_peer_answers_for_every_engagement_and_theme() -> None:
    occurrences, tables = risk_portfolio(60)
    signed = signed_engagements(occurrences, tables)
    known = Known(signed, [""] * 60, np.eye(60))
    found = peer_chances(known, (occurrences.shows.astype(float), SEEN), known)
    assert set(found) == {PLAIN, CELLS, NEIGHBOURS, WORDS}
    for chances in found.values():
        assert chances.shape == (60, 5)
        assert ((chances >= 0) & (chances <= 1)).all()
