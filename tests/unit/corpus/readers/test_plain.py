from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.plain import PlainTextReader, check_text, first_line_title
from tests.fixtures.readers.build import TEXT


def test_the_text_is_verbatim_with_title_labels_and_sections(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    (note,) = PlainTextReader().read(path, Limits())
    assert isinstance(note, RawText)
    assert note.text == TEXT
    assert note.title == "Post-mortem: portal launch"
    assert note.metadata == {"customer": "Acme", "date": "2024-03-18"}
    found = {section.heading: note.text[section.start : section.end] for section in note.sections}
    assert found["ROOT CAUSE"] == "Nobody owned the access list."
    assert found["Impact"] == "Two weeks lost."


def test_a_greeting_or_a_sentence_is_no_title() -> None:
    assert first_line_title("Dear all\nIt was late.") is None
    assert first_line_title("It was late.\nVery.") is None
    assert first_line_title("One line only") is None


def test_a_text_above_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(LimitExceeded, match="11 characters of text; at most 10"):
        check_text("a.txt", "x" * 11, Limits(max_text_characters=10))


def test_binary_content_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(UnreadableFile, match="is not text"):
        PlainTextReader().read(path, Limits())
