"""How many things a statement lists by name, and how many of which another says there are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intelligence.sow.concepts import concept

_ITEM = r"[\w\u00c0-\u024f'-]+(?: [\w\u00c0-\u024f'-]+){0,2}"
_LIST = re.compile(
    rf"(?P<first>{_ITEM}), (?:(?:{_ITEM}), ){{0,12}}?(?:{_ITEM}),? and (?P<last>{_ITEM})"
)
_LANGUAGES = re.compile(
    r"\b(?:English|German|French|Italian|Spanish|Portuguese|Dutch|Polish|Czech|Swedish|Danish"
    r"|Norwegian|Finnish"
    r"|Hungarian|Romanian|Turkish|Welsh|Japanese|Chinese|Hindi|Greek|Arabic|Russian|Ukrainian"
    r"|Slovak|Croatian)\b"
)
_NAME = re.compile(r"[A-Z][\w\u00c0-\u024f-]+")
_MOST_LISTED = 15
_LEAST = 3
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Listed:
    """So many things of a list; the concept of what they are, where it is known."""

    count: int
    noun: str


def listed_in(words: str) -> Listed | None:
    """Return how many proper names, or languages, a statement lists; null where it lists none.

    >>> listed_in("The audit covers the branches in Rome, Turin, Bari and Pisa.")
    Listed(count=4, noun='')
    """
    spoken = {found[0] for found in _LANGUAGES.finditer(words)}
    if len(spoken) >= _LEAST - 1:
        return Listed(len(spoken), concept("language"))
    if ", " not in words or " and " not in words:
        return None
    for found in _LIST.finditer(words[:_LONGEST]):
        parts = [part for part in re.split(r", and |, | and ", found[0]) if part.strip()]
        names = [part for part in parts[1:] if _NAME.match(part.strip())]
        named = len(names) == len(parts) - 1 and _NAME.match(parts[0].split()[-1])
        if _LEAST <= len(parts) <= _MOST_LISTED and named:
            return Listed(len(parts), "")
    return None
