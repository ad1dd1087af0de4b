"""Delimited lines to records, keeping an unbalanced quote from swallowing the rows after it.

The standard ``csv`` reader takes everything up to the next quote, or to the end of the file, into
one cell without a word. Here a record that shows such a quote is reported and the next line is
read afresh. Quotes inside a quoted cell that nobody doubled are taken literally.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_OPEN = -1
_BROKEN = -2


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a file are separated; quotes are always ``"``."""

    delimiter: str = ","
    space_before_quotes: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record and the number of its first line, from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A line with a quote that never closes as it should."""

    line: int
    text: str


class _Builder:
    """Takes the lines of one record one after another."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._pieces: list[str] = []
        self._lines = 0
        self.cells: list[str] = []
        self.open = False
        self.broken = False

    def feed(self, line: str) -> None:
        """Add one line with its line end."""
        body = line.rstrip("\r\n")
        end = line[len(body) :]
        position = 0
        self._lines += 1
        if self.open:
            position = self._quoted(body, 0)
        while 0 <= position <= len(body):
            position = self._field(body, position)
        if position == _OPEN:
            self._pieces.append(end)
        self.broken = position == _BROKEN

    def _field(self, body: str, position: int) -> int:
        delimiter = self._dialect.delimiter
        start = position
        if self._dialect.space_before_quotes:
            while body.startswith(" ", start):
                start += 1
        if body.startswith('"', start):
            self.open = True
            self._pieces = []
            return self._quoted(body, start + 1)
        cut = body.find(delimiter, position)
        if cut < 0:
            cut = len(body)
        self.cells.append(body[position:cut])
        return cut + 1

    def _quoted(self, body: str, position: int) -> int:
        """Read on inside quotes; return where the next cell starts, or that none does."""
        delimiter = self._dialect.delimiter
        while True:
            quote = body.find('"', position)
            if quote < 0:
                self._pieces.append(body[position:])
                return _OPEN
            if body.startswith('"', quote + 1):
                self._pieces.append(body[position : quote + 1])
                position = quote + 2
                continue
            after = quote + 1
            while body.startswith(" ", after) and delimiter != " ":
                after += 1
            if after == len(body) or body.startswith(delimiter, after):
                self._pieces.append(body[position:quote])
                self.cells.append("".join(self._pieces))
                self.open = False
                return after + 1
            starts_cell = quote == 0 or body.startswith(delimiter, quote - 1)
            if self._lines > 1 and starts_cell:
                return _BROKEN
            self._pieces.append(body[position : quote + 1])
            position = quote + 1


def parse(lines: Iterable[str], dialect: Dialect) -> Iterator[Record | BrokenRecord]:
    r"""Yield the records of the lines (each with its line end) in order.

    >>> text = ['1,"a\n', 'b"\n', '2,"c\n', '3,"d"\n']
    >>> [getattr(item, "cells", None) for item in parse(text, Dialect())]
    [('1', 'a\nb'), None, ('3', 'd')]
    """
    source = iter(lines)
    waiting: deque[str] = deque()
    number = 0
    while True:
        held: list[str] = []
        builder = _Builder(dialect)
        while True:
            line = waiting.popleft() if waiting else next(source, None)
            if line is None:
                break
            held.append(line.replace("\x00", "") if "\x00" in line else line)
            builder.feed(held[-1])
            if builder.broken or not builder.open:
                break
        if not held:
            return
        number += 1
        if builder.open:
            yield BrokenRecord(number, held[0])
            waiting.extendleft(reversed(held[1:]))
            continue
        yield Record(number, tuple(builder.cells))
        number += len(held) - 1
