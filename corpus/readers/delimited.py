"""CSV and TSV as they come out of ticket systems and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers.contract import HEAD_BYTES, Head, Part
from corpus.readers.decoding import decode, is_binary, open_text
from corpus.readers.delimited_dialect import Guess, guess_dialect, line_end
from corpus.readers.delimited_parser import BrokenRecord, Record, parse
from corpus.readers.header import SAMPLE_ROWS, Header, find_header
from corpus.readers.rows import TableShape, bounded, check_columns, excerpt

_FORMAT = "a delimited text file"

#: Columns and records from which a text without a telling extension is taken for a table.
_SURE_WIDTH = 3
_SURE_RECORDS = 3


class DelimitedReader:
    """Reads CSV, TSV, and files separated by semicolons or bars."""

    format = _FORMAT
    extensions = (".csv", ".tsv", ".tab", ".psv")

    def recognises(self, head: Head) -> bool:
        """Take a text for a table only when every record has the same three or more cells."""
        if head.text is None or head.extension in {".md", ".markdown", ".eml", ".html", ".htm"}:
            return False
        whole = head.text.rpartition("\n")[0] if len(head.start) >= HEAD_BYTES else head.text
        guess = guess_dialect(whole)
        tabbed = guess.dialect.delimiter == "\t" and guess.width > 1
        wide = guess.width >= _SURE_WIDTH or tabbed
        delimiter = guess.dialect.delimiter
        # a comma in prose is followed by a space
        prose = whole.count(f"{delimiter} ") > whole.count(delimiter) / 2
        return guess.share >= 1.0 and wide and not prose and guess.records >= _SURE_RECORDS

    def read(self, path: Path, limits: Limits) -> tuple[Part, ...]:
        """Return the one table of the file.

        Raises:
            UnreadableFile: when the file is not text or holds nothing.

        """
        with path.open("rb") as file:
            start = file.read(HEAD_BYTES * 4)
        if is_binary(start):
            message = f"{path.name} is not text, so it cannot be {_FORMAT}"
            raise UnreadableFile(message)
        sample = decode(start)
        guess = guess_dialect(sample, path.suffix.lower())
        end = line_end(sample)
        top = list(islice(_records(path, guess, end), SAMPLE_ROWS))
        header = find_header([item.cells if isinstance(item, Record) else () for item in top])
        if header is None:
            message = f"{path.name} holds no header and no rows"
            raise UnreadableFile(message)
        check_columns(path.name, len(header.labels), limits)
        widest = _widest(_records(path, guess, end), header)
        check_columns(path.name, widest, limits)
        shape = TableShape.fit(header.labels, widest)
        rows = _rows(_records(path, guess, end), header, shape, limits)
        return (RawTable(path.stem, shape.columns, bounded(rows, path.name, _FORMAT, limits)),)


def _records(path: Path, guess: Guess, end: str) -> Iterator[Record | BrokenRecord]:
    with open_text(path, newline=end) as lines:
        yield from parse(islice(lines, guess.skip_lines, None), guess.dialect)


def _widest(records: Iterator[Record | BrokenRecord], header: Header) -> int:
    """Return the index after the last cell that holds anything below the header."""
    widest = 0
    for item in islice(records, header.body, None):
        if isinstance(item, Record) and len(item.cells) > widest:
            filled = [i for i, cell in enumerate(item.cells) if cell.strip()]
            widest = max(widest, filled[-1] + 1 if filled else 0)
    return widest


def _plain(cells: Sequence[str]) -> list[str]:
    return [cell.replace("\ufeff", "").strip().casefold() for cell in cells]


def _rows(
    records: Iterator[Record | BrokenRecord], header: Header, shape: TableShape, limits: Limits
) -> Iterator[RawRow | RowFault]:
    """Yield data rows; numbers count every record below the header, blank ones too."""
    labels = _plain(header.labels)
    width = len(shape.columns)
    after_blank = after_break = False
    for number, item in enumerate(islice(records, header.body, None), start=1):
        if isinstance(item, BrokenRecord):
            reason = "a quotation mark in this row is never closed; double or remove it"
            yield RowFault(number, reason, excerpt(item.text))
            after_break = True
            continue
        if item.blank:
            after_blank = True
            continue
        stub = len(item.cells) == 1 and width > 1
        after_break = after_break and stub
        if after_break:
            reason = "a fragment of the row above, whose quotation mark is never closed"
            yield RowFault(number, reason, excerpt(item.cells[0]))
        elif stub and after_blank and width > 2:  # noqa: PLR2004  # two columns: a lone cell may be a row
            reason = f"one cell below a blank line where {width} are expected: a footer, not a row"
            yield RowFault(number, reason, excerpt(item.cells[0]))
        elif _plain(item.cells)[: len(labels)] != labels:
            yield shape.row(number, item.cells, limits)
            after_blank = False
