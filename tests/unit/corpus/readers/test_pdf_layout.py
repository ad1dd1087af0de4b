import pytest

from corpus.readers.pdf_layout import joined, page_lines, without_furniture


def test_headers_footers_and_page_numbers_go_and_the_same_words_in_the_text_stay() -> None:
    pages = [
        ["Acme confidential", "a", "b", "c", "Acme confidential", "d", "e", "f", f"Page {n} of 3"]
        for n in (1, 2, 3)
    ]
    pages = [[line + str(n) if len(line) == 1 else line for line in page]
             for n, page in zip("xyz", pages, strict=True)]  # fmt: skip
    cleaned = without_furniture(pages)
    assert cleaned[0] == ["ax", "bx", "cx", "Acme confidential", "dx", "ex", "fx"]


def test_one_page_has_no_furniture_but_its_number() -> None:
    assert without_furniture([["Acme", "Late.", "1"]]) == [["Acme", "Late."]]


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    lines = [
        "Root cause",
        "The access list was kept by a single",
        "person who left in May.",
        "Late again.",
    ]
    assert joined([lines]) == (
        "Root cause\nThe access list was kept by a single person who left in May.\nLate again.\n"
    )


def test_a_word_broken_at_a_page_end_is_whole_again() -> None:
    assert (
        joined([["nobody owned the environ-"], ["ment at all"]])
        == "nobody owned the environment at all\n"
    )


def test_a_hyphen_before_a_number_or_name_stays() -> None:
    assert joined([["the period 2023-", "2024 was bad"]]).startswith("the period 2023-")


def test_bullets_stay_on_their_lines() -> None:
    assert joined([["- one point", "- another point"]]) == "- one point\n- another point\n"


def test_the_librarys_sign_for_a_broken_word_becomes_a_hyphen_and_a_line_end() -> None:
    assert page_lines("environ\ufffe\r\nment\x02al\u00adly") == ["environ-", "ment-", "ally"]


@pytest.mark.parametrize(
    "line",
    [
        "Confidence among the users was low because training came",
        "The dispute was about the exclusions on page 4",
        "Confidential data was sent to the wrong customer",
        "Confidential: the customer's data were copied to the test system by mistake",
    ],
)
def test_a_line_of_the_text_at_a_pages_edge_stays(line: str) -> None:
    """What stood first or last on a page was lost where it spoke of confidence or of a page."""
    other = ["Two weeks were lost.", "late."]
    assert without_furniture([[line, "again."], other]) == [[line, "again."], other]


@pytest.mark.parametrize(
    "line",
    [
        "Page 4 of 9",
        "ACME 2025 | Page 4",
        "Seite 3 von 7",
        "Strictly confidential",
        "Commercial in confidence",
        "Confidential - Acme Foods Ltd",
        "Vertraulich / Vertrouwelijk",
    ],
)
def test_a_number_or_a_mark_of_confidence_goes_from_a_single_page(line: str) -> None:
    assert without_furniture([["It was late.", line]]) == [["It was late."]]


def test_a_longer_foot_goes_where_it_comes_back() -> None:
    long = "Confidential - for the use of Acme Foods and its advisers only"
    pages = [[f"Text {word}.", long, f"Review of the move - page {n}"] for n, word in
             enumerate(("a", "b", "c", "d", "e"))]  # fmt: skip
    assert without_furniture(pages)[0] == ["Text a."]
    alone = [[*pages[0]], *([f"Text {word}."] for word in "bcde")]
    assert without_furniture(alone)[0] == pages[0]
