"""Sections enclose what they say, whatever stands in a text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.headings import find_marks, find_sections
from corpus.readers.text_builder import TextBuilder

FRAGMENTS = [
    "Root cause", "IMPACT", "# Why", "**Effect**", "**Fix:** ", "Impact: ", "2. What went well",
    "====", "-----", "```", "> quoted", "- ", "Result: ", "It was late. ", "e\u0301te\u0301",
    "👩‍🚒", "🔥 ", "\r\n", "\n", "\r", "\u2028", "\x0b", "\t", "  ", "|", "h2. Lessons", "\ufeff",
    "{code}", "Owner: ", "(a) ", "—",
]  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=25).map("".join),
)


@given(texts)
def test_sections_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for section in find_sections(text):
        assert end <= section.start <= section.end <= len(text)
        body = text[section.start : section.end]
        assert body == body.strip()
        end = section.end


@given(texts)
def test_nothing_but_headings_and_space_lies_between_sections(text: str) -> None:
    marks = find_marks(text)
    covered = [False] * len(text)
    for section in find_sections(text):
        covered[section.start : section.end] = [True] * (section.end - section.start)
    for mark in marks:
        covered[mark.start : mark.body] = [True] * (mark.body - mark.start)
    if marks:
        left = "".join(c for c, inside in zip(text, covered, strict=True) if not inside)
        assert not left.strip()


@given(texts)
def test_a_heading_is_made_of_the_words_of_its_line(text: str) -> None:
    for mark in find_marks(text):
        assert mark.start < mark.body
        assert re.sub(r"\s", "", mark.heading) in re.sub(r"\s", "", text[mark.start : mark.body])


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=30)), max_size=20))
def test_a_built_text_holds_every_line_and_valid_sections(lines: list[tuple[bool, str]]) -> None:
    builder = TextBuilder()
    for is_heading, line in lines:
        (builder.heading if is_heading else builder.line)(line)
    text, sections = builder.build()
    for _, line in lines:
        assert line.replace("\x00", "").strip() in text
    end = 0
    for section in sections:
        assert end <= section.start <= section.end <= len(text)
        end = section.end
