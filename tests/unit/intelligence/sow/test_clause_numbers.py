"""A number of a clause is told from a figure that a statement opens with."""

from __future__ import annotations

import pytest

from intelligence.sow.clause_numbers import unnumbered
from intelligence.sow.outline import outline
from models.segmentation import RuleSegmenter


def _read(text: str) -> list[str]:
    return [one.words for one in unnumbered(outline(text, RuleSegmenter()).statements)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7.2 Invoices are due.", "Invoices are due."),
        ("12.10 The fee is fixed.", "The fee is fixed."),
        ("3.1.4 Reports are sent.", "Reports are sent."),
        ("\u00a7 7.5 Reports are sent.", "Reports are sent."),
        ("7.2(a) reports are sent.", "reports are sent."),
    ],
)
def test_a_clause_number_is_no_part_of_what_is_said(text: str, words: str) -> None:
    assert _read(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "7.2 million records are migrated.",
        "3.5 FTE are on site.",
        "2.5 Person-days are spent on it.",
        "4.5 trainers are on site.",
        "12.3.26 Workshops are held.",
        "99.5 % of calls are answered.",
        "7.2 | Invoices are due.",
    ],
)
def test_a_figure_is_left(text: str) -> None:
    assert _read(text) == [text]


def test_small_letters_follow_a_clause_number_where_the_next_clause_has_the_next_number() -> None:
    numbered = "4.5 trainers are named by 1 May.\n4.6 rooms are booked by the Client."
    assert _read(numbered) == ["trainers are named by 1 May.", "rooms are booked by the Client."]
    apart = "4.5 trainers are on site.\n2.5 rooms are booked by the Client."
    assert _read(apart) == apart.split("\n")


def test_what_is_left_is_found_again_in_the_text() -> None:
    text = "7.2 Invoices  are due."
    (found,) = unnumbered(outline(text, RuleSegmenter()).statements)
    start, end = found.reading.span(0, 8)
    assert text[start:end] == "Invoices"
