"""Noun phrases of a parsed text, at three lengths, without what belongs to one place or day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from models.naming.grammar import Parsed, Token
from models.words import MEASURE_WORDS, set_of

#: Pronouns that say who did not: they may stand in a name.
NOBODY = frozenset(["nobody", "nothing", "none", "noone"])

#: Determiners that change the meaning; the others are left out.
_TELLING_DETERMINERS = frozenset(["no", "any", "every", "all", "neither", "without"])

_LONGEST_ACRONYM = 5
_MODIFIERS = frozenset(("compound", "amod", "nmod", "neg"))
_LINKS = set_of(
    "of for with between on to in from at by about without against over before after during as into"
)


#: Adjectives that point at one of several things and say nothing of how it is.
_POINTING = set_of(
    "main original actual current whole entire overall total certain various respective particular "
    "specific relevant so-called latest said"
)


class Length(IntEnum):
    """How much of a noun phrase is kept beside its adjectives and its "of".

    Nothing, the nouns before it, or a phrase behind it too. Adjectives that say how a
    thing is always stay: "conflicting priorities" cut to "priorities" would say nothing, "wrong
    address" cut to "address" a lie.
    """

    BARE = 0
    LEAN = 1
    RICH = 2


@dataclass(frozen=True)
class Tree:
    """A parsed text with the children of each word."""

    tokens: Parsed

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Positions of the words that hang on each word, in their order."""
        found: dict[int, list[int]] = defaultdict(list)
        for position, token in enumerate(self.tokens):
            if token.head != position:
                found[token.head].append(position)
        return found

    def inside(self, position: int) -> list[int]:
        """Return the word and all that hang on it, in their order."""
        found = [position]
        for place in found:
            found.extend(self.children.get(place, ()))
        return sorted(found)

    def below(self, position: int, *relations: str) -> list[int]:
        """Return the children of a word with one of the given relations."""
        return [i for i in self.children.get(position, ()) if self.tokens[i].dep in relations]


def is_place_or_number(token: Token) -> bool:
    """Say whether a word is a number, a measure, or looks like a name: it may stand in no name."""
    text = token.text
    if token.pos in {"NUM", "SYM", "X"} or any(letter.isdigit() for letter in text):
        return True
    if text.lower().removesuffix("s") in MEASURE_WORDS and token.pos in {"NOUN", "PROPN", "ADV"}:
        return True
    if not text[:1].isalpha():
        return True
    return token.pos == "PROPN" and not token.first and not is_acronym(text) and text.istitle()


def is_acronym(word: str) -> bool:
    """Say whether a word is a few capitals.

    >>> [is_acronym(word) for word in ("VPN", "Late", "SLAs")]
    [True, False, True]
    """
    letters = word.removesuffix("s")
    return 1 < len(letters) <= _LONGEST_ACRONYM and letters.isupper()


def noun_phrase(tree: Tree, head: int, length: Length) -> list[int] | None:
    """Return positions of a noun phrase's words, or None when it cannot stand in a name."""
    token = tree.tokens[head]
    if token.pos == "PRON":
        one = (
            head > 0 and token.text.lower() == "one" and tree.tokens[head - 1].text.lower() == "no"
        )
        if one:
            return [head - 1, head]
        return [head] if token.text.lower() in NOBODY else None
    if token.pos not in {"NOUN", "PROPN", "VERB", "ADJ"} or is_place_or_number(token):
        return None
    kept = [head]
    for child in tree.children.get(head, ()):
        kept.extend(_kept(tree, child, length))
    behind = _behind(tree, head, length)
    return None if behind is None else sorted({*kept, *behind})


def _kept(tree: Tree, child: int, length: Length) -> list[int]:
    token = tree.tokens[child]
    lower = token.text.lower()
    if token.dep in {"det", "neg", "predet"}:
        return [child] if lower in _TELLING_DETERMINERS or lower == "not" else []
    if is_place_or_number(token) or (length is Length.BARE and token.dep != "amod"):
        return []
    if token.dep in _MODIFIERS and token.pos not in {"PRON", "DET"} and lower not in _POINTING:
        if tree.below(child, "conj", "cc"):
            return []
        inner = [
            i
            for grandchild in tree.children.get(child, ())
            for i in _kept(tree, grandchild, length)
        ]
        between = _hyphens(tree, child, inner)
        return [child, *inner, *between]
    if token.dep == "poss" and token.pos == "NOUN":
        return [child, *tree.below(child, "case")]
    return []


def _hyphens(tree: Tree, child: int, inner: list[int]) -> list[int]:
    """Return hyphens inside a compound such as "day-rate"."""
    marks = [i for i in tree.children.get(child, ()) if tree.tokens[i].text == "-"]
    return [mark for mark in marks if inner and min(inner) < mark < child]


def _behind(tree: Tree, head: int, length: Length) -> list[int] | None:
    """Return the first phrase behind a noun; None when an "of" cannot be kept and would be missed.

    "Of" is kept at every length: a "point" without its "of failure" is none.
    """
    inner = Length.LEAN if length is Length.RICH else length
    for link in tree.below(head, "prep"):
        of = tree.tokens[link].text.lower() == "of"
        if not of and length is not Length.RICH:
            continue
        phrase = prepositional(tree, link, inner)
        if phrase or of:
            return phrase
    links = tree.below(head, "cc")
    if length is Length.RICH and len(links) == 1:
        for other in tree.below(head, "conj"):
            joined = noun_phrase(tree, other, Length.LEAN)
            if joined:
                return [*links, *joined]
    return []


def prepositional(tree: Tree, link: int, length: Length) -> list[int] | None:
    """Return preposition and noun phrase, or None when it holds a name, number or pronoun."""
    if tree.tokens[link].text.lower() not in _LINKS:
        return None
    for head in tree.below(link, "pobj"):
        phrase = noun_phrase(tree, head, length)
        if phrase is not None and not _is_dated(tree, head):
            return [link, *phrase]
    return None


def _is_dated(tree: Tree, head: int) -> bool:
    """Say whether a number hangs on a noun: "in week 3", "for two months"."""
    return any(
        tree.tokens[i].pos == "NUM" or any(map(str.isdigit, tree.tokens[i].text))
        for i in tree.children.get(head, ())
    )
