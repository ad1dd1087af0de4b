from __future__ import annotations

import pytest

from api.pages.visible import visible


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\x9b", "\U000e0041"]
)
def test_hidden_characters_are_written_out(hidden: str) -> None:
    assert visible(f"a{hidden}b") == f"a[U+{ord(hidden):04X}]b"


@pytest.mark.parametrize("text", ["naïve", "עברית", "👩\u200d🔧", "a\tb\r\nc", "नमस्ते"])
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
