"""Parsed texts written by hand, so that the namer is tested without a parser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.naming.grammar import Parsed, Token


def parsed(*words: str) -> Parsed:
    """Return a text from ``word/POS/TAG/relation/head`` in order; the first begins a sentence."""
    rows = [word.split("/") for word in words]
    return tuple(
        Token(text, pos, tag, dep, int(head), first=place == 0)
        for place, (text, pos, tag, dep, head) in enumerate(rows)
    )


@dataclass(frozen=True)
class WrittenGrammar:
    """Knows the parse of a few texts. ``asked`` records the texts of each call."""

    known: Mapping[str, Parsed]
    identity: str = "written"
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def parse(self, texts: Sequence[str]) -> list[Parsed]:
        """Return the parse of each text; of an unknown one, no words."""
        self.asked.append(tuple(texts))
        return [self.known.get(text, ()) for text in texts]
