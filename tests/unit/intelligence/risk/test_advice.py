"""Which statements can be read as advice by somebody who has nothing else before them."""

import pytest

from intelligence.risk.advice import is_advice, masked, named, stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "Protect the test window and move the date if it shrinks under four weeks.",
        "Keep a decision log that both project managers sign, and publish it every Friday.",
        "Order the accounts before the customer's IT department closes for the year.",
        "It is vital to freeze the baseline before build.",
        "SIT and UAT windows not to be shortened.",
    ],
)
def test_advice_that_names_what_it_is_about_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Review it every second Friday with the programme manager.",
        "Plan two weeks of reserve for it next time.",
        "Tell them on the day you know, even with no solution in hand.",
        "See above, the plan is to be shared earlier.",
        "This must be checked before the contract is signed.",
        "Then the test manager should sign the plan.",
        "Plan better next time.",
        "Safety engineers should take part in design, manufacturing and",
        "Integrate the reserve plan with scope, and 4.",
        "Figure 1: A mechanic using a high pressure wand",
        "Write a plan and " + "then write another plan and " * 20,
        "",
        "— — —",
    ],
)
def test_what_leans_on_its_page_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "_One line per action, with an owner and a date._",
        "**Describe the measures for the next phase here**",
        "Please describe what should be done.",
        "N/A",
        "Raised priority after call with the customer.",
        "Moved to the next weekly meeting.",
        "Management agreed to carry the cost, case closed on 22 January.",
        "| Mirror the terms before signature.",
        "Measures for the next phase:",
        "Name at least one thing we should keep.",
    ],
)
def test_template_lines_and_closing_remarks_are_no_advice(text: str) -> None:
    assert not is_advice(text, asked=False)


def test_a_demand_is_no_advice_but_the_same_words_in_a_review_may_be() -> None:
    text = "Know your vendor before you sign the subcontract."
    assert is_advice(text, asked=False)
    assert not is_advice(text, asked=True)


def test_a_proposal_to_settle_a_complaint_is_no_advice() -> None:
    assert not is_advice("We propose a meeting of both directors next week.", asked=True)


def test_vendor_fix_told_with_how_its_case_ended_is_kept() -> None:
    assert is_advice(
        "Vendor gave a hotfix and the case was closed after ten quiet days.", asked=True
    )


def test_names_inside_a_statement_are_counted_and_days_and_acronyms_are_not() -> None:
    assert named("Have Marlene and Acme review the plan.") == 2
    assert named("Update the RAID log every Friday in June.") == 0
    assert named("Publish the plan. Review the plan.") == 0


def test_the_same_remark_on_another_day_is_the_same() -> None:
    assert masked("Fixed for good on 3 May (v2.1)") == masked("fixed for good on 14 June, v3.0!")
    assert masked("Fixed for good") != masked("Fixed for now")
