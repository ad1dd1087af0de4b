"""How like an offer past engagements are."""

from __future__ import annotations

import numpy as np
import pytest

from intelligence.risk.likeness import ScopeTexts
from intelligence.risk.offer import Offer
from tests.unit.intelligence.risk.past_portfolio import empty, past_of, tables

LIKE_E1 = {
    "customer": "C1",
    "segment": "Retail",
    "engagement_type": "Cloud migration",
    "team": "Pune",
    "region": "DACH",
    "billing_model": "Fixed",
}


def test_engagement_that_shares_everything_is_the_most_alike() -> None:
    likeness = past_of(tables()).likeness
    found = likeness.compare(Offer("", LIKE_E1, 1000.0)).similarity
    assert found[0] == pytest.approx(1.0)
    assert found[0] > found[1] > found[2] > found[3] > found[4]
    assert ((found >= 0) & (found <= 1)).all()


def test_engagement_of_which_nothing_is_known_is_neither_alike_nor_different() -> None:
    likeness = past_of(tables()).likeness
    compared = likeness.compare(Offer("", LIKE_E1, 1000.0))
    assert not compared.alike[:, 6].any()
    assert not compared.different[:, 6].any()
    assert compared.similarity[2] > compared.similarity[6] > compared.similarity[4]


def test_the_less_is_known_of_an_offer_the_less_alike_it_can_be() -> None:
    likeness = past_of(tables()).likeness
    little = likeness.compare(Offer("", {"region": "DACH"})).similarity
    assert little.max() < 0.7
    nothing = likeness.compare(Offer(""))
    assert not nothing.alike.any()
    assert np.ptp(nothing.similarity) == pytest.approx(0.0)


def test_aspects_are_named_in_words_the_most_telling_first() -> None:
    past = past_of(tables())
    offer = Offer("", {"customer": "C2", "team": "pune", "region": "DACH"}, 2600.0)
    compared = past.likeness.compare(offer)
    alike = past.likeness.aspects(compared.alike, compared, 0, offer)
    assert [(one.name, one.past) for one in alike] == [("team", "Pune"), ("region", "DACH")]
    other = past.likeness.aspects(compared.different, compared, 0, offer)
    told = {one.name: (one.offered, one.past) for one in other}
    assert told == {
        "customer": ("Customer C2", "Customer C1"),
        "planned_hours": ("2,600 hours", "1,000 hours"),
    }


def test_texts_decide_between_engagements_that_are_otherwise_equal() -> None:
    found = tables()
    likeness = past_of(found).likeness
    close, far = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    texts = ScopeTexts(close, {"E5": far, "E6": close})
    offer = Offer("text", {"engagement_type": "Service desk"})
    without = likeness.compare(offer).similarity
    compared = likeness.compare(offer, texts).similarity
    assert without[4] == pytest.approx(without[5])
    assert compared[5] > compared[4]


@pytest.mark.parametrize(
    "texts",
    [
        ScopeTexts(np.zeros(2), {"E1": np.ones(2)}),
        ScopeTexts(np.ones(2), {}),
        ScopeTexts(np.array([np.nan, 1.0]), {"E1": np.ones(2)}),
        ScopeTexts(np.ones(2), {"E1": np.array([np.nan, 1.0]), "E2": np.zeros(2)}),
        ScopeTexts(np.ones(2), {"nobody": np.ones(2)}),
    ],
)
def test_texts_that_say_nothing_change_nothing(texts: ScopeTexts) -> None:
    likeness = past_of(tables()).likeness
    offer = Offer("", LIKE_E1)
    assert likeness.compare(offer, texts).similarity == pytest.approx(
        likeness.compare(offer).similarity
    )


def test_text_is_named_alike_or_different_only_beside_enough_others() -> None:
    found = tables()
    rows = [found["engagements"].assign(engagement=[f"{at}{n}" for n in range(8)]) for at in "AB"]
    found["engagements"] = found["engagements"].iloc[:0]
    found["engagements"] = type(rows[0])(
        {name: [*rows[0][name], *rows[1][name]] for name in rows[0].columns}
    )
    past = past_of(found)
    angles = np.linspace(0, 1, 16)
    vectors = {
        key: np.array([np.cos(angle), np.sin(angle)])
        for key, angle in zip(past.keys, angles, strict=True)
    }
    texts = ScopeTexts(np.array([1.0, 0.0]), vectors)
    compared = past.likeness.compare(Offer("text"), texts)
    text = compared.names.index("scope_text")
    assert compared.alike[text].tolist() == [True] * 2 + [False] * 14
    assert compared.different[text].tolist() == [False] * 8 + [True] * 8
    offer = Offer("text")
    named = past.likeness.aspects(compared.alike, compared, 0, offer)
    assert [one.name for one in named] == ["scope_text"]


def test_sizes_that_are_all_equal_or_unknown_are_not_compared() -> None:
    found = tables()
    found["engagements"]["planned_hours"] = 700.0
    assert "planned_hours" not in past_of(found).likeness.compare(Offer("", {}, 700.0)).names
    found["engagements"]["planned_hours"] = np.nan
    assert "planned_hours" not in past_of(found).likeness.compare(Offer("", {}, 700.0)).names


def test_size_of_no_hours_is_an_unknown_size() -> None:
    likeness = past_of(tables()).likeness
    compared = likeness.compare(Offer("", LIKE_E1, 0.0))
    size = compared.names.index("planned_hours")
    assert not compared.alike[size].any()


def test_empty_portfolio_is_compared_with_nothing() -> None:
    likeness = past_of(empty(tables())).likeness
    compared = likeness.compare(Offer("", LIKE_E1, 10.0), ScopeTexts(np.ones(2), {}))
    assert compared.similarity.shape == (0,)
    assert compared.names == ()
