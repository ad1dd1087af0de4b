"""Where candidates come from: parsed clauses, or plain runs of words where no parser is wanted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from models.keyphrases import runs
from models.naming.candidate import MOST, Candidate
from models.naming.clauses import candidates
from models.naming.grammar import Grammar, SpacyGrammar

#: Changes when other candidates come out of the same text.
_REVISION = 5


class PhraseSource(Protocol):
    """Finds in each text the short causes that it may state."""

    def find(self, texts: Sequence[str]) -> list[list[Candidate]]:
        """Return the candidates of each text."""
        ...


class Memory(Protocol):
    """Remembers bytes by identity and text."""

    def load(self, identity: str, texts: Sequence[str]) -> dict[str, bytes]:
        """Return what is known."""
        ...

    def save(self, identity: str, results: Mapping[str, bytes]) -> None:
        """Keep results."""
        ...


@dataclass(frozen=True)
class ParsedPhrases:
    """Clauses and noun phrases by a parser; each text is parsed once and remembered."""

    grammar: Grammar = field(default_factory=SpacyGrammar)
    memory: Memory | None = None

    def find(self, texts: Sequence[str]) -> list[list[Candidate]]:
        """Return the candidates of each text."""
        identity = f"phrases-{_REVISION}/{self.grammar.identity}"
        unique = sorted(set(texts))
        stored = self.memory.load(identity, unique) if self.memory else {}
        known = {text: _unpacked(row) for text, row in stored.items()}
        missing = [text for text in unique if text not in known]
        parsed = self.grammar.parse(missing)
        fresh = {text: candidates(words) for text, words in zip(missing, parsed, strict=True)}
        if self.memory and fresh:
            self.memory.save(identity, {text: _packed(found) for text, found in fresh.items()})
        known.update(fresh)
        return [known[text] for text in texts]


@dataclass(frozen=True)
class PlainPhrases:
    """Runs of words that cross no border: for tests, and where spaCy is not to be loaded."""

    longest: int = MOST - 1

    def find(self, texts: Sequence[str]) -> list[list[Candidate]]:
        """Return the candidates of each text; every word counts as a noun."""
        return [
            [Candidate(tuple(words), ("NOUN",) * len(words), "noun") for words in found]
            for found in (runs(text, set(), self.longest) for text in texts)
        ]


def _packed(found: Sequence[Candidate]) -> bytes:
    return json.dumps([[c.words, c.tags, c.kind, c.proper] for c in found]).encode()


def _unpacked(row: bytes) -> list[Candidate]:
    return [
        Candidate(tuple(words), tuple(tags), kind, tuple(proper))
        for words, tags, kind, proper in json.loads(row)
    ]
