"""Sections that are missing, and texts that nothing is missing from."""

from __future__ import annotations

import pytest

from intelligence.sow.passage import Section
from intelligence.sow.wording import check_wording
from models.segmentation import RuleSegmenter

BODY = """STATEMENT OF WORK
Scope
The Supplier delivers the claims portal to the Client as 14 workflows, listed in Annex A. The
Supplier trains 40 users in two sessions of three hours each. The Supplier hosts the portal in
Frankfurt until 31 March 2027 and keeps backups for 35 days. Deliverables are the portal, one
handbook of 60 pages and one training plan. The fixed price for the engagement is EUR 380,000 and
is paid in two parts, on 1 June and on 1 September. The project runs for six months with a team of
seven people, who work in Cologne and Porto on working days from Monday to Friday.
"""
HEADED = """Exclusions
Mobile devices.
Assumptions
There are 12 source systems.
Acceptance
By test cases in Annex B.
Change control
By signed form.
Client responsibilities
Desks for nine people.
"""
SAID = """The price does not include travel. The offer assumes that there are 12 source systems.
D1 is accepted when the Client's test manager has signed the 31 points of checklist C-4. Changes to
the scope need the written agreement of both directors. The Client provides desks for nine people
by 3 March. The Client names a sponsor by 5 March.
"""


def missing(text: str) -> list[Section]:
    return [one.section for one in check_wording(text, RuleSegmenter()).missing]


def test_a_statement_of_work_without_them_lacks_all_five_in_order() -> None:
    assert missing(BODY) == list(Section)


def test_what_stands_behind_a_label_is_a_section_however_short() -> None:
    lacks = missing(BODY + "Exclusions: Hardware.\nAcceptance: Annex B.\nClient: Nordic Foods.\n")
    assert lacks == [Section.ASSUMPTIONS, Section.CHANGE_CONTROL, Section.CLIENT_RESPONSIBILITIES]


@pytest.mark.parametrize("rest", [HEADED, SAID])
def test_headings_or_statements_both_count(rest: str) -> None:
    assert missing(BODY + rest) == []


def test_one_that_is_missing_is_told_with_a_clause_to_start_from() -> None:
    text = BODY + HEADED.replace("Change control\nBy signed form.\n", "")
    (found,) = check_wording(text, RuleSegmenter()).missing
    assert found.section is Section.CHANGE_CONTROL
    assert "[" in found.rewrite
    assert "extract" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Milk, bread, two onions, rice.",
        "Hi Jo, the portal is down again. Can you look at it? Thanks, Sam",
        "The quick brown fox jumps over the lazy dog. " * 100,
    ],
)
def test_from_a_text_that_is_no_statement_of_work_nothing_is_missing(text: str) -> None:
    assert missing(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "The Supplier will not be liable for indirect damages.",
        "The Supplier assumes no liability for third parties.",
        "The Client has thirty days to pay.",
        "The Client confirms receipt of invoices within two days.",
        "Any amendment of this agreement must be in writing and signed by both parties.",
        "Notices not by e-mail\nThe address is as above.",
        "Support outside office hours\nThe desk is closed.",
    ],
)
def test_one_clause_that_every_contract_has_is_no_section(said: str) -> None:
    assert missing(f"{BODY}\n{said}\n") == list(Section)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (Section.CLIENT_RESPONSIBILITIES, "What you do:\n- Send the export by 16 March"),
        (Section.CLIENT_RESPONSIBILITIES, "What the client provides\n- the export by 16 March"),
        (Section.CLIENT_RESPONSIBILITIES, "RACI\n| Task | We | You |\n| Test data | C | R |"),
        (Section.CLIENT_RESPONSIBILITIES, "Responsibility matrix\n| Test data | C | R |"),
        (
            Section.CHANGE_CONTROL,
            "Anything beyond this we quote first in writing, and start once you have agreed.",
        ),
        (
            Section.CHANGE_CONTROL,
            "Extra work is billed at EUR 120 an hour after you approve our estimate.",
        ),
        (
            Section.ACCEPTANCE,
            (
                "Each deliverable is reviewed by the Client within five working days; comments are "
                "resolved once. After that the deliverable is final."
            ),
        ),
    ],
)
def test_sections_told_in_plain_words_are_there(section: Section, said: str) -> None:
    assert section not in missing(f"{BODY}\n{said}\n")


@pytest.mark.parametrize("said", ["What you get:\n- a report", "Extra hours are billed at EUR 90."])
def test_words_of_the_offer_alone_are_no_section(said: str) -> None:
    assert missing(f"{BODY}\n{said}\n") == list(Section)


def test_a_company_beside_a_client_is_the_supplier() -> None:
    said = 'Between Brightwater Insurance ("Client") and Halden Inc. (the "Company").\n'
    told = "The Company provides the runbook. The Company does not cleanse data.\n"
    lacks = missing(f"{BODY}\n{said}{told}")
    assert Section.CLIENT_RESPONSIBILITIES in lacks
    assert Section.EXCLUSIONS not in lacks
    assert Section.CLIENT_RESPONSIBILITIES not in missing(f"{BODY}\n{told}")
