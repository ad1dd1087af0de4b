"""The strokes of charts."""

from __future__ import annotations

from reports.svg import dashed, dot, line, path, svg, text, titled


def test_hostile_text_stays_text_in_every_stroke() -> None:
    drawn = svg("<b>", 10, 10, [text((1, 2), "<i>", "end"), titled("<u>", dot((1, 2), 3))])
    for tag in ("<b>", "<i>", "<u>"):
        assert tag not in drawn
    assert drawn.count("&lt;") == 3


def test_nothing_to_draw_is_no_stroke() -> None:
    assert path("", "#000000", 1) == ""
    assert dashed("", "#000000") == ""


def test_line_breaks_where_a_place_is_missing() -> None:
    assert line([None, (1.04, 2), (3, 4), None, (5, 6)]) == "M1 2L3 4M5 6"


def test_hollow_dots_have_a_white_middle_and_a_coloured_rim() -> None:
    assert 'fill="#ffffff" stroke="#1f5a8f"' in dot((1, 2), 3, hollow=True)
    assert 'fill="#1f5a8f"' in dot((1, 2), 3)
