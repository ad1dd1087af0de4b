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
    ],
)
def test_heading_tells_its_section(section: Section, heading: str) -> None:
    assert KINDS[section].heading.search(heading)


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
