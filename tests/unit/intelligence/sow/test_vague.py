"""Vague terms in promises."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages

KIND = PassageKind.VAGUE_TERM


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier delivers a user-friendly portal.",
        "The Supplier answers requests in a timely manner.",
        "The Supplier uses reasonable endeavours to train the staff of Hall B.",
        "The Consultant follows industry best practice.",
    ],
)
def test_words_that_each_side_can_read_its_own_way_are_found(text: str) -> None:
    assert KIND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier answers promptly, and within two working days at the latest.",
        'In this clause "timely" means within four working hours.',
        "The Supplier's liability is limited to reasonable damages.",
        'The tender asks for "a robust and user-friendly portal" in section 3.',
        "The Supplier works during normal working hours.",
    ],
)
def test_what_is_measured_defined_quoted_or_law_is_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_rewrite_asks_for_a_measure_of_the_very_word() -> None:
    text = "The Supplier delivers a user-friendly portal."
    (found,) = [one for one in passages(text) if one.kind is KIND]
    assert text[slice(*found.trigger)] == "user-friendly"
    assert found.rewrite.startswith("The Supplier delivers a user-friendly portal, where")
