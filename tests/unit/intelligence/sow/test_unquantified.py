"""Amounts of work without a number."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages

KIND = PassageKind.UNQUANTIFIED


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier delivers reports.",
        "The Supplier runs several workshops with the business.",
        "The Consultant conducts regular restore tests.",
    ],
)
def test_work_without_a_number_is_found(text: str) -> None:
    assert KIND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Supplier delivers four reports.",
        "The Supplier visits the sites listed in Annex B.",
        "The Supplier runs several (5) workshops.",
        "The price does not include workshops.",
        "Reports",
    ],
)
def test_counted_listed_or_excluded_work_is_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_rewrite_puts_a_blank_before_the_noun() -> None:
    (found,) = [one for one in passages("The Supplier delivers reports.") if one.kind is KIND]
    assert found.rewrite == (
        "The Supplier delivers [number] reports. The reports are listed in Annex [letter]."
    )


def test_what_a_party_does_is_no_plural_and_a_rhythm_takes_its_whole_noun() -> None:
    assert KIND not in kinds("The Supplier tests each release.")
    (found,) = [
        one for one in passages("The Supplier sends regular status reports.") if one.kind is KIND
    ]
    assert found.rewrite == "The Supplier sends [number] status reports a month."
