"""How a stretch of text is read, and that places lead back to it."""

from __future__ import annotations

import pytest

from intelligence.sow.reading import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The  Supplier\r\n shall", "The Supplier shall"),
        ("deliver-\nables", "deliverables"),
        ("user-\nfriendly", "user-friendly"),
        ("\u201cas is\u201d \u2013 the client\u2019s", '"as is" - the client\'s'),
        ("", ""),
    ],
)
def test_broken_lines_and_curly_quotes_are_read_plainly(text: str, words: str) -> None:
    assert read(text, 0, len(text)).words == words


def test_a_span_of_the_reading_is_a_span_of_the_text() -> None:
    text = "xx The deliver-\n  ables  fail"
    reading = read(text, 3, len(text))
    start = reading.words.index("deliverables")
    first, last = reading.span(start, start + len("deliverables"))
    assert text[first:last] == "deliver-\n  ables"
    assert len(reading.places) == len(reading.words)
