"""Totals of tables that are not the sum of their rows."""

from __future__ import annotations

import pytest

from intelligence.sow.outline import outline
from intelligence.sow.table_totals import not_the_sum
from models.segmentation import RuleSegmenter


def _whats(text: str) -> list[str]:
    statements = outline(text, RuleSegmenter()).statements
    first = int(statements[1].place.columns != "")
    wrong = not_the_sum(statements, range(first, len(statements) - 1), len(statements) - 1)
    return [wrong[1]] if wrong else []


def test_a_rate_card_is_added_up_by_columns_though_its_total_leaves_some_empty() -> None:
    rows = (
        "| Role | Level | Day rate | Days | Amount |\n"
        "|---|---|---|---|---|\n"
        "| Delivery manager | 5 | 840 | 120 | 100,800 |\n"
        "| User researcher | 4 | 720 | 110 | 79,200 |\n"
        "| Developer | 4 | 760 | 210 | 159,600 |\n"
    )
    assert _whats(f"{rows}| Total | | | 440 | 386,400 |\n") == ["the rows add up to 339,600"]
    assert _whats(f"{rows}| Total | | | 490 | 339,600 |\n") == ["the rows add up to 440"]
    assert _whats(f"{rows}| Total | | | 440 | 339,600 |\n") == []
    assert _whats(f"{rows}| Total | | 772 | 440 | 339,600 |\n") == []


def test_a_total_that_skips_cells_is_added_up_by_the_order_of_figures() -> None:
    rows = "Role | Note | Days\nArchitect | new | 15\nDeveloper | old | 60\n"
    assert _whats(f"{rows}Sum | 80\n") == ["the rows add up to 75"]
    assert _whats(f"{rows}Sum | 75\n") == []


def test_shares_and_units_are_added_up() -> None:
    rows = "| Step | Units | Share (%) |\n| One | 4 | 60 |\n| Two | 5 | 50 |\n"
    assert _whats(f"{rows}| Total | 9 | 100 |\n") == ["the rows add up to 110"]
    assert _whats(f"{rows}| Total | 8 | 110 |\n") == ["the rows add up to 9"]


@pytest.mark.parametrize(
    "rows",
    [
        "Start date | 04.05.2026\nEnd date | 18.12.2026\nTotal price | NOK 7 450 000\n",
        "Item | Value\nDuration | 12 months\nUsers | 300\nTotal price | EUR 120,000\n",
        "Field | Detail\nPhases | 3\nWorking days | 140\nTotal price | 98,000\n",
        "| | |\n|---|---|\n| Sites | 14 |\n| Users | 2,300 |\n| Total effort | 320 days |\n",
    ],
)
def test_facts_below_each_other_are_no_parts_of_the_total_below_them(rows: str) -> None:
    assert _whats(rows) == []


def test_a_list_of_sums_is_added_up_whether_it_has_a_head_or_none() -> None:
    rows = "Design | EUR 20,000\nBuild | EUR 30,000\n"
    assert _whats(f"{rows}Total | EUR 60,000\n") == ["the rows add up to 50,000"]
    bare = "Design | 20,000\nBuild | 30,000\n"
    assert _whats(f"{bare}Total | 60,000\n") == ["the rows add up to 50,000"]
    assert _whats(f"Item | Value\n{rows}Total | EUR 60,000\n") == ["the rows add up to 50,000"]


@pytest.mark.parametrize(
    "apart",
    [
        "Subtotal | 72,000",
        "VAT 20 % | 14,400",
        "Discount | -2,000",
        "Goodwill | -2,000",
        "Refund | (2,000)",
        "Training (optional, not in total) | 5,000",
    ],
)
def test_taxes_discounts_and_options_are_no_parts_like_others(apart: str) -> None:
    rows = f"Item | EUR\nDesign | 24,000\nBuild | 48,000\n{apart}\nTotal | 86,400\n"
    assert _whats(rows) == []
    assert _whats(rows.replace(apart, "Test | 5,000")) == ["the rows add up to 77,000"]


def test_a_column_of_levels_has_the_highest_as_its_total() -> None:
    rows = "Year | Users | Charge\n2026 | 300 | 12,000\n2027 | 450 | 18,000\n"
    assert _whats(f"{rows}Total | 450 | 30,000\n") == []
    assert _whats(f"{rows}Total | 450 | 31,000\n") == ["the rows add up to 30,000"]


def test_a_column_of_days_of_the_calendar_is_not_added_up() -> None:
    rows = "Milestone | Due | Amount\nM1 | 04.05.2026 | 10,000\nM2 | 18.12.2026 | 20,000\n"
    assert _whats(f"{rows}Total | 2 | 30,000\n") == []
