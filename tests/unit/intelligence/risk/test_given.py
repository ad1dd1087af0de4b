"""What a person says of an offer, in the portfolio's words."""

from __future__ import annotations

import numpy as np

from intelligence.risk.given import understood
from intelligence.signals.occurrences import Occurrences
from tests.fakes.planted_occurrences import occurrences_from


def _portfolio() -> Occurrences:
    return occurrences_from(
        {
            "customer": ["C1", "C1", "C2"],
            "segment": ["Banking", "Banking", "Energy"],
            "region": ["Nordics", "DACH", "DACH"],
            "team": ["Pune Centre", "London", "Unknown"],
        },
        np.zeros((3, 1), dtype=bool),
    )


def test_customer_is_known_by_key_or_name_and_brings_what_is_known_of_it() -> None:
    for given in ("c1", "Customer C1", "customer c1"):
        told = understood({"customer": given}, _portfolio())
        assert told.attributes["customer"] == "C1"
        assert told.attributes["segment"] == "Banking"
        assert "region" not in told.attributes
        assert told.notes == ()


def test_what_was_said_is_not_overruled_by_what_is_known() -> None:
    told = understood({"customer": "C2", "segment": "Banking"}, _portfolio())
    assert told.attributes["segment"] == "Banking"
    assert told.attributes["region"] == "DACH"


def test_new_customer_is_said_to_be_new_and_no_other_is_named() -> None:
    told = understood({"customer": "Zebra Holdings"}, _portfolio())
    assert told.attributes == {"customer": "Zebra Holdings"}
    (note,) = told.notes
    assert "counts as new" in note
    assert "C1" not in note


def test_value_is_found_whatever_its_capitals_and_an_unknown_one_lists_what_there_is() -> None:
    told = understood({"team": " pune  centre ", "region": "Mars"}, _portfolio())
    assert told.attributes == {"team": "Pune Centre", "region": "Mars"}
    assert told.notes == ("no past engagement has region 'Mars'; there are: DACH, Nordics",)


def test_nothing_given_and_unknown_are_the_same() -> None:
    assert understood({"team": "", "region": None, "practice": "unknown"}, _portfolio()) == (
        understood({}, _portfolio())
    )


def test_a_customer_goes_by_the_words_that_its_name_alone_begins_with() -> None:
    """The customer "Nordwall" counted as new beside Nordwall Versicherung AG."""
    portfolio = _portfolio()
    portfolio.engagements["customer_name"] = portfolio.engagements["customer_name"].replace(
        {"Customer C1": "Nordwall Versicherung AG"}
    )
    assert understood({"customer": "nordwall"}, portfolio).attributes["customer"] == "C1"
    assert understood({"customer": "Nord"}, portfolio).attributes["customer"] == "Nord"
    assert understood({"customer": "Versicherung"}, portfolio).attributes == {
        "customer": "Versicherung"
    }


def test_a_customer_goes_by_what_the_titles_of_its_work_call_it() -> None:
    """The customer "Grünthal" counted as new beside work of that title."""
    portfolio = _portfolio()
    engagements = portfolio.engagements
    engagements["customer_name"] = engagements["customer_name"].replace(
        {"Customer C1": "Möbelhaus Grünthal GmbH & Co. KG"}
    )
    assert understood({"customer": "Grünthal"}, portfolio).attributes["customer"] == "Grünthal"
    own = engagements["customer"] == "C1"
    engagements.loc[own, "name"] = "Grünthal - Finance core"
    told = understood({"customer": "grünthal"}, portfolio)
    assert told.attributes["customer"] == "C1"
    assert told.notes == ("the customer given is taken for Möbelhaus Grünthal GmbH & Co. KG",)
    engagements.loc[~own, "name"] = "Grünthal - Finance core"
    assert understood({"customer": "Grünthal"}, portfolio).attributes["customer"] == "Grünthal"


def test_a_customer_that_was_not_named_as_the_portfolio_does_is_said_to_be_taken_for_one() -> None:
    portfolio = _portfolio()
    portfolio.engagements["customer_name"] = portfolio.engagements["customer_name"].replace(
        {"Customer C1": "Nordwall Versicherung AG"}
    )
    for given in ("Nordwal Versicherung AG", "nordwall"):
        (note,) = understood({"customer": given}, portfolio).notes
        assert note == "the customer given is taken for Nordwall Versicherung AG"
    for given in ("c1", "NORDWALL VERSICHERUNG AG"):
        assert understood({"customer": given}, portfolio).notes == ()
