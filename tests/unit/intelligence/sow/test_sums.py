"""Totals that do not add up."""

from __future__ import annotations

from intelligence.sow.facts import facts_of
from intelligence.sow.outline import outline
from intelligence.sow.sums import wrong_totals
from models.segmentation import RuleSegmenter


def _whats(text: str) -> list[str]:
    statements = outline(text, RuleSegmenter()).statements
    facts = [facts_of(statement.words) for statement in statements]
    return [one.what for one in wrong_totals(statements, facts)]


def test_rows_that_add_up_to_something_else_are_told() -> None:
    rows = "Role | Days\nArchitect | 15\nDeveloper | 60\nTester | 25\n"
    assert _whats(f"{rows}Sum | 110\n") == ["the rows add up to 100"]
    assert _whats(f"{rows}Sum | 100\n") == []


def test_rows_of_the_table_before_are_not_added_up() -> None:
    before = "## Staff\nName | Desk\nPost | 7\nMail | 9\n"
    rows = "Role | Days\nArchitect | 15\nDeveloper | 60\n"
    for gap in ("\n", "## Days\n"):
        assert _whats(f"{before}{gap}{rows}Total | 80\n") == ["the rows add up to 75"]
        assert _whats(f"{before}{gap}{rows}\nTotal | 75\n") == []


def test_price_of_one_times_their_number_is_the_price_of_all() -> None:
    each = "The survey is priced at GBP 850 for each of the 26 sites. "
    assert _whats(f"{each}The surveys together cost GBP 24,650.") == [
        "26 times 850 is 22,100, not 24,650"
    ]
    assert _whats(f"{each}The surveys together cost GBP 22,100.") == []


def test_table_with_cells_that_are_no_figures_is_let_be() -> None:
    assert _whats("Pump | two weeks\nSeal | 3\nTotal | 9\n") == []
    assert _whats("") == []


def test_shares_of_a_payment_that_are_not_the_whole_are_told() -> None:
    plan = "Payment plan\n- 30 % on order\n- 40 % on delivery\n- {} % on handover\n"
    assert _whats(plan.format(40)) == ["the shares add up to 110 %"]
    assert _whats(plan.format(30)) == []


def test_instalments_add_up_to_the_fee() -> None:
    fee = "The fee of the audit amounts to CHF 68,000. "
    parts = (
        "It is invoiced in three parts: CHF 20,000 in May, CHF 25,000 in June and CHF {} in July."
    )
    assert _whats(fee + parts.format("20,000")) == ["the figures add up to 65,000, not 68,000"]
    assert _whats(fee + parts.format("23,000")) == []
    assert _whats("At most three parts. The total of CHF 9 and CHF 4 and up to CHF 3.") == []


def test_payments_that_are_not_the_price_are_told() -> None:
    plan = "The total fee is {}. The first payment of $60,000 is due on 1 May. "
    plan += "The second payment of $50,000 is due on 1 June."
    assert _whats(plan.format("$120,000")) == ["the payments add up to 110,000, not 120,000"]
    assert _whats(plan.format("$110,000")) == []


def test_rows_of_a_payment_plan_are_held_against_the_price_told_in_prose() -> None:
    rows = (
        "| Milestone | Payment |\n| Design | $20,000 |\n| Build | $30,000 |\n| Launch | $30,000 |\n"
    )
    assert _whats(f"{rows}\nThe fixed price is $90,000.") == [
        "the payments add up to 80,000, not 90,000"
    ]
    assert _whats(f"{rows}\nThe fixed price is $80,000.") == []
    assert _whats(f"{rows}\nTravel costs at most $90,000.") == []


def test_payments_beside_two_prices_or_of_no_plan_are_let_be() -> None:
    two = "The fixed fee for A is $90,000. The fixed fee for B is $70,000. "
    plan = "The first payment of $50,000 is due on 1 May. The second payment of $30,000 follows."
    assert _whats(two + plan) == []
    assert _whats("The fixed fee is $90,000. Travel costs $5,000. Hotels cost $60,000.") == []


def test_payments_of_two_lists_are_not_held_against_the_price_of_both() -> None:
    head = "The total price is EUR {}.\n\n"
    first = "Phase A\n\nMilestone | Payment\nDesign | EUR 30,000\nBuild | EUR 50,000\n\n"
    second = "Phase B\n\nMilestone | Payment\nPilot | EUR 15,000\nHandover | EUR 5,000\n"
    assert _whats(head.format("90,000") + first) == ["the payments add up to 80,000, not 90,000"]
    assert _whats(head.format("100,000") + first + second) == []
    assert _whats(head.format("120,000") + first + second) == []


def test_price_of_a_part_is_not_held_against_the_payments_of_all() -> None:
    plan = "Phase A costs EUR 40,000 in May. Phase B costs EUR 30,000 in June."
    assert _whats(f"The total price is EUR 50,000. {plan}") == [
        "the payments add up to 70,000, not 50,000"
    ]
    assert _whats(f"The total price for Phase A is EUR 50,000. {plan}") == []
    assert _whats(f"The total price for the training is EUR 50,000. {plan}") == []
    assert _whats(f"The total price is EUR 50,000 including VAT. {plan}") == []


def test_payments_that_say_what_they_are_for_are_not_added_to_the_phases() -> None:
    price = "The total price is EUR {}. Phase 1 costs EUR 20,000. Phase 2 costs EUR 30,000. "
    of_them = "Payment 1 covers EUR 10,000 of licences. Payment 2 covers EUR 5,000 of travel."
    assert _whats(price.format("55,000")) == ["the payments add up to 50,000, not 55,000"]
    assert _whats(price.format("50,000") + of_them) == []
    assert _whats(price.format("55,000") + of_them) == []


def test_payments_of_which_a_part_makes_the_price_or_one_has_no_sum_are_let_be() -> None:
    price = "The total fee is $50,000. The first payment is $20,000. The second payment is $30,000."
    assert _whats(f"{price} The third payment is $10,000, for the option.") == []
    plan = "The total fee is $90,000. The first payment is $20,000. The second payment is $30,000."
    assert _whats(f"{plan} All rights remain with the Client.") == [
        "the payments add up to 50,000, not 90,000"
    ]
    assert _whats(f"{plan} The balance is due at acceptance.") == []
    assert _whats(f"{plan} The third payment follows at acceptance.") == []
