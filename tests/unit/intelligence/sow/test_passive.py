"""Duties that nobody has."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from intelligence.sow.passive import passive
from tests.fakes.statements import kinds, passages, settings

KIND = PassageKind.PASSIVE_RESPONSIBILITY


@pytest.mark.parametrize(
    "text",
    [
        "Test data will be provided before the first load.",
        "Access to the plant is to be arranged by 3 May.",
        "The data will be cleansed by the end of March.",
    ],
)
def test_a_duty_without_an_agent_is_found(text: str) -> None:
    assert KIND in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Test data will be provided by the Client by 3 May.",
        "The Client ensures that test data will be provided.",
        "The Client shall:\n- ensure that test data are loaded\n- access to be arranged by 3 May",
        "Client responsibilities\nTest data will be provided by 3 May.",
        "Test data will be provided by 3 May. The Client is responsible for this.",
        "Task | Owner\nTest data will be provided | Client",
        "Fees will be invoiced monthly.",
    ],
)
def test_a_duty_whose_place_or_neighbour_names_the_agent_is_not(text: str) -> None:
    assert KIND not in kinds(text)


def test_the_rewrite_leaves_a_blank_for_the_role() -> None:
    (found,) = [
        one for one in passages("Test data will be provided before the load.") if one.kind is KIND
    ]
    assert found.rewrite.startswith("Test data will be provided by [role at the Client or")


_BY = "by [role at the Client or the Supplier]"


@pytest.mark.parametrize(
    ("words", "anew"),
    [
        ("Faults will be fixed promptly.", f"Faults will be fixed {_BY} no later than [date]."),
        ("Faults will be promptly fixed.", f"Faults will be fixed {_BY} no later than [date]."),
        ("Faults will be fixed before launch.", f"Faults will be fixed {_BY} before launch."),
        (
            "Rooms will be made available by 3 May.",
            (
                "Rooms will be made available by 3 May. [Role at the Client or the Supplier] sees "
                "to this."
            ),
        ),
        (
            "Access will be in place.",
            (
                "Access will be in place. [Role at the Client or the Supplier] sees to this no "
                "later than [date]."
            ),
        ),
    ],
)
def test_rewrite_says_who_and_by_when_once(words: str, anew: str) -> None:
    (hit,) = [hit for one in settings(words) for hit in passive(one)]
    assert hit.rewrite == anew
