"""Rows in the shape of their table: padded, bounded, nothing lost to the right of the header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import CorpusError, LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawRow, RowFault
from corpus.readers.decoding import storable

#: Characters of a faulty row that are kept to explain it.
EXCERPT_CHARACTERS = 500


def excerpt(text: str) -> str:
    """Return the beginning of a faulty row, fit to be stored."""
    return storable(text)[:EXCERPT_CHARACTERS]


def number_text(value: float) -> str:
    """Return a number without the ``.0`` that spreadsheets and frames add.

    >>> number_text(5.0), number_text(0.1), number_text(1e22)
    ('5', '0.1', '10000000000000000000000')
    """
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124  # only NaN differs from itself
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a table and where cells beyond the last one go.

    ``overflow`` is the column that takes them: the last one whose label repeats (Jira writes
    more comments than it announces), else an unnamed column added for the purpose.
    """

    columns: tuple[str, ...]
    overflow: int | None = None

    @classmethod
    def fit(cls, labels: Sequence[str], widest: int) -> TableShape:
        """Choose the columns for a header and the index after the last cell that holds text.

        >>> TableShape.fit(["Key", "Comment", "Comment"], 5)
        TableShape(columns=('Key', 'Comment', 'Comment'), overflow=2)
        >>> TableShape.fit(["Key", "Text"], 3)
        TableShape(columns=('Key', 'Text', ''), overflow=2)
        """
        columns = [" ".join(label.replace("\ufeff", "").split()) for label in labels]
        while len(columns) > widest and not columns[-1]:
            columns.pop()
        if widest <= len(columns):
            return cls(tuple(columns))
        counts = Counter(label.casefold() for label in columns)
        repeated = [i for i, label in enumerate(columns) if label and counts[label.casefold()] > 1]
        if repeated:
            return cls(tuple(columns), repeated[-1])
        return cls((*columns, ""), len(columns))

    def row(self, number: int, cells: Sequence[str], limits: Limits) -> RawRow | RowFault:
        """Return the cells as a row of this table, or the fault that they have."""
        shaped = [storable(cell) for cell in cells[: len(self.columns)]]
        shaped.extend([""] * (len(self.columns) - len(shaped)))
        beyond = cells[len(self.columns) :]
        if self.overflow is not None and any(cell.strip() for cell in beyond):
            kept = [shaped[self.overflow], *(storable(cell) for cell in beyond)]
            shaped[self.overflow] = "\n".join(cell for cell in kept if cell.strip())
        for label, cell in zip(self.columns, shaped, strict=True):
            if len(cell) > limits.max_cell_characters:
                reason = (
                    f"the cell under {label[:60]!r} has {len(cell)} characters; "
                    f"at most {limits.max_cell_characters} are allowed"
                )
                return RowFault(number, reason, excerpt(cell))
        return RawRow(number, tuple(shaped))


def check_columns(name: str, count: int, limits: Limits) -> None:
    """Refuse a table that is too wide.

    Raises:
        LimitExceeded: when there are more columns than allowed.

    """
    if count > limits.max_columns:
        message = f"{name} has {count} columns; at most {limits.max_columns} are allowed"
        raise LimitExceeded(message)


def bounded(
    rows: Iterable[RawRow | RowFault], name: str, format_name: str, limits: Limits
) -> Iterator[RawRow | RowFault]:
    """Yield rows until the limit, which is told as a last fault, and name the file in errors.

    Raises:
        UnreadableFile: when the file turns out to be broken while its rows are read.

    """
    try:
        for count, row in enumerate(rows, start=1):
            if count > limits.max_rows:
                reason = (
                    f"this row and all after it were not read: {name} has more than "
                    f"{limits.max_rows} rows, the most that are allowed"
                )
                yield RowFault(row.number, reason)
                return
            yield row
    except CorpusError:
        raise
    except Exception as error:
        raise broken(name, format_name, error) from error


def broken(name: str, format_name: str, error: BaseException) -> UnreadableFile:
    """Return the error for a file whose content a library could not follow.

    The library's own message is left out: it may quote the text of the file.
    """
    return UnreadableFile(
        f"{name} cannot be read as {format_name}: its content is damaged or cut short "
        f"({type(error).__name__}); export it again"
    )
