"""What a mapping is: for every column of a table, the field it feeds, why, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import DocumentKind
from corpus.errors import InvalidMapping
from corpus.fields import Records
from corpus.mapping.labels import shown_label


class RecordKind(StrEnum):
    """What the rows of a table are, as ``--kind`` names it."""

    ESCALATION = "escalation"
    POST_MORTEM = "post_mortem"
    LESSON = "lesson"
    ENGAGEMENTS = "engagements"
    CUSTOMERS = "customers"

    @property
    def records(self) -> Records:
        """The record type that rows of this kind become."""
        if self is RecordKind.ENGAGEMENTS:
            return Records.ENGAGEMENTS
        if self is RecordKind.CUSTOMERS:
            return Records.CUSTOMERS
        return Records.DOCUMENTS

    @property
    def document_kind(self) -> DocumentKind | None:
        """The kind of document, or None for engagements and customers."""
        return DocumentKind(self.value) if self.records is Records.DOCUMENTS else None


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column: ``field`` is None where it is kept as an extra attribute only.

    ``confidence`` is between 0 and 1; ``samples`` are at most three values, shortened.
    """

    index: int
    column: str
    field: str | None
    confidence: float = 1.0
    reason: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a table is read: the shape of its source, what its rows are, and its columns in order."""

    shape: str
    kind: RecordKind
    columns: tuple[ColumnMapping, ...]

    @property
    def records(self) -> Records:
        """The record type that the rows become."""
        return self.kind.records

    def indexes(self, field: str) -> tuple[int, ...]:
        """Return the places of the columns that feed a field, in the order of the table."""
        return tuple(column.index for column in self.columns if column.field == field)

    def index(self, field: str) -> int | None:
        """Return the place of the one column that feeds a field, or None."""
        return next(iter(self.indexes(field)), None)

    def fitted_to(self, columns: Sequence[str]) -> Mapping:
        """Return this mapping with its places moved to those of another table's columns.

        Columns that the mapping does not name are kept as extra attributes.

        Raises:
            InvalidMapping: when a column that feeds a field is missing from the table.

        """
        free: dict[str, list[int]] = {}
        for index, column in enumerate(columns):
            free.setdefault(shown_label(column).casefold(), []).append(index)
        placed: dict[int, ColumnMapping] = {}
        for wanted in self.columns:
            places = free.get(shown_label(wanted.column).casefold(), [])
            if places:
                index = places.pop(0)
                placed[index] = _moved(wanted, index, columns[index])
            elif wanted.field is not None:
                raise InvalidMapping(_missing(wanted, columns))
        unnamed = "not named in the mapping; kept as an extra attribute"
        return Mapping(
            self.shape,
            self.kind,
            tuple(
                placed.get(index) or ColumnMapping(index, column, None, 0.0, unnamed)
                for index, column in enumerate(columns)
            ),
        )


def _moved(wanted: ColumnMapping, index: int, column: str) -> ColumnMapping:
    return ColumnMapping(
        index, column, wanted.field, wanted.confidence, wanted.reason, wanted.samples
    )


def _missing(wanted: ColumnMapping, columns: Sequence[str]) -> str:
    options = ", ".join(repr(shown_label(column)) for column in columns[:40])
    more = f" and {len(columns) - 40} more" if len(columns) > 40 else ""  # noqa: PLR2004 - as above
    return (
        f"the mapping feeds {wanted.field!r} from column {wanted.column!r}, which the table does "
        f"not have; its columns are {options}{more}"
    )
