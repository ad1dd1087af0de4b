"""Statements with the heading and lead-in that they stand under."""

from __future__ import annotations

from intelligence.sow.outline import Shape, outline
from models.segmentation import RuleSegmenter

TEXT = """1. Scope
The Supplier will provide a portal that the
Client uses. It has 3 pages.

Page 3 of 20
2. Client responsibilities
The Client shall:
- provide access to test sys-
  tems
- name a sponsor
Deliverable | Owner
Portal | Supplier
"""


def test_statements_know_their_heading_lead_in_and_columns() -> None:
    found = outline(TEXT, RuleSegmenter())
    told = [(one.words, one.place.heading, one.place.lead_in) for one in found.statements]
    assert told == [
        ("The Supplier will provide a portal that the Client uses.", "Scope", ""),
        ("It has 3 pages.", "Scope", ""),
        ("The Client shall:", "Client responsibilities", ""),
        ("provide access to test systems", "Client responsibilities", "The Client shall:"),
        ("name a sponsor", "Client responsibilities", "The Client shall:"),
        ("Deliverable | Owner", "Client responsibilities", "The Client shall:"),
        ("Portal | Supplier", "Client responsibilities", "The Client shall:"),
    ]
    assert found.statements[-1].place.shape is Shape.ROW
    assert found.statements[-1].place.columns == "Deliverable | Owner"
    assert found.headings == ("Scope", "Client responsibilities")


def test_lines_that_end_in_carriage_returns_read_the_same() -> None:
    plain = outline(TEXT, RuleSegmenter())
    other = outline(TEXT.replace("\n", "\r\n"), RuleSegmenter())
    assert [one.words for one in plain.statements] == [one.words for one in other.statements]


def test_rows_of_a_table_without_heads_stand_under_no_columns() -> None:
    text = "| Price | EUR 84,000 |\n| Scope | Migration |\n\n| Item | Due |\n| Plan | 4 May |\n"
    found = outline(text, RuleSegmenter()).statements
    assert [one.place.columns for one in found] == ["", "", "", "| Item | Due |"]


def test_etc_before_a_capital_ends_a_sentence() -> None:
    text = (
        "We migrate mailboxes, shared drives etc. Any legacy applications are remediated as needed."
        "\n- laptops, desks, etc. The Client has them.\n"
    )
    found = outline(text, RuleSegmenter()).statements
    assert [text[one.start : one.end] for one in found] == [
        "We migrate mailboxes, shared drives etc.",
        "Any legacy applications are remediated as needed.",
        "laptops, desks, etc.",
        "The Client has them.",
    ]
    for whole in (
        "The laptops etc. are in place.",
        "The devices (desks etc. Berlin only) are in place.",
        "Desks etc. Berlin | 4 May",
    ):
        (one,) = outline(whole, RuleSegmenter()).statements
        assert whole[one.start : one.end] == whole
