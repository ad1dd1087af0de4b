"""A row that names columns is told from the first row of a table without heads."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import PassageKind
from intelligence.sow.table_heads import names_columns
from tests.fakes.statements import passages


@pytest.mark.parametrize(
    "row",
    [
        "| Item | Owner | Due |",
        "| Role | Day rate (EUR) | 2026 | 2027 |",
        "| Task | 1st year | 2nd year |",
        "Deliverable\tDate",
    ],
)
def test_a_row_without_values_heads_a_table(row: str) -> None:
    assert names_columns(row, "")


@pytest.mark.parametrize(
    "row",
    [
        "| Price | EUR 84,000 |",
        "| Price | \u20ac84,000 |",
        "| Payment terms | 30 days from receipt |",
        "| Go-live | 4 May 2026 |",
        "| Start | May 2026 |",
        "| Go-live | to be agreed |",
        "Owner\tTBC",
    ],
)
def test_a_row_with_a_value_heads_none_unless_a_rule_stands_below(row: str) -> None:
    assert not names_columns(row, "| Scope | Migration |")
    assert names_columns(row, "|---|:---:|")


def test_the_first_row_of_a_table_without_heads_is_checked() -> None:
    text = "| Go-live | to be agreed |\n| Price | EUR 84,000 |\n"
    assert [(one.kind, one.text) for one in passages(text)] == [
        (PassageKind.TO_BE_DECIDED, "| Go-live | to be agreed |")
    ]
