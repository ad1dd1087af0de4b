"""Customers by the first word of their names, as people call them.

The mails of *Oduya Freight* say *Oduya*. The word means a customer where no other name in the
register has it and the texts write it with a capital (`NameWords`); yet the register does not hold
everybody, and *Oduya Foods* may be somebody else. So a word alone is put to a person, and counts
where it stands by itself or before the name of that customer's engagement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intelligence.linking.distinctive import NameWords
from intelligence.linking.names import normalise_name, normalise_title

IN_TITLE = "short name in the title"
_LEAST_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]+")
#: What a name goes on with: another word with a capital, or with digits in it.
_NEXT = re.compile(r"(?:[ -]|'s )(?=\w*[A-Z0-9\u00c0-\u00de])[\w-]+")


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Customers' keys by the first words of their names, each of one customer."""

    keys: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], words: NameWords) -> ShortNames:
        """Keep the first words, of (name, key) pairs, by which no other owner can be meant."""
        first = ((normalise_name(name).split(" ")[0], key) for name, key in names)
        return cls(
            {
                word: key
                for word, key in first
                if len(word) >= _LEAST_LETTERS and words.owners.get(word) == key
            }
        )

    def only_one_in(self, text: str) -> str | None:
        """Return the one customer that a text calls so with a capital, None for none or several.

        >>> words = NameWords.of([("Oduya Freight", "C1"), ("Weir Works", "C2")], [])
        >>> short = ShortNames.of([("Oduya Freight", "C1")], words)
        >>> short.only_one_in("Oduya desk figures"), short.only_one_in("oduya")
        ('C1', None)
        """
        met = {self.keys[form] for _, form in self._called(text)}
        return met.pop() if len(met) == 1 else None

    def stands_alone(self, key: str, text: str, before: str) -> bool:
        """Say whether a text calls a customer so, with no more of a name behind the word.

        Args:
            key: the customer's.
            text: to be looked in.
            before: the name of work of theirs, which may follow the word.

        """
        work = f"{normalise_title(before)} "
        for match, form in self._called(text):
            if self.keys[form] != key:
                continue
            rest = text[match.end() :]
            if not _NEXT.match(rest) or f"{normalise_title(rest)} ".startswith(work):
                return True
        return False

    def _called(self, text: str) -> list[tuple[re.Match[str], str]]:
        found = (
            (match, normalise_name(match[0]))
            for match in _WORD.finditer(text)
            if not match[0].islower()
        )
        return [(match, form) for match, form in found if form in self.keys]
