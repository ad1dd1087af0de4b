"""Offers: what is known before signature."""

from __future__ import annotations

import pytest

from intelligence.errors import InvalidOffer
from intelligence.risk.offer import Offer


def test_attribute_that_is_not_given_is_unknown() -> None:
    offer = Offer("We migrate.", {"team": "Pune Centre", "region": ""})
    assert offer.value("team") == "Pune Centre"
    assert offer.value("region") == offer.value("practice") == "Unknown"


@pytest.mark.parametrize(
    ("attributes", "numbers", "words"),
    [
        ({"colour": "red"}, {}, "no attribute 'colour'"),
        ({}, {"planned_hours": -1.0}, "planned hours -1.0"),
        ({}, {"contingency": float("nan")}, "contingency nan"),
        ({}, {"confidence": 1.0}, "confidence 1.0 is not between"),
    ],
)
def test_what_cannot_be_is_refused_with_the_value_met(
    attributes: dict[str, str], numbers: dict[str, float], words: str
) -> None:
    with pytest.raises(InvalidOffer, match=words):
        Offer("text", attributes, **numbers)
