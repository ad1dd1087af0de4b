"""What is left to be decided."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages

KIND = PassageKind.TO_BE_DECIDED


@pytest.mark.parametrize(
    "text",
    [
        "The number of legal entities is TBD.",
        "Go-live | tbc | 45,000",
        "The fee amounts to ____ EUR a month.",
        "The Supplier moves XX servers on 14 March.",
        "Coating system: [to be inserted]",
        "The reporting format is yet to be determined.",
        "Spanish sessions: ???",
        "The host site will be agreed at a later stage.",
        "4.2. Hosting provider: TBD by the Client.",
        "Open points: none; price TBD.",
    ],
)
def test_blanks_and_open_points_are_found(text: str) -> None:
    assert KIND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The cost centre is TBD; Ms Okafor (Client, Finance) decides it by 14 March.",
        "For the Client: Name: ________ Date: ________",
        "2 | TBD: name of the second contact | Mr. Groth | 28.02.",
        "Both payments are made by the union within 20 days. TBD items: none.",
        "The sequence is to be agreed by both project managers by 12 May.",
        "The Supplier moves 14 servers on 14 March.",
    ],
)
def test_what_somebody_settles_by_a_day_and_signature_lines_are_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_trigger_is_the_blank_and_the_rewrite_asks_for_owner_and_date() -> None:
    text = "The number of legal entities is TBD."
    (found,) = [one for one in passages(text) if one.kind is KIND]
    assert text[slice(*found.trigger)] == "TBD"
    assert "number of legal entities is [value]" in found.rewrite
    assert "by [date]" in found.rewrite


def test_an_indicative_schedule_is_left_open() -> None:
    kind = PassageKind.TO_BE_DECIDED
    assert kind in kinds("The schedule is indicative.")
    assert kind not in kinds("The schedule is binding.")
