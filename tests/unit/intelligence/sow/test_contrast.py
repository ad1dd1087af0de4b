"""Two statements of two things."""

from __future__ import annotations

import pytest

from intelligence.sow.contrast import differ, narrower
from intelligence.sow.facts import facts_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wave 1 moves 300 users.", "Wave 2 moves 500 users."),
        ("Support lasts two days in Oslo.", "Support lasts three days in Bergen."),
        ("The draft has ten pages.", "The final paper has 20 pages."),
        ("The key users test for two days.", "The office users test for three days."),
        ("Invoices of 2024 are moved.", "Invoices of 2019 are left."),
    ],
)
def test_what_is_named_apart_differs(one: str, other: str) -> None:
    assert differ(facts_of(one), facts_of(other))


def test_statement_of_a_part_is_narrower() -> None:
    whole, part = facts_of("Tests begin on 2 July."), facts_of("Load tests begin on 20 July.")
    assert narrower(whole, part)
    assert not narrower(whole, facts_of("The tests begin on 9 July."))
    assert narrower(
        facts_of("The licence costs EUR 48."), facts_of("For schools the licence costs EUR 20.")
    )


def test_statement_does_not_differ_from_itself() -> None:
    facts = facts_of("Wave 1 moves 300 key users to Oslo.")
    assert not differ(facts, facts)
    assert not narrower(facts, facts)
