from __future__ import annotations

from api.reading.highlight import Span, segments


def test_a_text_without_findings_is_one_piece() -> None:
    assert [piece.text for piece in segments("abc", [])] == ["abc"]
    assert segments("", []) == ()


def test_nested_and_equal_findings_are_all_named() -> None:
    pieces = segments("abcdef", [Span(0, 6, 0), Span(2, 4, 1), Span(2, 4, 2)])
    assert [(piece.text, piece.positions) for piece in pieces] == [
        ("ab", (0,)),
        ("cd", (0, 1, 2)),
        ("ef", (0,)),
    ]


def test_a_span_outside_the_text_is_left_out() -> None:
    pieces = segments("abc", [Span(-1, 2, 0), Span(2, 9, 1), Span(2, 2, 2)])
    assert [piece.positions for piece in pieces] == [()]
