"""How alike engagements are that have nothing to do with each other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.risk.likeness import ScopeTexts
from intelligence.risk.neighbours import Neighbours, neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.past import PastEngagements
from intelligence.risk.similar import about_similar, similar_engagements
from intelligence.risk.unrelated import Unrelated
from tests.unit.intelligence.risk.past_portfolio import Tables, past_of, tables

_TYPES = ("Cloud migration", "Service desk", "ERP finance", "Document archive")
_COUNT = 48


def _portfolio() -> Tables:
    """Return engagements of four types, of a customer and of one of three teams each."""
    found = tables()
    one = found["engagements"].iloc[0].to_dict()
    rows = [
        one
        | {
            "engagement": f"P{number:02d}",
            "name": f"Project {number}",
            "customer_key": f"C{number}",
            "customer_name": f"Customer {number}",
            "engagement_type": _TYPES[number % 4],
            "team": f"Team {number % 3}",
            "planned_hours": 500.0 + 100 * (number % 7),
        }
        for number in range(_COUNT)
    ]
    return found | {"engagements": pd.DataFrame(rows)}


def _vectors(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Return texts that all say much the same, and something of their type."""
    common = np.zeros(64)
    common[0] = 2.0
    own = {kind: np.eye(64)[place + 1] for place, kind in enumerate(_TYPES)}
    return {
        f"P{number:02d}": common + 1.5 * own[_TYPES[number % 4]] + 0.1 * rng.normal(size=64)
        for number in range(_COUNT)
    }


def _asked(
    past: PastEngagements, offer: Offer, offered: np.ndarray, vectors: dict[str, np.ndarray]
) -> tuple[Neighbours, Unrelated]:
    unrelated = Unrelated.of(past, vectors)
    return neighbours_of(offer, past, ScopeTexts(offered, vectors, unrelated.text)), unrelated


def test_offer_whose_text_is_like_nobodys_is_like_no_engagement() -> None:
    """A tenth of the portfolio was called alike in what its text says, whatever the text said."""
    rng = np.random.default_rng(5)
    past, vectors = past_of(_portfolio()), _vectors(rng)
    offer, like_somebody, before = Offer("A dental portal."), 0, 0
    for _ in range(20):
        strange = 0.1 * rng.normal(size=64)
        strange[0], strange[9] = 2.0, 1.5
        neighbours, unrelated = _asked(past, offer, strange, vectors)
        like_somebody += bool(similar_engagements(neighbours, unrelated=unrelated.similarity))
        unbound = neighbours_of(offer, past, ScopeTexts(strange, vectors))
        before += bool(similar_engagements(unbound))
    assert like_somebody <= 3
    assert before == 20


def test_offer_whose_text_is_of_a_known_type_is_like_those() -> None:
    rng = np.random.default_rng(5)
    past, vectors = past_of(_portfolio()), _vectors(rng)
    neighbours, unrelated = _asked(past, Offer("An archive."), _vectors(rng)["P03"], vectors)
    found = similar_engagements(neighbours, unrelated=unrelated.similarity)
    assert found
    assert {int(one.engagement[1:]) % 4 for one in found} == {3}


def test_engagements_alike_by_chance_alone_are_said_to_have_little_in_common() -> None:
    past = past_of(_portfolio())
    unrelated = Unrelated.of(past, {})
    near = neighbours_of(
        Offer("", {"engagement_type": _TYPES[0], "team": "Team 0", "customer": "C0"}, 500.0), past
    )
    assert not similar_engagements(near, unrelated=unrelated.similarity)[0].little_in_common
    far = similar_engagements(
        neighbours_of(Offer("", {"region": "DACH"}), past), unrelated=unrelated.similarity
    )
    assert all(one.little_in_common for one in far)
    (note,) = about_similar(far, unrelated.similarity)
    assert note.startswith("of 5 past engagements shown 5 have little in common")
    assert f"{100 * unrelated.similarity:.0f} %" in note


def test_bound_is_above_what_nearly_all_unrelated_engagements_have_in_common() -> None:
    past = past_of(_portfolio())
    unrelated = Unrelated.of(past, {})
    given = {"engagement_type": _TYPES[1], "team": "Team 1", "region": "DACH", "customer": "C1"}
    alike = neighbours_of(Offer("", given, 600.0), past).comparison.similarity
    others = [at for at in range(_COUNT) if at % 4 != 1]
    assert np.mean(alike[others] <= unrelated.similarity) > 0.8


def test_nothing_is_called_chance_where_few_engagements_are_known() -> None:
    past = past_of(tables())
    assert Unrelated.of(past, {}) == Unrelated()
    assert about_similar((), 0.0) == ()


def test_of_an_unknown_type_or_customer_no_pair_is_called_unrelated() -> None:
    """Engagements of one type that was not told counted as unrelated and raised the bounds."""
    known, unknown = _portfolio(), _portfolio()
    told = unknown["engagements"]
    for column, rows in (("engagement_type", told.index % 4 == 0), ("customer_key", [1, 5, 9])):
        told.loc[rows, column] = "Unknown"
    vectors = _vectors(np.random.default_rng(5))
    whole, part = (Unrelated.of(past_of(one), vectors) for one in (known, unknown))
    assert part.text < whole.text + 0.1, "texts of one type are no unrelated ones"
    told["engagement_type"] = "Unknown"
    assert Unrelated.of(past_of(unknown), vectors) == Unrelated()
