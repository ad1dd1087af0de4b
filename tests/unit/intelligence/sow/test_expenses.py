"""Expenses on top of a price that nothing bounds."""

from __future__ import annotations

import pytest

from intelligence.sow.expenses import is_uncapped, uncapped_expenses
from intelligence.sow.passage import PassageKind
from tests.fakes.statements import passages, settings


@pytest.mark.parametrize(
    "words",
    [
        "Expenses are extra.",
        "Travel is charged at cost.",
        "Additional travel may be billed.",
        "Reasonable travel expenses will be reimbursed.",
        "4.2 All travel and accommodation expenses are invoiced separately at cost.",
    ],
)
def test_expenses_without_a_cap_are_an_amount_without_a_number(words: str) -> None:
    assert is_uncapped(words)
    (found,) = [one for one in passages(words) if one.kind is PassageKind.UNQUANTIFIED]
    assert "capped at [amount]" in found.rewrite


@pytest.mark.parametrize(
    "words",
    [
        "Travel is charged at cost, up to EUR 900 a trip.",
        "Travel is reimbursed at the GSA per diem.",
        "Candidates' travel is paid by Roodzand at cost.",
        "Travel outside the city is charged at cost.",
        "Travel is included.",
        "",
    ],
)
def test_expenses_with_a_rate_a_payer_or_a_bound_are_none(words: str) -> None:
    assert not is_uncapped(words)


def test_a_cap_in_the_statement_beside_bounds_them() -> None:
    first, _ = settings("Travel is charged at cost. It is capped at EUR 900 in total.")
    assert not list(uncapped_expenses(first))
    first, _ = settings("Travel is charged at cost. The portal is in Vienna.")
    assert list(uncapped_expenses(first))
