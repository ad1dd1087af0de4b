"""Tables made from labels and rows, mapped as a person would be shown them."""

from collections.abc import Sequence

from corpus.interpret.columns import Columns, resolve_columns
from corpus.mapping import Mapping, propose_mapping
from corpus.raw import RawRow, RawTable, RowFault


def raw_rows(rows: Sequence[Sequence[str]]) -> list[RawRow]:
    return [RawRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1)]


def raw_table(
    labels: Sequence[str], rows: Sequence[Sequence[str]], faults: Sequence[RowFault] = ()
) -> RawTable:
    return RawTable("sheet", tuple(labels), iter([*raw_rows(rows), *faults]))


def mapped(
    labels: Sequence[str], rows: Sequence[Sequence[str]], kind: str | None = None
) -> Mapping:
    return propose_mapping(labels, rows, kind)


def columns_of(
    labels: Sequence[str], rows: Sequence[Sequence[str]], kind: str | None = None
) -> Columns:
    return resolve_columns(raw_rows(rows), labels, mapped(labels, rows, kind))
