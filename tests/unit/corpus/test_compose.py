import pytest

from corpus.compose import Cell, Composed, compose, no_sections
from corpus.document import Section

LONG = (
    "The supplier changed the schema at night and told nobody, so that the feed stopped for days."
)


def bodies(composed: Composed) -> list[tuple[str, str]]:
    return [(part.heading, composed.text[part.start : part.end]) for part in composed.sections]


@pytest.mark.parametrize("text", [LONG, f"  {LONG}\r\n ", f"🚀 {LONG}", "a < b & c > d " * 9])
def test_one_cell_is_the_text_unchanged(text: str) -> None:
    composed = compose([Cell("Description", text), Cell("Impact", "")])
    assert composed.text == text
    assert bodies(composed) == [("Description", text)]


def test_further_cells_follow_under_their_labels() -> None:
    composed = compose([Cell("Description", LONG), Cell("Root Cause", "No contract.")])
    assert composed.text == f"{LONG}\n\nRoot Cause\nNo contract."
    assert bodies(composed) == [("Description", LONG), ("Root Cause", "No contract.")]


def test_the_label_of_a_column_is_told_from_a_heading_inside_a_cell() -> None:
    def found(text: str) -> tuple[Section, ...]:
        return (Section("", 0, 5), Section("Bad", 10, len(text))) if "Bad" in text else ()

    cells = [Cell("Notes", "Late.\nBad\n- No plan"), Cell("Cause", "No contract.")]
    columns = {part.heading: part.column for part in compose(cells, find_sections=found).sections}
    assert columns == {"Notes": True, "Bad": False, "Cause": True}


def test_a_cell_that_an_earlier_one_holds_is_left_out() -> None:
    composed = compose([Cell("text", f"{LONG}\n\nAgree notice."), Cell("lesson", "Agree  notice.")])
    assert composed.text == f"{LONG}\n\nAgree notice."


def test_a_word_within_a_word_is_not_held() -> None:
    composed = compose([Cell("text", f"{LONG} Highest load."), Cell("Impact", "High")])
    assert bodies(composed)[1] == ("Impact", "High")


def test_a_short_text_gets_its_title_and_a_long_one_does_not() -> None:
    title = Cell("Summary", "Feed stopped")
    assert compose([Cell("text", "See mail.")], title).text == "See mail.\n\nSummary\nFeed stopped"
    assert compose([Cell("text", LONG)], title).text == LONG
    assert compose([Cell("text", "The Feed stopped.")], title).text == "The Feed stopped."


def test_a_title_alone_is_the_text() -> None:
    composed = compose([Cell("Description", " ")], Cell("Summary", "Feed stopped"))
    assert bodies(composed) == [("Summary", "Feed stopped")]


def test_nothing_is_an_empty_text() -> None:
    assert compose([Cell("Description", "")]) == Composed("", ())


def test_a_cell_that_points_elsewhere_is_left_out_beside_others() -> None:
    stub = Cell("Abstract", "See lesson 0412.")
    assert compose([stub, Cell("Lesson", LONG)]).text == LONG
    assert compose([stub]).text == "See lesson 0412."


def test_markup_becomes_readable_and_offsets_are_of_the_readable_text() -> None:
    composed = compose([Cell("text", f"<p>{LONG}</p>"), Cell("Action", "Ask.<br/>Agree.")])
    assert bodies(composed) == [("text", LONG), ("Action", "Ask.\nAgree.")]


def test_headings_inside_a_cell_are_shifted_and_the_rest_keeps_the_label() -> None:
    def find(text: str) -> tuple[Section, ...]:
        at = text.find("Why:")
        return (Section("", 0, at), Section("Why", at + 4, len(text))) if at >= 0 else ()

    composed = compose(
        [Cell("text", LONG), Cell("Notes", "It broke. Why: no owner")], find_sections=find
    )
    assert bodies(composed) == [("text", LONG), ("Notes", "It broke. "), ("Why", " no owner")]


def test_no_heading_is_found_by_default() -> None:
    assert no_sections("Summary\nText") == ()
