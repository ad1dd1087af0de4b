"""The universal class of words from their tags, by the rules of spaCy's attribute ruler.

The ruler tries each of its 200 patterns on every word, for lemmas and morphology that nobody here
reads, and takes as long as the parser. What it says of a class depends on a word's tag and
relation, and on the word itself where a pattern names it, so each such case is asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

#: The relation of the word before that a pattern of two words looks at ("there is").
_BEFORE = "expl"


class WordClasses:
    """The classes that an attribute ruler gives.

    Args:
        ruler: asked once for each case. Patterns that give a class look at tag, relation and small
            letters of one word, or of the second of two whose first is an expletive.

    """

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, document: Any) -> list[str]:
        """Return the class of each word of a tagged and parsed document."""
        relations = [token.dep_ for token in document]
        if _BEFORE in relations or any(token.is_space for token in document):
            return [token.pos_ for token in self._ruler(document)]
        return [
            self._class(document.vocab, token, relation)
            for token, relation in zip(document, relations, strict=True)
        ]

    def _class(self, vocabulary: Any, token: Any, relation: str) -> str:
        word = token.lower_
        case = token.tag_, relation, word if word in self._named else ""
        if case not in self._known:
            self._known[case] = self._asked(vocabulary, token, relation)
        return self._known[case]

    def _asked(self, vocabulary: Any, token: Any, relation: str) -> str:
        from spacy.tokens import Doc  # noqa: PLC0415 - as in `models.light_spacy`

        alone = Doc(vocabulary, words=[token.text], tags=[token.tag_], deps=[relation], heads=[0])
        return str(self._ruler(alone)[0].pos_)

    @cached_property
    def _named(self) -> frozenset[str]:
        """Words that patterns name: of all others, the case does not depend on the word."""
        return frozenset(_words(self._ruler.patterns))


def _words(rules: Any) -> Iterator[str]:
    for rule in rules:
        for pattern in rule["patterns"]:
            for word in pattern:
                told = word.get("LOWER")
                if isinstance(told, str):
                    yield told
                elif told:
                    yield from told.get("IN", ())
