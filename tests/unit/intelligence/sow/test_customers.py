"""Customers under names of their own, and suppliers that are not taken for them."""

from __future__ import annotations

import pytest

from intelligence.sow.customers import customer_helps
from intelligence.sow.outline import outline
from models.segmentation import RuleSegmenter

BEFORE = "The course is held for Dorset at Pier 3, by the trainer of Vantage."


def helps(text: str) -> bool:
    return customer_helps(outline(f"{BEFORE}\n\n{text}", RuleSegmenter()))


@pytest.mark.parametrize(
    "text",
    [
        "Dorset sends names ten working days ahead.",
        "In March Dorset will provide two rooms. Dorset provides them free of charge.",
        "The work has two parts.\nDorset: names a lead for each pier.",
        "2.2 Dorset shall keep a named contact.",
        "Dorset to provide: a VPN for 11 users.",
        "Dorset buys the licences by 3 May.",
    ],
)
def test_customer_that_helps_is_known_by_what_it_does(text: str) -> None:
    assert helps(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vantage delivers the slides and Vantage provides a trainer.\n\nVantage trains 40 people.",
        "The Contractor provides cranes.",
        "Conveyors keep their controller.",
        "Their names follow.",
        "The CISO has ten working days.",
        "We (Vantage) build the course.\n\nVantage keeps it up to date.",
    ],
)
def test_supplier_or_thing_is_no_customer(text: str) -> None:
    assert not helps(text)
