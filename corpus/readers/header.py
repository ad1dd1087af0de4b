"""Where the header of a table is: under titles and blank lines, in one row or in several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.header_groups import Cells, Span, filled_columns, joined, stands_over

#: Rows at the top of a table among which the header is looked for.
SAMPLE_ROWS = 40

_LABEL_CHARACTERS = 120
_HALF = 0.5
#: More rows than these never group labels; what looks so is a form and no table.
_MOST_ROWS = 4
_NUMBER_OR_DATE = re.compile(
    r"^[\s\d.,:;/+\-%$€£TZ]*\d[\s\d.,:;/+\-%$€£TZ]*$"
    r"|^\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{1,4}(?:[ T].*)?$"
)


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


def _could_be_header(rows: Sequence[Cells], index: int, spans: Sequence[Span]) -> bool:
    row = rows[index]
    filled = filled_columns(row)
    if not filled:
        return False
    labels = sum(is_label(row[column]) for column in filled)
    if labels <= _HALF * len(filled):
        return False
    below: set[int] = set()
    for later in rows[index + 1 :]:
        below |= filled_columns(later)
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
    if after + 1 < len(rows) and _is_over_labels(rows, after):
        return True
    if after < len(rows) and not filled_columns(rows[after]):
        while after < len(rows) and not filled_columns(rows[after]):
            after += 1
        return after < len(rows) and len(filled_columns(rows[after])) > len(filled)
    return False


def find_header(rows: Sequence[Cells], spans: Sequence[Span] = ()) -> Header | None:
    """Find the header among the first rows of a table, ``None`` when all are blank.

    The header is the first row of mostly labels that names at least half of the columns that
    hold anything below it. Up to four rows are joined when merged cells, or gaps that the next
    row fills, show that each groups the one below it.

    >>> find_header([["Lessons log", "", ""], ["ID", "Event", "Effect"], ["1", "a", "b"]])
    Header(labels=('ID', 'Event', 'Effect'), body=2)
    """
    rows = rows[:SAMPLE_ROWS]
    chosen = next((i for i in range(len(rows)) if _could_be_header(rows, i, spans)), None)
    if chosen is None:
        chosen = next((i for i, row in enumerate(rows) if filled_columns(row)), None)
        if chosen is None:
            return None
        return Header(tuple(cell.strip() for cell in rows[chosen]), chosen + 1)
    first = last = chosen
    while last + 1 - first < _MOST_ROWS and _groups(rows, last, spans):
        last += 1
    while first > 0 and last + 1 - first < _MOST_ROWS:
        if not (_groups(rows, first - 1, spans) or _stands_over(rows, first, last)):
            break
        first -= 1
    return Header(joined(rows[first : last + 1], first, spans), last + 1)


def _is_over_labels(rows: Sequence[Cells], after: int) -> bool:
    """Say whether the next row is labels, told by numbers below them, that this one groups."""
    cells = [rows[after][column] for column in filled_columns(rows[after])]
    values = [rows[after + 1][column] for column in filled_columns(rows[after + 1])]
    labelled = all(map(is_label, cells)) and not all(map(is_label, values))
    above, leaves = rows[after - 1], rows[after]
    return labelled and _spreads(above, leaves) and stands_over(above, leaves)


def _spreads(upper: Cells, leaves: Cells) -> bool:
    """Say whether the labels have gaps between them, and one spreads over a leaf that comes twice.

    Labels side by side, one above each leaf that comes twice, are a header over a first record
    that says the same in two of its columns.
    """
    above, below = filled_columns(upper), filled_columns(leaves)
    words = [leaf.strip() for leaf in leaves]
    twice = {column for column in below if words.count(words[column]) > 1}
    between = any(min(above) < column < max(above) for column in below - above) if above else False
    return between and bool(twice - above)


def _stands_over(rows: Sequence[Cells], first: int, last: int) -> bool:
    """Say whether the row above tells apart labels that come twice, with no cells merged."""
    above = rows[first - 1]
    labelled = all(is_label(above[column]) for column in filled_columns(above))
    return labelled and stands_over(above, rows[last])


def _groups(rows: Sequence[Cells], index: int, spans: Sequence[Span]) -> bool:
    """Say whether row ``index`` holds group labels over the labels of the next row."""
    if index + 1 >= len(rows):
        return False
    upper, lower = filled_columns(rows[index]), filled_columns(rows[index + 1])
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
