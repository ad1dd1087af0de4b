"""What each section is recognised by."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import Section
from intelligence.sow.section_kinds import KINDS


def test_every_section_can_be_told_and_has_a_clause_to_start_from() -> None:
    assert list(KINDS) == list(Section)
    assert all("[" in kind.rewrite and kind.why.endswith(".") for kind in KINDS.values())


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        (Section.CLIENT_RESPONSIBILITIES, "C.5 GOVERNMENT-FURNISHED ITEMS"),
        (Section.CLIENT_RESPONSIBILITIES, "Bureau responsibilities"),
        (Section.CLIENT_RESPONSIBILITIES, "Contribution by Lindner"),
        (Section.CLIENT_RESPONSIBILITIES, "Owner"),
        (Section.ASSUMPTIONS, "On what our price rests"),
        (Section.ASSUMPTIONS, "We plan on"),
        (Section.CLIENT_RESPONSIBILITIES, "The Principal's work"),
        (Section.CLIENT_RESPONSIBILITIES, "You will"),
        (Section.CLIENT_RESPONSIBILITIES, "At charge of the Client"),
        (Section.CLIENT_RESPONSIBILITIES, "Provisions of the customer"),
        (Section.CLIENT_RESPONSIBILITIES, "What Vernet furnishes"),
        (Section.ASSUMPTIONS, "Hypotheses"),
        (Section.ASSUMPTIONS, "Conditions on which the price is based"),
        (Section.EXCLUSIONS, "What stays out"),
        (Section.EXCLUSIONS, "Out"),
        (Section.ACCEPTANCE, "Tests and taking over"),
        (Section.ACCEPTANCE, "Recette"),
    ],
)
def test_heading_tells_its_section(section: Section, heading: str) -> None:
    assert KINDS[section].heading.search(heading)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (Section.EXCLUSIONS, "Phone numbers and third-party archiving are out."),
        (Section.EXCLUSIONS, "Advisor does not provide legal advice."),
        (Section.EXCLUSIONS, "Physical entry is carried out by neither the tester nor a partner."),
        (Section.ACCEPTANCE, "Customer approves the transition if all 16 gates are green."),
        (Section.ACCEPTANCE, "A batch has passed when each machine has run for five days."),
        (Section.ACCEPTANCE, "A package you have not objected to by then counts as accepted."),
        (Section.CLIENT_RESPONSIBILITIES, "The Principal will supply billing data by 1 August."),
        (
            Section.CLIENT_RESPONSIBILITIES,
            "The Subscriber's IT manager, Wendell Harker, opens the ports of Schedule 2.",
        ),
        (Section.CLIENT_RESPONSIBILITIES, "You will 1. let the engineer into rooms"),
        (Section.CLIENT_RESPONSIBILITIES, "Your team has to include a process engineer."),
    ],
)
def test_a_statement_tells_its_section(section: Section, said: str) -> None:
    assert KINDS[section].statement.search(said)


@pytest.mark.parametrize("heading", ["Roll-out", "Fit-out of room B2", "Out-of-hours support"])
def test_other_things_that_are_out_are_no_exclusions(heading: str) -> None:
    assert not KINDS[Section.EXCLUSIONS].heading.search(heading)


def test_duties_of_the_supplier_are_none_of_the_client() -> None:
    heading = KINDS[Section.CLIENT_RESPONSIBILITIES].heading
    assert not heading.search("Contractor responsibilities")


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (
            Section.ACCEPTANCE,
            (
                "The table is finished when your counsel has compared 40 rows and has found no "
                "more than two wrong fields; she has seven days, and confirms by e-mail."
            ),
        ),
        (
            Section.CHANGE_CONTROL,
            (
                "If you want us to do more, tell Ms Renshaw, who will send you scope and fee. "
                "We start when you have replied in writing."
            ),
        ),
    ],
)
def test_statements_that_follow_each_other_tell_it_together(section: Section, said: str) -> None:
    assert all(part.search(said) for part in KINDS[section].together)


def test_payment_after_success_is_no_acceptance() -> None:
    said = "Price: $27,600, payable once the offsite has been successfully concluded."
    assert not all(part.search(said) for part in KINDS[Section.ACCEPTANCE].together)
