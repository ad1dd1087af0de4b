"""Cuts a text at its passages, so that a page can mark them: overlaps and strange spans included.

Pure: what comes out, put together again, is the text. Escaping is left to who writes it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from intelligence.risk.risk_check import PassageFound

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and the passages that lie over it by index, shortest first."""

    text: str
    passages: tuple[int, ...]


def highlighted(text: str, passages: Sequence[PassageFound]) -> list[tuple[str, int | None]]:
    """Return the text in pieces, each with the index of the passage to mark it as, if any.

    Where passages overlap, the shortest is meant, then the surer, then the earlier one; neighbours
    of one passage are one piece. A passage that is wholly under shorter ones marks nothing here:
    `pieces` tells every passage over a piece.
    """
    found: list[tuple[str, int | None]] = []
    for piece in pieces(text, passages):
        index = piece.passages[0] if piece.passages else None
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0] + piece.text, index)
        else:
            found.append((piece.text, index))
    return found


def pieces(text: str, passages: Sequence[PassageFound]) -> tuple[Piece, ...]:
    """Return the text cut wherever a passage begins or ends; spans are cut at the text's ends.

    Passages that are empty or outside of the text lie over nothing.
    """
    spans = [_inside(one, len(text)) for one in passages]
    rank = {index: _preference(index, spans[index], one) for index, one in enumerate(passages)}
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(spans):
        if start < end:
            begins.setdefault(start, []).append(index)
            ends.setdefault(end, []).append(index)
    cuts = sorted({0, len(text), *begins, *ends})
    over: list[int] = []
    found = []
    for start, end in pairwise(cuts):
        for index in ends.get(start, ()):
            over.remove(index)
        for index in begins.get(start, ()):
            insort(over, index, key=rank.__getitem__)
        found.append(Piece(text[start:end], tuple(over)))
    return tuple(found)


def _inside(one: PassageFound, length: int) -> Span:
    return max(0, one.passage.start), min(length, one.passage.end)


def _preference(index: int, span: Span, one: PassageFound) -> tuple[int, float, int]:
    return span[1] - span[0], -one.passage.confidence, index
