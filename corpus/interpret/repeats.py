"""Rows of one table that claim the same key: one counts, and the others are told."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.interpret.columns import Columns
from corpus.mapping.evidence import shorten
from corpus.records import Customer, Engagement
from corpus.rejected import Rejected

Account = Customer | Engagement | Rejected


def last_of_each(records: Sequence[Account], columns: Columns, file: str) -> list[Account]:
    """Return records, one a row, with a rejection for each that a later row contradicts.

    A table that says two things of one key is read as its last row has it, because exports are
    written in the order of time; rows that say the same of it are no contradiction.
    """
    last: dict[str, int] = {
        record.key: place
        for place, record in enumerate(records)
        if not isinstance(record, Rejected)
    }
    return [
        record
        if isinstance(record, Rejected) or records[last[record.key]] == record
        else _overruled(columns, place, last[record.key], file, record.key)
        for place, record in enumerate(records)
    ]


def _overruled(columns: Columns, place: int, later: int, file: str, key: str) -> Rejected:
    row = columns.rows[place]
    reason = (
        f"{shorten(key)!r} comes again in row {columns.rows[later].number}, which says otherwise "
        "of it and counts; give each its own key, or take the row out"
    )
    excerpt = shorten(" | ".join(cell for cell in row.cells if cell.strip()), 500)
    return Rejected(file, row.number, reason, excerpt)
