"""A sheet's rows as a table: its header found, merged blocks filled in, repeated headers out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from corpus.limits import Limits
from corpus.raw import RawRow, RawTable, RowFault
from corpus.readers.header import SAMPLE_ROWS, Header, find_header
from corpus.readers.header_groups import Span
from corpus.readers.rows import TableShape, bounded, check_columns

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Whose rows they are, for messages: the file, the sheet's title, and the format."""

    file: str
    title: str
    format: str


def sheet_table(
    of: SheetRows, rows: Callable[[], Iterator[Cells]], spans: Sequence[Span], limits: Limits
) -> RawTable | None:
    """Return the table of a sheet, ``None`` where it is blank.

    ``rows`` yields the texts of every row from the first, each time anew; ``spans`` are the
    merged blocks, from the top.

    Raises:
        LimitExceeded: when it is too wide.

    """
    top = list(islice(rows(), SAMPLE_ROWS))
    width = max((len(row) for row in top), default=0)
    header = find_header([(*row, *[""] * (width - len(row))) for row in top], spans)
    if header is None:
        return None
    widest = max((len(cells) for cells in islice(rows(), header.body, None)), default=0)
    check_columns(f"sheet {of.title!r} of {of.file}", max(widest, len(header.labels)), limits)
    shape = TableShape.fit(header.labels, widest)
    shaped = _rows(_filled(rows(), spans, header), shape, header, limits)
    return RawTable(of.title, shape.columns, bounded(shaped, of.file, of.format, limits))


def _filled(rows: Iterator[Cells], spans: Sequence[Span], header: Header) -> Iterator[Cells]:
    """Repeat the value of a block merged over several rows in each of them."""
    tall = sorted(
        (span for span in spans if span.bottom > span.top and span.top >= header.body),
        key=lambda span: span.top,
    )
    waiting = iter(chain(tall, [None]))
    following = next(waiting)
    active: list[tuple[Span, str]] = []
    for index, row in enumerate(rows):
        while following is not None and following.top <= index:
            value = row[following.left] if following.left < len(row) else ""
            active.append((following, value))
            following = next(waiting)
        active = [(span, value) for span, value in active if span.bottom >= index]
        if not active or not any(row):
            yield row
            continue
        cells = [*row, *[""] * (max(span.left for span, _ in active) + 1 - len(row))]
        for span, value in active:
            cells[span.left] = cells[span.left] or value
        yield tuple(cells)


def _rows(
    rows: Iterator[Cells], shape: TableShape, header: Header, limits: Limits
) -> Iterator[RawRow | RowFault]:
    labels = tuple(label.casefold() for label in header.labels)
    for number, cells in enumerate(islice(rows, header.body, None), start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if tuple(cell.strip().casefold() for cell in cells[: len(labels)]) == labels:
            continue
        yield shape.row(number, cells, limits)
