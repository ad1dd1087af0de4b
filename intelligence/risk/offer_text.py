"""What of an offer's text is read, and which texts are refused before anything reads them."""

from __future__ import annotations

import re

from intelligence.errors import InvalidOffer
from intelligence.sow.english_part import EnglishPart, english_part

#: Longest text that is checked, in code points: about 300 pages.
MOST_CHARACTERS = 1_000_000
#: Most words and marks, and most statements (sentences, items, rows of tables): a contract of 300
#: pages has some 180,000 and 17,000, while an upload of "1 1 1" or of full stops has far more.
MOST_WORDS = 250_000
MOST_STATEMENTS = 25_000
_WORD = re.compile(r"\w+|[^\w\s]")


def read_part(text: str) -> EnglishPart:
    """Return what of an offer's text is read.

    Raises:
        InvalidOffer: the text is empty, longer than any contract, or has no English part.

    """
    if not text.strip():
        raise InvalidOffer("the text is empty: there is nothing to check")
    refuse_too_many(len(text), MOST_CHARACTERS, "characters")
    refuse_too_many(sum(1 for _ in _WORD.finditer(text)), MOST_WORDS, "words and marks")
    part = english_part(text)
    if part is None:
        raise InvalidOffer("the text does not seem to be English, the only language that is read")
    return part


def refuse_too_many(count: int, most: int, things: str) -> None:
    """Raise `InvalidOffer`, which says how many things a text has, where that is too many."""
    if count > most:
        raise InvalidOffer(f"the text has {count:,} {things}; at most {most:,} are checked")
