"""A figure of a statement, and the part of the sentence that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from intelligence.sow.concepts import concepts

_BOUNDARY = re.compile(r"[;:|,()]|\s-\s|\.\s")
_TOPIC = re.compile(r"\W*(?P<topic>[^:|.;,()]{2,60})[:|]")
#: A figure that speaks of what is further, or of a case.
APART = re.compile(
    r"\b(?:further|additional|another|extra|larger|smaller|above|below|remaining|rest|others?"
    r"|thereafter|afterwards|more|of which|of them|of these|spare|reserve|if|when"
    r"|once(?! (?:a|an|per|each|every|in)\b)|unless|where"
    r"|except|otherwise|in case|beyond|outside|already)\b",
    re.IGNORECASE,
)
PHYSICAL = concepts(
    """
    km metres metre kilometres mm cm kg tonnes tons litres litre gb tb mb kw mw kwh degrees celsius
    gigabytes terabytes megabytes square cubic volts amps bar lux db hectares miles feet inches
    """
) | {"m", "l", "t"}
MEASURED = frozenset({"time", "money", "%", "effort", "frequency", ""}) | PHYSICAL


class Bound(StrEnum):
    """How a figure is meant."""

    EXACT = "exact"
    MOST = "most"
    LEAST = "least"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure between ``low`` and ``high`` of ``unit``: "time" in hours, "money", "%", or a noun.

    ``before`` are concepts between figure and noun, ``narrowing`` those of what follows the noun,
    ``clause`` those of the part of the sentence; ``per`` is whether it is for each of several,
    ``offset`` whether it tells how long before or after something, ``apart`` whether it speaks of
    something further or of a case, ``definite`` whether of all there are.
    """

    low: float
    high: float
    bound: Bound
    unit: str
    before: frozenset[str]
    narrowing: frozenset[str]
    clause: frozenset[str]
    per: bool
    total: bool
    offset: bool
    apart: bool
    definite: bool
    told: str

    @property
    def counts(self) -> bool:
        """Whether it counts things, and does not measure time, money or a share."""
        return self.unit not in MEASURED


def clause_of(words: str, start: int, end: int) -> str:
    """Return what a figure stands in: a topic before a colon, and the part between two marks."""
    begins = [mark.end() for mark in _BOUNDARY.finditer(words, 0, start)]
    stop = _BOUNDARY.search(words, end)
    topic = _TOPIC.match(words, 0, start)
    first = begins[-1] if begins else 0
    if begins and not concepts(words[first:start]):
        first = begins[-2] if len(begins) > 1 else 0
    part = words[first : stop.start() if stop else len(words)]
    return f"{topic['topic']} {part}" if topic else part
