"""A check that is read by another than whoever gave the offer."""

from __future__ import annotations

import json
from dataclasses import replace

from intelligence.risk.confidential import redacted
from intelligence.risk.hidden_own import HiddenOwn
from intelligence.risk.risk_check import Aspect, Reason, RiskCheck
from intelligence.risk.serial import check_payload
from tests.fakes.risk_checks import OWN_CUSTOMER, portfolio_tables, rich_check


def _told(check: RiskCheck) -> str:
    return json.dumps(check_payload(replace(check, offer=replace(check.offer, text=""))))


def test_the_own_customer_is_one_like_any_other_in_quotes_of_the_offer_too() -> None:
    check = rich_check()
    passage = replace(check.passages[0].passage, text="as Alder & Finch Stores plc may require")
    alike = Aspect("customer", "Alder & Finch Stores plc", "Alder & Finch Stores plc")
    check = replace(
        check,
        passages=(replace(check.passages[0], passage=passage),),
        similar=(replace(check.similar[1], alike=(alike,)),),
    )
    own = redacted(check, portfolio_tables(), OWN_CUSTOMER)
    assert "Alder" in _told(own)
    hidden = redacted(check, portfolio_tables(), OWN_CUSTOMER, hide_own=True)
    assert "Alder" not in _told(hidden)
    label = hidden.offer.attributes["customer"]
    assert hidden.passages[0].passage.text == f"as {label} may require"
    assert hidden.similar[0].alike == (Aspect("customer", label, label),)
    assert [one.risk.probability for one in hidden.themes] == [
        one.risk.probability for one in check.themes
    ]


def test_a_customer_that_no_edition_knows_goes_by_its_name_and_the_first_word_of_it() -> None:
    hidden = HiddenOwn(str, "Zebrafish  Holdings", "Customer A")
    assert hidden.text("for ZEBRAFISH\nholdings and Zebrafish") == "for Customer A and Customer A"
    ordinary = HiddenOwn(str, "Harbour Group", "Customer A", frozenset({"harbour"}))
    assert ordinary.text("The Harbour of Harbour Group") == "The Harbour of Customer A"
    for nobody in (None, "", "A"):
        assert HiddenOwn(str, nobody, "Customer A").text("A text") == "A text"


def test_a_reason_names_the_own_customers_label_once() -> None:
    hidden = HiddenOwn(str, "Zebrafish Holdings", "Customer A")
    one = rich_check().themes[0]
    reason = Reason(
        "attribute", "customer", "Z", 2.0, "Customer Zebrafish Holdings makes it likelier"
    )
    check = replace(rich_check(), themes=(replace(one, risk=replace(one.risk, reasons=(reason,))),))
    told = hidden.of(check).themes[0].risk.reasons[0].words
    assert told == "Customer A makes it likelier"
