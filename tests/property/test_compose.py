from hypothesis import given
from hypothesis import strategies as st

from corpus.compose import Cell, compose
from corpus.document import Section
from corpus.markup import has_markup, visible_text

PIECES = st.sampled_from(
    [
        "late",
        "🚀",
        "\r\n",
        "é",
        "<br/>",
        "<p>",
        "</p>",
        "a < b",
        "&amp;",
        "\n\n",
        " ",
        "👩\u200d👩\u200d👧",
        "See lesson 3",
        "ال",
        "Why\n",
        "<script>x</script>",
        "\t",
        ".",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
CELLS = st.lists(st.builds(Cell, st.sampled_from(["Description", "Ursache", "🚀 label"]), TEXTS))


def halves(text: str) -> tuple[Section, ...]:
    middle = len(text) // 2
    return (Section("first", 0, middle), Section("second", middle, len(text)))


@given(CELLS, TEXTS)
def test_each_section_of_a_composed_text_is_a_readable_cell(cells: list[Cell], title: str) -> None:
    composed = compose(cells, Cell("Summary", title))
    readable = {visible_text(cell.text) for cell in [*cells, Cell("Summary", title)]}
    bodies = [composed.text[part.start : part.end] for part in composed.sections]
    assert set(bodies) <= readable
    assert bool(composed.text.strip()) == any(text.strip() for text in readable)


@given(CELLS)
def test_sections_are_in_order_apart_and_inside(cells: list[Cell]) -> None:
    composed = compose(cells, find_sections=halves)
    edges = [edge for part in composed.sections for edge in (part.start, part.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(composed.text) for edge in edges)


@given(TEXTS)
def test_one_cell_without_markup_is_unchanged_and_markup_goes_once_and_for_all(text: str) -> None:
    if text.strip() and not has_markup(text):
        assert compose([Cell("Description", text)]).text == text
    if text.strip():
        assert "<br/>" not in compose([Cell("Description", text)]).text
