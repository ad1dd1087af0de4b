"""From a text to its statements, each with the heading and the lead-in that it stands under.

A statement of work comes as pasted text: numbered clauses, bullets, tables flattened to ``|`` or
tabs, page headers and hard-wrapped lines. Running lines are joined before sentences are looked for.
Offsets are code points of the text given throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from intelligence.sow.lines import Line, LineKind, lines_of, texts
from intelligence.sow.reading import Reading, read
from intelligence.sow.table_heads import names_columns
from models.segmentation import Segmenter

#: A block longer than this is cut, so that no splitter meets a megabyte at once.
_LONGEST_BLOCK = 4_000
#: Where a list ends with its sentence; a splitter takes the full stop for the abbreviation's.
_LIST_ENDS = re.compile(r"\b(?:etc|et cetera)\.\s+(?=[A-Z])")
_GOES_ON = re.compile(r"[a-z(\"',&]")
_ENDED = re.compile(r"[.!?:;][\"')\]]{0,3}$")
_WRAP_AT_LEAST = 45
#: Characters a word on the average beyond which a block is no language.
_LONGEST_WORD = 40
_DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|and|or|in|on|at|by|for|with|within|from|is|are|be|will|shall|than|least)$"
)


class Shape(StrEnum):
    """How a statement is written."""

    PROSE = "prose"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands.

    ``heading`` is the nearest above it, ``lead_in`` the line that an item completes ("The Client
    shall:"), ``columns`` the row that heads the table of a row, where one does.
    """

    shape: Shape
    heading: str = ""
    lead_in: str = ""
    columns: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, an item or a table row: ``[start, end)``, and where it stands."""

    start: int
    end: int
    reading: Reading
    place: Place

    @property
    def words(self) -> str:
        """The statement as it is read."""
        return self.reading.words


@dataclass(frozen=True, slots=True)
class Outline:
    """Statements in order, disjoint, and the headings in order."""

    statements: tuple[Statement, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    place: Place
    last: Line


def outline(text: str, segmenter: Segmenter) -> Outline:
    """Return the statements of a text; whatever the text is, it is read."""
    lines = lines_of(text)
    blocks = [piece for block in _blocks(lines) for piece in _cut(text, block)]
    statements = tuple(_statements(text, blocks, segmenter))
    return Outline(statements, texts(lines, LineKind.HEADING))


def _statements(text: str, blocks: Sequence[_Block], segmenter: Segmenter) -> Iterator[Statement]:
    running = [block for block in blocks if _runs(text, block)]
    split = iter(segmenter.split([text[block.start : block.end] for block in running]))
    for block in blocks:
        whole = [(0, block.end - block.start)]
        for start, end in next(split) if _runs(text, block) else whole:
            first, last = block.start + start, block.start + end
            yield Statement(first, last, read(text, first, last), block.place)


def _runs(text: str, block: _Block) -> bool:
    """Whether a block is running text that may hold several sentences: no row, no endless word."""
    gaps = text.count(" ", block.start, block.end) + 1
    return block.place.shape is not Shape.ROW and block.end - block.start <= _LONGEST_WORD * gaps


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Running lines joined, with what they stand under."""
    heading = lead_in = ""
    columns: str | None = None
    block: _Block | None = None
    for place, line in enumerate(lines):
        if line.kind is LineKind.FURNITURE:
            continue
        if block and _continues(block, line):
            block = replace(block, end=line.end, last=line)
            continue
        if block:
            yield block
            block = None
        if line.kind is LineKind.BLANK:
            columns = None
            continue
        if line.kind is LineKind.HEADING:
            heading, lead_in, columns = (
                line.words,
                line.words if line.words.endswith(":") else "",
                None,
            )
            continue
        if line.kind is LineKind.ROW:
            row = Place(Shape.ROW, heading, lead_in, columns or "")
            yield _Block(line.start, line.end, row, line)
            if columns is None:
                below = lines[place + 1].words if place + 1 < len(lines) else ""
                columns = line.words if names_columns(line.words, below) else ""
            continue
        item = line.kind is LineKind.ITEM
        own = lead_in if item else ""
        block = _Block(line.start, line.end, Place(_shape(item=item), heading, own), line)
        lead_in = line.words if line.kind is LineKind.LEAD_IN else own
    if block:
        yield block


def _shape(*, item: bool) -> Shape:
    return Shape.ITEM if item else Shape.PROSE


def _continues(block: _Block, line: Line) -> bool:
    """Whether a line goes on with the block above it: it was wrapped there."""
    last = block.last.words
    # A wrapped line may look like a heading or an item: "the\nClient" or "by\n1 May".
    unfinished = last.endswith((",", "-")) or bool(_DANGLING.search(last))
    if line.kind in {LineKind.PROSE, LineKind.LEAD_IN}:
        long = block.last.end - block.last.start >= _WRAP_AT_LEAST
        goes_on = long or unfinished or bool(_GOES_ON.match(line.words))
        return goes_on and not _ENDED.search(last)
    return line.kind in {LineKind.HEADING, LineKind.ITEM} and unfinished


def _cut(text: str, block: _Block) -> Iterator[_Block]:
    """The block cut behind "etc.", and pieces of it that are not longer than `_LONGEST_BLOCK`."""
    start = block.start
    for cut in (*_ends_of_lists(text, block), block.end):
        yield from _pieces(text, replace(block, start=start, end=cut))
        start = cut


def _ends_of_lists(text: str, block: _Block) -> Iterator[int]:
    """Where "etc." ends a sentence of running text, and no bracket is open."""
    if block.place.shape is Shape.ROW:
        return
    at, opened = block.start, 0
    for found in _LIST_ENDS.finditer(text, block.start, block.end):
        opened += text.count("(", at, found.end()) - text.count(")", at, found.end())
        at = found.end()
        if opened <= 0:
            yield found.end()


def _pieces(text: str, block: _Block) -> Iterator[_Block]:
    start = block.start
    while block.end - start > _LONGEST_BLOCK:
        gap = text.rfind(" ", start + _LONGEST_BLOCK // 2, start + _LONGEST_BLOCK)
        cut = gap + 1 if gap >= 0 else start + _LONGEST_BLOCK
        yield replace(block, start=start, end=cut)
        start = cut
    if start < block.end:
        yield replace(block, start=start)
