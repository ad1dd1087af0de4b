"""Totals of tables that are not the sum of their rows."""

from __future__ import annotations

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
