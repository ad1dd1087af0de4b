"""What is known at signature, as codes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.risk.at_signature import offered, signed_engagements, vocabulary_of
from intelligence.risk.offer import Offer
from tests.fakes.planted_occurrences import occurrences_from
from tests.fakes.risk_portfolios import risk_portfolio, tables_for


def test_planned_hours_are_read_and_actual_ones_never() -> None:
    occurrences, tables = risk_portfolio(4)
    hours = pd.Series([100.0, 0.0, np.nan, 1e9])
    engagements = tables["engagements"].assign(planned_hours=hours, actual_hours=7.0)
    signed = signed_engagements(occurrences, {"engagements": engagements})
    assert signed.log_hours[0] == np.log(100)
    assert np.isnan(signed.log_hours[1:3]).all()


def test_attribute_that_says_the_same_as_an_earlier_one_is_left_out() -> None:
    kinds = ["A", "B", "C"] * 5
    occurrences = occurrences_from(
        {"engagement_type": kinds, "practice": [k * 2 for k in kinds], "team": ["x", "y", "z"] * 5},
        np.zeros((15, 1), dtype=bool),
    )
    found = vocabulary_of(signed_engagements(occurrences, tables_for(occurrences)))
    assert [name for name, _ in found.factors] == ["engagement_type"]


def test_value_that_is_not_known_has_no_place() -> None:
    occurrences, tables = risk_portfolio(30)
    found = vocabulary_of(signed_engagements(occurrences, tables))
    assert "Unknown" not in dict(found.factors)["engagement_type"]
    assert list(found.codes(["Unknown", "new", found.factors[0][1][1]], 0)) == [-1, -1, 1]
    assert list(found.customer_codes(["C1", "C99"])) == [1, -1]


def test_huge_or_missing_size_stays_within_bounds() -> None:
    occurrences, tables = risk_portfolio(30)
    found = vocabulary_of(signed_engagements(occurrences, tables))
    assert list(found.sizes(np.array([np.nan, np.log(1e300), np.log(1e-300)]))) == [0.0, 3.0, -3.0]


def test_offer_is_an_engagement_of_one_row() -> None:
    signed = offered(Offer("text", {"team": "Pune"}, 0.0))
    assert signed.attributes["team"] == ("Pune",)
    assert signed.attributes["customer"] == ("Unknown",)
    assert np.isnan(signed.log_hours[0])
