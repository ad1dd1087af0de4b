"""Duties that nobody has."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from tests.fakes.statements import kinds, passages

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
