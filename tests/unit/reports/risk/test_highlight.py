from hypothesis import given
from hypothesis import strategies as st

from intelligence.risk.risk_check import PassageFound
from intelligence.sow.passage import Passage, PassageKind
from reports.risk.highlight import highlighted, pieces
from tests.fakes.risk_checks import OFFER_TEXT, rich_check


def over(start: int, end: int, confidence: float = 0.9) -> PassageFound:
    passage = Passage(
        start, end, "", PassageKind.VAGUE_TERM, "why", "rewrite", confidence, (start, end)
    )
    return PassageFound(passage, ())


SPANS = st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=8)


@given(st.text(max_size=24), SPANS)
def test_pieces_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    found = highlighted(text, [over(*span) for span in spans])
    assert "".join(piece for piece, _ in found) == text
    assert all(piece for piece, _ in found)


@given(st.text(max_size=24), SPANS)
def test_a_character_is_told_every_passage_over_it(text: str, spans: list[tuple[int, int]]) -> None:
    place = 0
    for piece in pieces(text, [over(*span) for span in spans]):
        for index in range(place, place + len(piece.text)):
            over_it = {n for n, (start, end) in enumerate(spans) if start <= index < end}
            assert set(piece.passages) == over_it
        place += len(piece.text)


def test_a_short_passage_inside_a_long_one_is_marked_as_itself() -> None:
    found = highlighted("abcdefgh", [over(0, 6), over(2, 4)])
    assert found == [("ab", 0), ("cd", 1), ("ef", 0), ("gh", None)]


def test_of_two_passages_of_one_span_the_surer_is_marked() -> None:
    assert highlighted("abc", [over(0, 3, 0.5), over(0, 3, 0.8)]) == [("abc", 1)]
    assert pieces("abc", [over(0, 3, 0.5), over(0, 3, 0.8)])[0].passages == (1, 0)


def test_a_text_without_passages_is_one_piece() -> None:
    assert highlighted("abc", []) == [("abc", None)]
    assert highlighted("", []) == []


def test_marked_words_of_a_check_are_its_passages() -> None:
    passages = rich_check().passages
    marked = {index: piece for piece, index in highlighted(OFFER_TEXT, passages)}
    assert marked[2] == passages[2].passage.text
    assert marked[1] == "All necessary"
