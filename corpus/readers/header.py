"""Where the header of a table is: under titles and blank lines, in one row or in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: Rows at the top of a table among which the header is looked for.
SAMPLE_ROWS = 40

_LABEL_CHARACTERS = 120
_HALF = 0.5
_NUMBER_OR_DATE = re.compile(
    r"^[\s\d.,:;/+\-%$€£TZ]*\d[\s\d.,:;/+\-%$€£TZ]*$"
    r"|^\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{1,4}(?:[ T].*)?$"
)

#: Group labels without which the label below them means something else.
_QUALIFIERS = {
    "planned", "plan", "actual", "actuals", "baseline", "forecast", "budget", "budgeted",
    "estimated", "estimate", "expected", "original", "revised", "current", "target",
}  # fmt: skip

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Span:
    """A block of merged cells: first and last row and column, counted from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Header:
    """The labels of a table and the index of the first row below them."""

    labels: tuple[str, ...]
    body: int


def is_label(cell: str) -> bool:
    """Say whether a cell could name a column.

    >>> is_label("Root cause"), is_label("2024-03-01"), is_label("17,5")
    (True, False, False)
    """
    text = cell.strip()
    return 0 < len(text) <= _LABEL_CHARACTERS and not _NUMBER_OR_DATE.match(text)


def _filled(row: Cells) -> set[int]:
    return {index for index, cell in enumerate(row) if cell.strip()}


def _could_be_header(rows: Sequence[Cells], index: int, spans: Sequence[Span]) -> bool:
    row = rows[index]
    filled = _filled(row)
    if not filled:
        return False
    labels = sum(is_label(row[column]) for column in filled)
    if labels <= _HALF * len(filled):
        return False
    below: set[int] = set()
    for later in rows[index + 1 :]:
        below |= _filled(later)
    if not below:
        return True
    covered = set(filled)
    for span in spans:
        if span.top == index and span.left in filled and span.right - span.left + 1 < len(below):
            covered.update(range(span.left, span.right + 1))
    if len(covered & below) < _HALF * len(below):
        return False
    return not _is_preface(rows, index, filled, below)


def _is_preface(rows: Sequence[Cells], index: int, filled: set[int], below: set[int]) -> bool:
    """Say whether a row is a title or a ``Label: value`` line above the real header."""
    if len(filled) >= len(below) or len(below) == 1:
        return False
    first = rows[index][min(filled)].strip()
    if len(filled) <= 2 and first.endswith(":"):  # noqa: PLR2004  # a label and its value
        return True
    after = index + 1
    if after < len(rows) and not _filled(rows[after]):
        while after < len(rows) and not _filled(rows[after]):
            after += 1
        return after < len(rows) and len(_filled(rows[after])) > len(filled)
    return False


def find_header(rows: Sequence[Cells], spans: Sequence[Span] = ()) -> Header | None:
    """Find the header among the first rows of a table, ``None`` when all are blank.

    The header is the first row of mostly labels that names at least half of the columns that
    hold anything below it. Two rows are joined when merged cells, or gaps that the next row
    fills, show that the first one groups the second.

    >>> find_header([["Lessons log", "", ""], ["ID", "Event", "Effect"], ["1", "a", "b"]])
    Header(labels=('ID', 'Event', 'Effect'), body=2)
    """
    rows = rows[:SAMPLE_ROWS]
    chosen = next((i for i in range(len(rows)) if _could_be_header(rows, i, spans)), None)
    if chosen is None:
        chosen = next((i for i, row in enumerate(rows) if _filled(row)), None)
        if chosen is None:
            return None
        return Header(tuple(cell.strip() for cell in rows[chosen]), chosen + 1)
    if chosen > 0 and _groups(rows, chosen - 1, spans):
        chosen -= 1
    if _groups(rows, chosen, spans):
        return Header(_joined(rows[chosen], rows[chosen + 1], chosen, spans), chosen + 2)
    return Header(tuple(cell.strip() for cell in rows[chosen]), chosen + 1)


def _groups(rows: Sequence[Cells], index: int, spans: Sequence[Span]) -> bool:
    """Say whether row ``index`` holds group labels over the labels of the next row."""
    if index + 1 >= len(rows):
        return False
    upper, lower = _filled(rows[index]), _filled(rows[index + 1])
    if len(upper) < 2 or not lower or not all(is_label(rows[index + 1][c]) for c in lower):  # noqa: PLR2004  # one cell is a title
        return False
    if not all(is_label(rows[index][c]) for c in upper):
        return False
    across = [s for s in spans if s.top == s.bottom == index and s.right > s.left]
    if across:
        grouped = {column for span in across for column in range(span.left, span.right + 1)}
        # a row of data fills the columns that no group spans as well
        filled_beside = bool((upper - grouped) & lower) and len(across) == 1
        return bool(grouped & lower) and not filled_beside
    down = [s for s in spans if s.top == index and s.bottom == index + 1]
    if down:
        return not any({*range(s.left, s.right + 1)} & lower for s in down)
    return _gaps_show_groups(upper, lower)


def _gaps_show_groups(upper: set[int], lower: set[int]) -> bool:
    """Judge two rows without merged cells, as in a CSV saved from such a sheet.

    Every gap of the upper row must follow a label that has its first leaf right below it.
    """
    gaps, both = lower - upper, upper & lower
    if not gaps or not upper - lower or not 0 < len(both) <= len(gaps):
        return False
    return all(column - 1 in both or column - 1 in gaps for column in gaps)


def _joined(upper: Cells, lower: Cells, index: int, spans: Sequence[Span]) -> tuple[str, ...]:
    width = max(len(upper), len(lower))
    top = [*upper, *[""] * (width - len(upper))]
    bottom = [*lower, *[""] * (width - len(lower))]
    groups = _spread(top, bottom, index, spans)
    leaves = [(bottom[c] or top[c]).strip() for c in range(width)]
    labels = []
    for column, leaf in enumerate(leaves):
        group = groups[column]
        repeated = leaves.count(leaf) > 1
        if group and group != leaf and (repeated or group.casefold() in _QUALIFIERS):
            labels.append(f"{group} {leaf}".strip())
        else:
            labels.append(leaf)
    return tuple(labels)


def _spread(
    top: Sequence[str], bottom: Sequence[str], index: int, spans: Sequence[Span]
) -> list[str]:
    """Return the group label over each column, ``""`` where there is none."""
    groups = [cell.strip() for cell in top]
    across = [span for span in spans if span.top == index and span.right > span.left]
    if across:
        for span in across:
            for column in range(span.left, min(span.right + 1, len(groups))):
                groups[column] = top[span.left].strip()
        return groups
    current = ""
    for column, cell in enumerate(groups):
        current = cell or (current if bottom[column].strip() else "")
        groups[column] = current
    return groups
