import time

import pytest

from corpus.readers.headings import find_marks, find_sections


def parts(text: str) -> list[tuple[str, str]]:
    return [(s.heading, text[s.start : s.end]) for s in find_sections(text)]


@pytest.mark.parametrize(
    "heading",
    ["# Root cause", "### Root cause ###", "**Root cause**", "*Root cause:*", "h2. Root cause",
     "== Root cause ==", "ROOT CAUSE", "Root cause", "Root cause:", "2. Root cause",
     "2) Root cause",
     "IV. Root cause", "B. Root cause", "-- Root cause --", "3.1 Root cause"],
)  # fmt: skip
def test_a_heading_is_found_however_it_is_marked(heading: str) -> None:
    text = f"It was late.\n\n{heading}\nNobody owned the list.\n"
    found = [(name.casefold(), body) for name, body in parts(text)]
    assert found == [("", "It was late."), ("root cause", "Nobody owned the list.")]


def test_an_underlined_line_is_a_heading_whatever_it_says() -> None:
    text = "The Nord portal\n===============\nLate.\n\nMoney\n-----\nGone.\n"
    assert parts(text) == [("The Nord portal", "Late."), ("Money", "Gone.")]


def test_a_rule_between_paragraphs_is_no_underline() -> None:
    assert parts("The last sentence of a paragraph.\n---\nThe next one.\n") == []


def test_a_label_before_text_opens_a_section_after_its_colon() -> None:
    text = "Impact: the site was down\nRoot cause: a full disk\nand no alarm\n"
    assert parts(text) == [
        ("Impact", "the site was down"),
        ("Root cause", "a full disk\nand no alarm"),
    ]


def test_a_bold_label_in_a_list_opens_a_section() -> None:
    text = "- **Root cause:** a full disk\n- **Impact**: two hours\n"
    assert parts(text) == [("Root cause", "a full disk"), ("Impact", "two hours")]


def test_clear_labels_in_the_middle_of_a_line_open_sections() -> None:
    text = "Situation: five signatures. Result: 117 settings. Learning: one lane."
    assert parts(text) == [
        ("Situation", "five signatures."),
        ("Result", "117 settings."),
        ("Learning", "one lane."),
    ]


def test_carriage_returns_and_emoji_do_not_shift_the_offsets() -> None:
    text = "🔥 first\r\n\r\nIMPACT\r\ne\u0301té 🚒 lost\r\n"
    assert parts(text) == [("", "🔥 first"), ("IMPACT", "e\u0301té 🚒 lost")]


@pytest.mark.parametrize(
    "text",
    [
        "Neil\nWe no longer believe anything your team tells us.\n",
        "Hi team:\nMy crew was turned away at the gate.\n",
        "jlopez: hey is anyone on\nmreid: looking\n",
        "It was late.\nAdditionally:\nNobody was told.\n",
        "INC-7741\nStill waiting for the accounts.\n",
        "The plan consists of:\n1. Training\n2. Documents\n3. More documents\n",
        "THE FIRE STARTED AT NOON\nTHE CREW WAS CALLED\nTHE VALVE WAS SHUT\n",
        "> Impact\n> two weeks\n",
        "-----Original Message-----\nWe have now applied credits.\n",
        "```\nSummary\nRESULT\n```\n",
        "It took so long that in the end we had to ask for the\nresults of the second test.\n",
        "See http://example.com: it is down\n",
    ],
)
def test_ordinary_lines_are_not_taken_for_headings(text: str) -> None:
    assert find_sections(text) == ()


def test_a_numbered_list_of_sentences_has_no_headings() -> None:
    text = "1. The reserve was struck out.\n2. Nobody came to the kick-off.\n"
    assert find_sections(text) == ()


def test_a_number_inside_a_heading_stays_in_it() -> None:
    text = "## Phase 2 results of 2024\nLate.\n"
    assert parts(text) == [("Phase 2 results of 2024", "Late.")]


def test_a_title_above_several_headings_is_a_heading() -> None:
    text = "Review of the Nord portal\nSummary\nLate.\nCauses\nNo owner.\n"
    assert parts(text)[0] == ("Review of the Nord portal", "")
    assert [name for name, _ in parts(text)[1:]] == ["Summary", "Causes"]


def test_the_value_of_an_owner_does_not_belong_to_the_section_above() -> None:
    text = "Root cause: no owner\nOwner: Bo\n"
    assert parts(text) == [("Root cause", "no owner"), ("Owner", "Bo")]


@pytest.mark.parametrize(
    "hostile",
    ["# " + " " * 200_000, "(" * 200_000, "**" * 100_000, "a: " * 70_000, ". " + " " * 200_000,
     "\n" * 200_000, "Impact:\n" * 20_000, "=\n" * 100_000],
)  # fmt: skip
def test_a_hostile_text_takes_no_more_than_seconds(hostile: str) -> None:
    started = time.process_time()
    marks = find_marks(hostile + "\nend")
    assert time.process_time() - started < 5
    assert all(0 <= mark.start <= mark.body <= len(hostile) + 4 for mark in marks)


def test_the_head_of_a_table_that_numbers_its_rows_is_no_heading() -> None:
    assert find_marks("# | Issue | Why\n1 | Late | Nobody asked\n") == ()
