"""Past engagements as they are read from an edition."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tests.unit.intelligence.risk.past_portfolio import empty, past_of, tables


def test_engagements_are_in_the_order_of_the_edition_with_their_documents() -> None:
    past = past_of(tables())
    assert past.keys == ("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8")
    assert past.documents.tolist() == [4, 2, 2, 2, 2, 0, 2, 0]
    assert past.escalations.tolist() == [2, 1, 1, 1, 1, 0, 1, 0]
    assert past.customers[6] is past.customer_names[6] is None
    assert past.names[6] == "E7"


def test_nothing_else_being_equal_the_newest_engagement_comes_first() -> None:
    past = past_of(tables(E3={"start_quarter": "2025Q4"}, E7={"start_quarter": None}))
    assert past.turn.tolist() == [1, 2, 0, 3, 4, 5, 7, 6]


def test_past_engagements_cannot_be_changed() -> None:
    past = past_of(tables())
    with pytest.raises(FrozenInstanceError):
        past.keys = ()  # type: ignore[misc]


def test_empty_edition_has_no_past() -> None:
    past = past_of(empty(tables()))
    assert past.keys == ()
    assert past.documents.shape == past.turn.shape == (0,)
