"""What of an offer's text is read, and what is refused; `test_checker` asks whole checks."""

from __future__ import annotations

import pytest

from intelligence.errors import InvalidOffer
from intelligence.risk.offer_text import MOST_CHARACTERS, read_part, refuse_too_many

ENGLISH = "The Supplier delivers the interfaces that the Client needs to run the plant. " * 6


def test_an_english_text_is_read_whole_and_at_its_places() -> None:
    part = read_part(ENGLISH)
    assert (part.text, part.notes) == (ENGLISH, ())


def test_as_much_as_is_checked_is_not_too_much() -> None:
    refuse_too_many(MOST_CHARACTERS, MOST_CHARACTERS, "characters")
    with pytest.raises(InvalidOffer, match="the text has 1,000,001 characters; at most 1,000,000"):
        refuse_too_many(MOST_CHARACTERS + 1, MOST_CHARACTERS, "characters")


def test_spaces_are_no_text() -> None:
    with pytest.raises(InvalidOffer, match="the text is empty"):
        read_part(" \n\u00a0")
