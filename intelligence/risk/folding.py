"""Words of a text with their places, folded so that spellings of one name meet.

Case, accents, ligatures and invisible characters say nothing about whom a name means: *Gruenthal*,
*GRÜNTHAL* and *Grün<soft hyphen>thal* are one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+|&")
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "œ": "oe", "&": "and"}
)
#: Letters of other alphabets that look like Latin ones (a few of Unicode TR 39's confusables).
_LOOKALIKES = str.maketrans("аеорсхуіјѕкмтвнγνοαρτκ", "aeopcxyijskmtbhyvoaptk")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, ``[start, end)`` of it; ``folds`` are its two spellings without accents."""

    start: int
    end: int
    text: str
    folds: tuple[str, str]


def words_of(text: str) -> tuple[Word, ...]:
    r"""Return the words of a text by place; invisible characters inside a word are no end of it.

    >>> [(word.start, word.end, word.folds) for word in words_of("Gr\u00fcn\u00adthal's")]
    [(0, 9, ('grunthal', 'gruenthal')), (10, 11, ('s', 's'))]
    """
    places = [place for place, char in enumerate(text) if not (is_invisible(char) or _joins(char))]
    seen = text if len(places) == len(text) else "".join(text[place] for place in places)
    return tuple(
        Word(
            places[match.start()],
            places[match.end() - 1] + 1,
            match.group(),
            folds(match.group()),
        )
        for match in _WORD.finditer(seen)
    )


def is_invisible(char: str) -> bool:
    """Return whether a character shows nothing (Unicode category Cf, and joining marks)."""
    return char > "~" and (unicodedata.category(char) == "Cf" or char == "\u034f")


def _joins(char: str) -> bool:
    """Return whether a character only changes the letter before it, as a combining accent does."""
    return char > "~" and unicodedata.combining(char) > 0


@lru_cache(maxsize=1 << 16)
def folds(word: str) -> tuple[str, str]:
    """Return a word without accents, and with umlauts spelt out.

    >>> folds("Bärental")
    ('barental', 'baerental')
    """
    lower = unicodedata.normalize("NFKC", word).casefold()
    lower = unicodedata.normalize("NFC", lower)
    if not lower.isascii() and any("a" <= char <= "z" for char in lower):
        # A word of one alphabet is itself; a letter of another in a Latin word is a disguise.
        lower = lower.translate(_LOOKALIKES)
    return _bare(lower), _bare(lower.translate(_SPELT_OUT))


def _bare(lower: str) -> str:
    apart = unicodedata.normalize("NFKD", lower.translate(_PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))
