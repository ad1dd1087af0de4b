"""Who does what, and whose a thing is."""

from __future__ import annotations

import pytest

from intelligence.sow.doers import doer_of, owner_of, parties_of, party
from intelligence.sow.outline import Place, Shape

PROSE = Place(Shape.PROSE)


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("The City provides the laser scan by 15 February.", "city"),
        ("Our fitters assemble all shelves.", "supplier"),
        ("Tests are carried out by two testers of the Supplier.", "supplier"),
        ("It is for the Customer's network team to make changes.", "client"),
        ("Launch: the Contractor submits the app.", "supplier"),
        ("Texts and photos: zoo", "zoo"),
        ("The hospital provides 18 patients.", "hospital"),
        ("Windows are agreed by mail a month before.", ""),
        ("The report is due by Monday.", ""),
        ("", ""),
    ],
)
def test_doer_is_told(words: str, doer: str) -> None:
    assert doer_of(words, PROSE) == doer


def test_column_that_a_row_marks_and_heading_of_a_part_tell_the_doer() -> None:
    row = Place(Shape.ROW, columns="| Task | Supplier | Client |")
    assert doer_of("| Execute tests | | X |", row) == "client"
    assert doer_of("| Execute tests | X | X |", row) == ""
    assert doer_of("permits", Place(Shape.ITEM, heading="The Organiser's tasks")) == "organiser"


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("All rights in the code pass to the Client upon payment.", "client"),
        ("Copyright in the materials stays with the Institute.", "institute"),
        ("the Consultant, who owns the model, may sell it", "supplier"),
        ("The Developer remains owner of the code.", "developer"),
        ("The keys pass to the Client.", ""),
    ],
)
def test_owner_is_told_where_it_is_of_rights(words: str, owner: str) -> None:
    assert owner_of(words) == owner


def test_days_and_means_are_no_parties() -> None:
    assert [party(word) for word in ("Monday", "mail", "Vendor", "us")] == [
        "",
        "",
        "supplier",
        "supplier",
    ]


def test_company_is_known_by_its_name_where_it_does_what_a_party_does() -> None:
    place = Place(Shape.PROSE)
    known = frozenset({"farrow"})
    assert doer_of("Farrow & Pine keeps the plan up to date.", place, known=known) == "farrow"
    assert doer_of("Every night the Provider backs up the data.", place) == "supplier"
    assert doer_of("Catering is paid for by the organiser.", place) == "organiser"
    assert doer_of("Training takes place in May.", place) == ""


def test_company_is_a_party_where_another_statement_shows_it_as_one() -> None:
    told = ["Lunch is paid by Hexham.", "Farrow & Pine shall keep the plan.", "Jira keeps a list."]
    assert parties_of(told) == {"hexham", "farrow"}
    assert parties_of(["Steel pays.", "The frame is of steel."]) == frozenset()
    assert doer_of("Hexham provides the rooms.", PROSE, known=parties_of(told)) == "hexham"
    assert doer_of("Hexham provides the rooms.", PROSE) == ""
    assert doer_of("Hexham pays for the rooms.", PROSE) == "hexham"


@pytest.mark.parametrize(
    "words",
    [
        "Training provides key users with skills in the portal.",
        "Documentation provides the users with an overview of the portal.",
        "Jira keeps the list of open defects.",
        "This provides an overview.",
        "Nobody provides an overview.",
        "Nobody pays for it.",
        "Which provides an overview.",
    ],
)
def test_thing_at_the_head_of_a_sentence_does_nothing(words: str) -> None:
    assert doer_of(words, PROSE) == ""


def test_pronoun_is_who_did_what_the_statement_before_told() -> None:
    assert doer_of("She sends the minutes.", PROSE, "client") == "client"
    assert doer_of("It provides the minutes.", PROSE, "supplier") == "supplier"
    assert doer_of("It pays for lunch.", PROSE) == ""
