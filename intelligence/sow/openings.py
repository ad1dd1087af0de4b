"""Which patterns of many can be met in a text at all, by how its words begin.

A statement is held against some hundred patterns and meets a few. What each begins with is read off
the pattern once; then one look at the first letters of a statement's words leaves out those that
cannot be met, and what is found is what all of them would find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

#: Letters and gaps of an opening.
_LETTERS = 6
_BEGINS = re.compile(rf"\b(?=(\w.{{0,{_LETTERS - 1}}}))")
#: Beginnings of words whose patterns are remembered.
_REMEMBERED = 8_192
#: In front of a pattern whose match begins with a word.
_BOUND = re.compile(r"\\b|\(\?<!\[\\w-\]\)")
_LITERALS = re.compile(r"[a-z0-9][a-z0-9 -]*")
_GROUP = re.compile(r"\(\?(?:P<\w+>|:)")
_OPTIONAL = ("?", "*", "{")


_Name = TypeVar("_Name", bound=Hashable)


class Openings(Generic[_Name]):
    """Patterns over small letters (see `vocabulary.blind`) by the openings of what they find."""

    def __init__(self, patterns: Mapping[_Name, re.Pattern[str]]) -> None:
        self._always: set[_Name] = set()
        self._names: dict[str, set[_Name]] = defaultdict(set)
        for name, pattern in patterns.items():
            found = openings(pattern)
            if found is None:
                self._always.add(name)
            for opening in found or ():
                self._names[opening].add(name)
        self._after = lru_cache(maxsize=_REMEMBERED)(self._looked_up)

    def possible(self, small: str) -> set[_Name]:
        """Return the names of the patterns that may be met in a text in small letters."""
        return self._always.union(*map(self._after, set(_BEGINS.findall(small))))

    def _looked_up(self, start: str) -> frozenset[_Name]:
        """Return the names of the patterns that may be met where a word begins so."""
        names = self._names
        ends = [start[:end] for end in range(1, len(start) + 1)]
        return frozenset[_Name]().union(*(names[end] for end in ends if end in names))


def openings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    r"""Return the letters, six at most, that a word begins with where a pattern is met.

    None where the pattern does not tell: it may be met anywhere.

    >>> sorted(openings(re.compile(r"\b(?:re)?plans?|\bnot an?")))
    ['not a', 'plan', 're']
    >>> openings(re.compile(r"(?<![\w-])(?:to be|\w+ing)")) is None
    True
    """
    if pattern.flags & (re.IGNORECASE | re.VERBOSE):
        return None
    found: set[str] = set()
    for alternative in _alternatives(pattern.pattern):
        bound = _BOUND.match(alternative)
        own = _of_sequence(alternative[bound.end() :]) if bound else None
        if own is None:
            return None
        found |= own
    return frozenset(found)


def _of_sequence(fragment: str) -> set[str] | None:
    """Return the openings of a fragment without alternatives at its top."""
    literal = _LITERALS.match(fragment)
    if literal:
        word, after = literal[0], fragment[literal.end() : literal.end() + 1]
        if after in _OPTIONAL and after:
            word = word[:-1]
        return {word[:_LETTERS]} if word else None
    group = _GROUP.match(fragment)
    if not group:
        return None
    end = _closing(fragment)
    found = _of_alternatives(fragment[group.end() : end])
    after = fragment[end + 1 :]
    if found is None or not after.startswith(_OPTIONAL):
        return found
    if not after.startswith("?"):
        return None
    rest = _of_sequence(after[1:].removeprefix("?"))
    return None if rest is None else found | rest


def _of_alternatives(fragment: str) -> set[str] | None:
    found: set[str] = set()
    for alternative in _alternatives(fragment):
        own = _of_sequence(alternative)
        if own is None:
            return None
        found |= own
    return found


def _alternatives(fragment: str) -> Iterator[str]:
    """Yield the alternatives at the top of a fragment."""
    start = 0
    for place, depth in _places(fragment):
        if fragment[place] == "|" and depth == 0:
            yield fragment[start:place]
            start = place + 1
    yield fragment[start:]


def _closing(fragment: str) -> int:
    """Return where the group ends that a fragment begins with."""
    return next(place for place, depth in _places(fragment) if place and depth == 0)


def _places(fragment: str) -> Iterator[tuple[int, int]]:
    """Yield the marks of a fragment that are no literals, with how deep in groups it is there.

    A closing bracket is as deep as what comes after it.
    """
    depth = place = 0
    while place < len(fragment):
        char = fragment[place]
        if char == "\\":
            place += 2
            continue
        if char == "[":
            place = fragment.index("]", place + 2 + (fragment[place + 1] == "^"))
        elif char in "(|)":
            depth += {"(": 1, ")": -1, "|": 0}[char]
            yield place, depth
        place += 1
