"""Two columns of a page that were written line by line across both, put after one another.

Most programs write one column and then the other. Some write every line of the page from the left
to the right, and text read in that order mixes two sentences on each line. Where the pieces of
lines leave a gutter free and both sides read on from line to line, as prose does and a table does
not, the left side is read first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

#: Lines with a piece on each side of the gutter, from which a page can have columns.
_LEAST_PAIRS = 5
#: Points between the sides; words of one line stand nearer.
_LEAST_GUTTER = 9.0
#: Share of the lines of a side that go on in the next, in small letters and without a full stop.
_READS_ON = 0.3
#: How much the widths of both sides may differ; labels beside values differ more.
_MOST_UNEVEN = 1.8
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one line of a page, in points from the left and from the bottom."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    def is_beside(self, other: Piece) -> bool:
        """Say whether both stand on one line."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > min(self.top - self.bottom, other.top - other.bottom) / 2


def read_by_column(pieces: Sequence[Piece]) -> tuple[str, ...] | None:
    """Return the lines of a page column by column, ``None`` where it has no such columns.

    ``pieces`` stand in the order in which they were written.
    """
    lines = _joined(pieces)
    pairs = [
        (one, other)
        for one, other in pairwise(lines)
        if one.is_beside(other) and other.left - one.right >= _LEAST_GUTTER
    ]
    if len(pairs) < _LEAST_PAIRS:
        return None
    ends, starts = max(one.right for one, _ in pairs), min(other.left for _, other in pairs)
    if starts - ends < _LEAST_GUTTER or not _is_prose(pairs):
        return None
    return _ordered(lines, (starts + ends) / 2, pairs)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the pieces of one line that only differ in their letters: bold, small, a link."""
    lines: list[Piece] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and last.is_beside(piece) and -1 <= piece.left - last.right < _LEAST_GUTTER:
            text = last.text + piece.text
            top, bottom = max(last.top, piece.top), min(last.bottom, piece.bottom)
            lines[-1] = replace(last, right=piece.right, top=top, bottom=bottom, text=text)
        else:
            lines.append(piece)
    return lines


def _is_prose(pairs: Sequence[tuple[Piece, Piece]]) -> bool:
    sides = [[one for one, _ in pairs], [other for _, other in pairs]]
    widths = [sum(piece.right - piece.left for piece in side) / len(side) for side in sides]
    if max(widths) > _MOST_UNEVEN * min(widths):
        return False
    return all(_share_read_on(side) >= _READS_ON for side in sides)


def _share_read_on(side: Sequence[Piece]) -> float:
    texts = [piece.text.strip() for piece in side]
    on = sum(below[:1].islower() and not above.endswith(_ENDS) for above, below in pairwise(texts))
    return on / (len(texts) - 1)


def _ordered(
    lines: Sequence[Piece], gutter: float, pairs: Sequence[tuple[Piece, Piece]]
) -> tuple[str, ...]:
    """Return lines in reading order; one that crosses the gutter is read where it stands."""
    first, last = pairs[0][0].top, pairs[-1][0].bottom
    ordered: list[Piece] = []
    right: list[Piece] = []
    for line in lines:
        within = last <= (line.top + line.bottom) / 2 <= first
        if within and line.left > gutter:
            right.append(line)
            continue
        if not within or line.right > gutter:
            ordered += right
            right = []
        ordered.append(line)
    return tuple(line.text.strip() for line in [*ordered, *right])
