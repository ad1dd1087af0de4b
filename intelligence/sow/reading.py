"""A stretch of text as it is read: one space between words, plain quotes, no broken words.

Patterns are matched against the reading; `Reading.span` leads back to code points of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u00ad": "-",
    }
)
#: A word broken at the end of a line, or more white space than one space.
_GAP = re.compile(r"(?<=[a-z])-[ \t]{0,8}(?:\r\n|\n)[ \t]{0,40}(?=[a-z])|\s+")
#: The first halves of words that keep their hyphen.
_KEEPS_HYPHEN = re.compile(
    r"(?:^|\W)(?:non|pre|post|re|co|sub|self|user|third|high|low|end|real|best|cross|multi|hand|go"
    r"|kick|sign|follow|add|ad|e|on|off|up|in|well|full|fixed)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader sees of ``[start, end)``; ``places[i]`` is where the i-th character stands."""

    words: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of the reading as a span of the text given."""
        return self.places[start], self.places[end - 1] + 1


def read(text: str, start: int, end: int) -> Reading:
    r"""Return the reading of ``[start, end)``.

    >>> read("The deliver-\n ables  fail", 0, 25).words
    'The deliverables fail'
    """
    piece = text[start:end].translate(_PLAIN)
    if not re.search(r"\s\s|[^\S ]", piece):
        return Reading(piece, range(start, end))
    words: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _GAP.finditer(piece):
        words.append(piece[at : gap.start()])
        places.extend(range(start + at, start + gap.start()))
        if not gap[0].startswith("-"):
            words.append(" ")
            places.append(start + gap.start())
        elif _KEEPS_HYPHEN.search(piece, max(0, gap.start() - 8), gap.start()):
            words.append("-")
            places.append(start + gap.start())
        at = gap.end()
    words.append(piece[at:])
    places.extend(range(start + at, start + len(piece)))
    return Reading("".join(words), places)
