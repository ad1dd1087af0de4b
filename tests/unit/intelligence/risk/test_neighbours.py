"""Which past engagements come first."""

from __future__ import annotations

from intelligence.risk.neighbours import neighbours_of
from intelligence.risk.offer import Offer
from tests.unit.intelligence.risk.past_portfolio import empty, past_of, tables


def test_running_engagement_comes_after_a_finished_one_that_is_nearly_as_like() -> None:
    offer = Offer("", {"engagement_type": "Cloud migration", "billing_model": "Hours"}, 700.0)
    neighbours = neighbours_of(offer, past_of(tables(E8={"planned_hours": 850.0})))
    similarity = neighbours.comparison.similarity
    assert similarity[7] > similarity[3]
    order = neighbours.ordered.tolist()
    assert order.index(3) < order.index(7)


def test_at_most_half_are_of_one_customer_while_there_are_others() -> None:
    neighbours = neighbours_of(Offer(""), past_of(tables()))
    assert neighbours.first_of_several_customers([0, 1, 2, 3, 4], 4) == [0, 1, 3, 4]
    assert neighbours.first_of_several_customers([0, 1, 2, 3], 5) == [0, 1, 3, 2]
    assert neighbours.first_of_several_customers([0, 1, 2], 1) == [0]
    assert neighbours.first_of_several_customers([0, 1], 0) == []


def test_engagements_of_unknown_customers_are_of_a_customer_each() -> None:
    past = past_of(tables(E1={"customer_key": None}, E2={"customer_key": None}))
    neighbours = neighbours_of(Offer(""), past)
    assert neighbours.first_of_several_customers([0, 1, 6, 2], 3) == [0, 1, 6]


def test_order_is_the_same_whatever_the_order_of_the_edition() -> None:
    found = tables()
    offer = Offer("", {"engagement_type": "Cloud migration"}, 1000.0)
    first = neighbours_of(offer, past_of(found))
    found["engagements"] = found["engagements"].iloc[::-1].reset_index(drop=True)
    second = neighbours_of(offer, past_of(found))
    assert [first.past.keys[row] for row in first.ordered] == [
        second.past.keys[row] for row in second.ordered
    ]


def test_empty_portfolio_has_no_neighbours() -> None:
    assert neighbours_of(Offer(""), past_of(empty(tables()))).ordered.tolist() == []
