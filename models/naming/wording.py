"""How a name is written, and when two names say the same."""

from __future__ import annotations

import re
from collections.abc import Collection

from models.keyphrases import stem
from models.words import FUNCTION_WORDS, NEGATIONS

_WORD = re.compile(r"[^\W\d_]+")

#: Characters of a sentence that stands in for a name.
LONGEST = 60

#: Share of common words from which two names say the same.
_SAME = 0.6


def sentence_case(text: str) -> str:
    """Return a text with a capital.

    >>> sentence_case("no rollback plan")
    'No rollback plan'
    """
    return text[:1].upper() + text[1:]


def alike(one: str, other: str) -> bool:
    """Say whether two names have most of their words in common, in any order or number.

    >>> alike("Late approvals", "approval late"), alike("Late approvals", "Late vans")
    (True, False)
    """
    first, second = _content(one), _content(other)
    return len(first & second) >= _SAME * max(len(first | second), 1)


def _content(text: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    kept = [word for word in words if word not in FUNCTION_WORDS or word in NEGATIONS]
    return frozenset(stem(word) for word in kept or words)


def numbered(text: str, taken: Collection[str]) -> str:
    """Return a name with the first number that makes it new, or as it is.

    >>> numbered("Late van", ["Late Van"])
    'Late van (2)'
    """
    used = {other.casefold() for other in taken}
    number, free = 1, text
    while free.casefold() in used:
        number += 1
        free = f"{text} ({number})"
    return free


def shortened(text: str, barred: Collection[str] = ()) -> str:
    """Return a sentence as a name: without names, and cut between words where it is long.

    >>> shortened("Nobody asked the works council about the pilot before the new shift plan began.")
    'Nobody asked the works council about the pilot…'
    """
    words = [w for w in text.split() if not {stem(p) for p in _WORD.findall(w)} & set(barred)]
    whole = " ".join(words).rstrip(".;:, ") or "Unnamed"
    if len(whole) <= LONGEST:
        return whole
    cut = whole[: LONGEST - 1]
    fitting = (cut.rpartition(" ")[0] or cut).split()
    while len(fitting) > 1 and fitting[-1].lower() in FUNCTION_WORDS:
        fitting.pop()
    return f"{' '.join(fitting)}…"
