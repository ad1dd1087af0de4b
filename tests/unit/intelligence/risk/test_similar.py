"""The past engagements most like an offer."""

from __future__ import annotations

import pytest

from intelligence.risk.neighbours import neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import SimilarEngagement
from intelligence.risk.similar import similar_engagements
from tests.unit.intelligence.risk.past_portfolio import CAUSES, Tables, empty, past_of, tables

OFFER = Offer(
    "We migrate.",
    {"customer": "C1", "engagement_type": "Cloud migration", "team": "Pune", "region": "DACH"},
    1000.0,
)


def _similar(found: Tables, offer: Offer = OFFER, most: int = 5) -> tuple[SimilarEngagement, ...]:
    return similar_engagements(neighbours_of(offer, past_of(found)), most)


def test_the_most_alike_come_first_with_what_became_of_them() -> None:
    found = _similar(tables())
    assert [one.engagement for one in found][:2] == ["E1", "E2"]
    assert [one.similarity for one in found] == sorted(
        (one.similarity for one in found), reverse=True
    )
    first = found[0]
    assert first.effort_overrun == pytest.approx(10.0)
    assert first.cost_overrun == pytest.approx(10.0)
    assert first.margin_slippage == pytest.approx(-7.0)
    assert (first.escalations, first.documents, first.finished) == (2, 4, True)
    assert first.themes == ("Access", "Scope")
    assert {one.name for one in first.alike} == {
        *("customer", "engagement_type", "team", "region", "planned_hours"),
    }
    assert first.different == ()


def test_margin_that_was_gained_is_above_zero() -> None:
    third = next(
        one for one in _similar(tables(E3={"customer_key": "C4"})) if one.engagement == "E3"
    )
    assert third.margin_slippage == pytest.approx(3.5)


def test_not_all_are_of_one_customer_while_there_are_others() -> None:
    customers = [one.customer for one in _similar(tables())]
    assert customers.count("C1") == 2
    assert len(customers) == 5


def test_portfolio_of_one_customer_is_shown_all_the_same() -> None:
    found = tables(**{f"E{number}": {"customer_key": "C1"} for number in range(1, 9)})
    assert {one.customer for one in _similar(found)} == {"C1"}
    assert len(_similar(found)) == 5


def test_quotes_are_the_surest_one_a_theme_and_verbatim() -> None:
    found = tables()
    texts = found["documents"].set_index("document_uid")["text"]
    quotes = _similar(found)[0].quotes
    assert [one.text for one in quotes] == [CAUSES["t-access"], CAUSES["t-scope"]]
    for one in quotes:
        assert "sure" in one.document_uid
        assert texts[one.document_uid][one.start : one.end] == one.text
        assert one.similarity is None


def test_running_engagement_is_shown_as_such_without_result() -> None:
    offer = Offer("", {"team": "London", "engagement_type": "Cloud migration"}, 500.0)
    running = next(one for one in _similar(tables(), offer) if one.engagement == "E8")
    assert not running.finished
    assert running.effort_overrun is running.cost_overrun is running.margin_slippage is None
    assert running.themes == ()
    assert running.quotes == ()


def test_engagement_with_nothing_in_common_is_not_called_similar() -> None:
    assert _similar(tables(), Offer("")) == ()
    assert _similar(tables(), Offer("", {"team": "Lima"}, 100_000.0)) == ()
    assert {one.engagement for one in _similar(tables(), Offer("", {"team": "Pune"}))} == {
        *("E1", "E2", "E3"),
    }
    assert "E7" not in {one.engagement for one in _similar(tables(), most=99)}


def test_empty_portfolio_has_none() -> None:
    assert _similar(empty(tables())) == ()
    assert _similar(tables(), most=0) == ()
