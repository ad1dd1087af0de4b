from __future__ import annotations

import pytest

from api.cursors import CURSOR_CHARACTERS, Cursor, CursorCodec, query_digest
from api.errors import InvalidCursor

CODEC = CursorCodec(b"a secret")
CURSOR = Cursor(edition=7, position=123, query=b"12345678")


def test_a_cursor_comes_back_as_it_was_given_out() -> None:
    text = CODEC.encode(CURSOR)
    assert len(text) == CURSOR_CHARACTERS
    assert CODEC.decode(text) == CURSOR


def test_every_changed_character_is_noticed() -> None:
    text = CODEC.encode(CURSOR)
    for place, found in enumerate(text):
        other = "A" if found != "A" else "B"
        with pytest.raises(InvalidCursor):
            CODEC.decode(text[:place] + other + text[place + 1 :])


def test_another_spelling_of_the_same_bytes_is_refused() -> None:
    texts = (CODEC.encode(Cursor(7, position, b"12345678")) for position in range(100))
    text = next(text for text in texts if "-" in text or "_" in text)
    with pytest.raises(InvalidCursor):
        CODEC.decode(text.replace("-", "+").replace("_", "/"))


def test_a_cursor_of_another_secret_is_refused() -> None:
    with pytest.raises(InvalidCursor, match="start again"):
        CursorCodec(b"another").decode(CODEC.encode(CURSOR))


@pytest.mark.parametrize(
    "text", ["", "x", "é" * CURSOR_CHARACTERS, "=" * CURSOR_CHARACTERS, "a" * 99]
)
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursor):
        CODEC.decode(text)


@pytest.mark.parametrize("cursor", [Cursor(-1, 0, b"12345678"), Cursor(1, -1, b"12345678")])
def test_a_place_that_no_edition_has_is_not_encoded(cursor: Cursor) -> None:
    with pytest.raises(ValueError, match="outside"):
        CODEC.encode(cursor)


def test_queries_differ_by_route_and_by_filters_that_are_set() -> None:
    assert query_digest("a", {"x": None, "y": 1}) == query_digest("a", {"y": 1})
    assert query_digest("a", {"y": 1}) != query_digest("b", {"y": 1})
    assert query_digest("a", {"y": 1}) != query_digest("a", {"y": 2})
    assert query_digest("a", {"y": False}) != query_digest("a", {"y": None})
