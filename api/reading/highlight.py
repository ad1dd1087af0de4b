"""Cuts a text into pieces at the boundaries of its findings, which may overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A finding's place: ``[start, end)`` in code points, and its position in the table."""

    start: int
    end: int
    position: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text, and the table positions of the findings that cover all of it."""

    start: int
    end: int
    text: str
    positions: tuple[int, ...]


def segments(text: str, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """Cut a text so that every finding begins and ends at a cut.

    The pieces joined give the text back. Spans outside the text are left out.

    >>> [(s.text, s.positions) for s in segments("abcdef", [Span(1, 4, 0), Span(3, 5, 1)])]
    [('a', ()), ('bc', (0,)), ('d', (0, 1)), ('e', (1,)), ('f', ())]
    """
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text)} | {span.start for span in inside} | {span.end for span in inside})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for span in inside:
        opening.setdefault(span.start, []).append(span.position)
        closing.setdefault(span.end, []).append(span.position)
    active: set[int] = set()
    pieces = []
    for start, end in pairwise(cuts):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        pieces.append(Segment(start, end, text[start:end], tuple(sorted(active))))
    return tuple(pieces)
