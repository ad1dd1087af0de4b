"""The columns of a materialised table, resolved as columns: dates, amounts, hours, margins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.blanks import is_blank
from corpus.dates import DateColumn, resolve_table
from corpus.fields import Field, Group, fields_for
from corpus.interpret.cells import attribute, extras
from corpus.mapping import ColumnMapping
from corpus.mapping import Mapping as TableMapping
from corpus.mapping.causes import names_cause
from corpus.mapping.labels import label_forms, shown_label
from corpus.money import (
    ResolvedMoney,
    ResolvedNumber,
    resolve_amounts,
    resolve_fractions,
    resolve_numbers,
)
from corpus.raw import RawRow

#: Dates in the order in which they come about; the rest stand in no order.
_SEQUENCE = ("date", "opened", "resolved", "closed", "start", "end")
#: The same where nothing says when a record was opened: it was reported, and after it happened.
_WITHOUT_OPENED = ("date", "reported", "resolved", "closed", "start", "end")
#: How a column is refused whose name promises what its values are not.
_OTHER_VALUES = ("few values are dates", "few values are amounts", "few values are numbers")
#: How a column is refused that is called a root cause.
_NO_CAUSE = "named like 'root_cause', but "


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """Something about a column that a person should know; ``rows`` says how many it concerns."""

    file: str
    table: str
    column: str
    rows: int
    reason: str


OnNote = Callable[[ColumnNote], None]


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's rows and, for each mapped field, its resolved cells (one a row).

    ``places`` are the columns of each mapped field, looked up once for all rows.
    """

    rows: tuple[RawRow, ...]
    labels: tuple[str, ...]
    mapping: TableMapping
    dates: Mapping[str, DateColumn]
    numbers: Mapping[str, tuple[ResolvedNumber, ...]]
    amounts: Mapping[str, tuple[ResolvedMoney, ...]]
    places: Mapping[str, tuple[int, ...]]

    def index(self, field: str) -> int | None:
        """Return the place of the one column that feeds a field, or None."""
        places = self.places.get(field)
        return places[0] if places else None

    def raw(self, field: str) -> list[str] | None:
        """Return the cells that feed a field as received, or None."""
        index = self.index(field)
        return None if index is None else [row.cells[index] for row in self.rows]

    def value(self, place: int, field: str) -> str | None:
        """Return the short value of a field in one row, or None."""
        index = self.index(field)
        return None if index is None else attribute(self.rows[place].cells[index])

    def extras(self, place: int, *, named: Sequence[str] = ()) -> Mapping[str, str]:
        """Return what no field takes, by label, and the ``named`` fields by their own names."""
        cells = self.rows[place].cells
        kept = [
            (column.field if column.field in named else column.column, cells[column.index])
            for column in self.mapping.columns
            if column.field is None or column.field in named
        ]
        return extras((label or "", cell) for label, cell in kept)


def resolve_columns(
    rows: Sequence[RawRow], labels: Sequence[str], mapping: TableMapping
) -> Columns:
    """Return the table with its typed columns resolved, each as a whole."""
    fields = [
        field for field in fields_for(mapping.records) if mapping.index(field.name) is not None
    ]
    cells = {
        field.name: [row.cells[mapping.indexes(field.name)[0]] for row in rows] for field in fields
    }
    return Columns(
        tuple(rows),
        tuple(labels),
        mapping,
        _dates(_of(fields, Group.DATE), cells),
        _numbers(fields, cells),
        {
            field.name: resolve_amounts(
                cells[field.name], cells.get("currency"), label=_label(mapping, labels, field)
            )
            for field in _of(fields, Group.MONEY)
        },
        {field.name: mapping.indexes(field.name) for field in fields},
    )


def _of(fields: Sequence[Field], group: Group) -> list[Field]:
    return [field for field in fields if field.group is group]


def _label(mapping: TableMapping, labels: Sequence[str], field: Field) -> str:
    return shown_label(labels[mapping.indexes(field.name)[0]])


def _dates(fields: Sequence[Field], cells: Mapping[str, list[str]]) -> dict[str, DateColumn]:
    names = [field.name for field in fields]
    sequence = _SEQUENCE if "opened" in names else _WITHOUT_OPENED
    ordered = [name for name in sequence if name in names]
    others = [name for name in names if name not in sequence]
    resolved = resolve_table([cells[name] for name in ordered + others], in_sequence=len(ordered))
    return dict(zip(ordered + others, resolved, strict=True))


def _numbers(
    fields: Sequence[Field], cells: Mapping[str, list[str]]
) -> dict[str, tuple[ResolvedNumber, ...]]:
    hours = {field.name: resolve_numbers(cells[field.name]) for field in _of(fields, Group.NUMBER)}
    margins = {
        field.name: resolve_fractions(cells[field.name]) for field in _of(fields, Group.MARGIN)
    }
    return hours | margins


def notes_on(columns: Columns, *, file: str, table: str) -> list[ColumnNote]:
    """Return what a person should know of the dates and amounts of a table."""
    found: list[ColumnNote] = []

    def add(field: str, rows: int, reason: str) -> None:
        index = columns.index(field)
        if rows and index is not None:
            label = shown_label(columns.labels[index])
            found.append(ColumnNote(file, table, label, rows, reason))

    for name, column in columns.dates.items():
        first = next((value.reason for value in column.values if value.rejected), "")
        add(name, column.rejected, f"not a date, left empty; the first: {first}")
        add(name, column.ambiguous, f"ambiguous dates; {column.reason}")
        add(name, column.swapped, "read as year, day and month: some are a date only so")
    resolved: dict[str, Sequence[ResolvedNumber | ResolvedMoney]] = {
        **columns.numbers,
        **columns.amounts,
    }
    for name, values in resolved.items():
        reasons = [value.reason for value in values if value.value is None and value.reason]
        add(name, len(reasons), f"left empty; the first: {reasons[0]}" if reasons else "")
    return found + _not_used(columns, file, table)


def _not_used(columns: Columns, file: str, table: str) -> list[ColumnNote]:
    """Return notes on columns called a date, an amount, a number or a cause with other values."""
    found = []
    for column in columns.mapping.columns:
        if column.field is None and _misses(column):
            filled = sum(not is_blank(row.cells[column.index]) for row in columns.rows)
            samples = ", ".join(map(repr, column.samples))
            reason = f"{column.reason} ({samples}); kept as an extra attribute"
            found.append(ColumnNote(file, table, shown_label(column.column), filled, reason))
    return found


def _misses(column: ColumnMapping) -> bool:
    cause = column.reason.startswith(_NO_CAUSE) and names_cause(label_forms(column.column))
    return cause or column.reason.endswith(_OTHER_VALUES)
