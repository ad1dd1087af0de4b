"""Lists and duties without an end."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages

KIND = PassageKind.OPEN_ENDED


@pytest.mark.parametrize(
    "text",
    [
        "The service includes, but is not limited to, incident handling.",
        "The Supplier configures the ledger and any other modules required by the Client.",
        "The Consultant attends meetings as required.",
        "The Supplier sets up single sign-on, printing, etc.",
        "The Supplier provides unlimited support.",
        "Two engineers stay on site until the system is stable.",
    ],
)
def test_what_has_no_end_is_found(text: str) -> None:
    assert KIND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Any of the 4 sites may be visited by the Auditor.",
        "The price does not include any other modules.",
        "Any other work is charged at the rates in Annex 2 after a signed change request.",
        "The Supplier supports the Client as required, up to 40 hours a month.",
        "Out of scope\n- Any other interfaces required by the Client.",
        '"Information" means any data including but not limited to records.',
    ],
)
def test_what_is_bounded_or_excluded_is_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_rewrite_closes_the_list_in_place() -> None:
    (found,) = passages("The service includes, but is not limited to, incident handling.")
    assert found.rewrite == "The service includes only incident handling."
    assert "not limited to" in found.why


def test_until_the_cap_is_reached_is_an_end() -> None:
    assert PassageKind.OPEN_ENDED not in kinds("The team works until the cap is reached.")
    assert PassageKind.OPEN_ENDED in kinds("The team works until the target is reached.")


def test_somebodys_wishes_are_no_amount() -> None:
    assert KIND in kinds("Reports are developed in accordance with Aurelia's wishes.")
    assert KIND not in kinds("Reports are developed in accordance with Annex B.")
