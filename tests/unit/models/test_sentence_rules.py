import pytest

from models.sentence_rules import LONGEST, pieces, shouted, softened, trimmed


def cut(text: str, proposed: tuple[int, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in pieces(text, proposed)]


@pytest.mark.parametrize(
    "text",
    [
        "It took approx. 60 days of work.",
        "See fig. 4 and e.g. Annex B of it.",
        "We use v2.1. of the API here.",
        "On 15.12. the test should have begun.",
        "Ask J. Smith about the plan.",
        "See https://a.example.com/x.y?z=1.2 for it.",
        "Costs of Rs. 1.9 crore were levied.",
        'The line "twins?" with no name next to it.',
    ],
)
def test_full_stop_that_ends_no_sentence_does_not_cut(text: str) -> None:
    assert cut(text) == [text]


def test_number_before_a_full_stop_ends_a_sentence() -> None:
    assert cut("Masks come in release 3. The board meets in May.") == [
        "Masks come in release 3.",
        "The board meets in May.",
    ]


def test_missing_space_after_a_full_stop_is_found() -> None:
    assert cut("The build failed.Then nobody looked.") == [
        "The build failed.",
        "Then nobody looked.",
    ]


def test_dotted_names_of_software_are_not_cut() -> None:
    assert len(cut("Node.js threw System.Exception at once.")) == 1


def test_lettered_items_in_one_line_are_statements() -> None:
    assert cut("(a) No plan was made (b) No budget was left (c) see above") == [
        "No plan was made",
        "No budget was left",
        "see above",
    ]


def test_single_letter_in_brackets_is_no_list() -> None:
    assert cut("Clause (a) applies to the vendor") == ["Clause (a) applies to the vendor"]


def test_causes_listed_with_semicolons_are_statements() -> None:
    assert cut("no test plan; missing sponsor; late VPN") == [
        "no test plan",
        "missing sponsor",
        "late VPN",
    ]


def test_one_semicolon_keeps_a_sentence_together() -> None:
    text = "The rules were in a notebook; it never got to us."
    assert cut(text) == [text]


def test_boundary_inside_brackets_is_refused() -> None:
    text = "It failed (see the log. Nothing else) twice."
    assert cut(text) == [text]


def test_text_in_capitals_is_cut_at_its_full_stops() -> None:
    assert cut("THE VALVE FAILED. APPROX. 10 LITRES WERE LOST.") == [
        "THE VALVE FAILED.",
        "APPROX. 10 LITRES WERE LOST.",
    ]


def test_proposed_boundary_before_a_small_letter_counts_only_after_a_word() -> None:
    text = "portal was down again. we are waiting"
    assert cut(text) == ["portal was down again.", "we are waiting"]
    assert len(cut("Use v2.1. of it", (10,))) == 1


def test_text_without_any_boundary_is_cut_at_the_bound() -> None:
    assert max(end - start for start, end in pieces("word " * 1000)) <= LONGEST


def test_softened_keeps_the_length_where_lower_case_is_longer() -> None:
    text = "THE İSTANBUL VALVE FAILED.\r\nIT LEAKED."
    assert shouted(text)
    assert len(softened(text)) == len(text)


def test_marker_alone_leaves_nothing() -> None:
    assert trimmed("  2. ", 0, 5)[0] == trimmed("  2. ", 0, 5)[1]
    assert cut(" - ") == []
