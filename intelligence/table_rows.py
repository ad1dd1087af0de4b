"""Tables within a text: what a column is headed by is said of each cell, not of its whole row.

Reviews in Word, Markdown and wikis put their lessons into tables; a row read as one statement has
the issue, its cause and what is to be done in it, and no role of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intelligence.sections import heading_evidence
from models.roles.contract import Evidence

_BAR = "|"
_LABEL_WORDS = 5
_HALF = 0.5
#: Words of a cell from which it tells something.
_STATEMENT = 4
#: What a heading must tell at least once for the cells below to be read by their columns.
_TELLING = frozenset(
    [
        *(Evidence.CAUSE, Evidence.IMPACT, Evidence.RECOMMENDATION, Evidence.RESOLUTION),
        *(Evidence.ACTION, Evidence.PROBLEM, Evidence.LESSON, Evidence.POSITIVE),
    ]
)
#: Labels of columns that tell facts; what stands in one is a statement only by its length.
_FACTS = frozenset(
    [
        *("", "#", "no", "no.", "nr", "id", "ref", "ref.", "who", "when", "owner", "responsible"),
        *("due", "date", "by", "status", "priority", "severity", "job", "project", "action owner"),
        *("due date", "raised by", "logged by", "target date", "action by"),
    ]
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell ``[start, end)`` of a line and what its column is headed by."""

    start: int
    end: int
    heading: str
    evidence: Evidence


def table_cells(lines: Sequence[str]) -> Mapping[int, tuple[Cell, ...]]:
    """Return the cells that tell something by the index of their line; none for the header.

    >>> found = table_cells(["# | Issue | Why", "1 | Late | Nobody had asked the vendor"])
    >>> [(cell.heading, cell.evidence.value) for cell in found[1]]
    [('Issue', 'problem'), ('Why', 'cause')]
    """
    found: dict[int, tuple[Cell, ...]] = {}
    index = 0
    while index < len(lines):
        framed = lines[index].startswith(_BAR) and lines[index].rstrip().endswith(_BAR)
        labels = _labels(lines[index], framed=framed)
        end = index + 1
        while labels and end < len(lines):
            if not 1 < len(_cells(lines[end], framed=framed)) <= len(labels):
                break
            end += 1
        kinds = [_kind(label) for label in labels] if end > index + 1 else []
        rows = {at: _told(lines[at], labels, kinds, framed=framed) for at in range(index + 1, end)}
        if any(_tells(lines[at], cells) for at, cells in rows.items()):
            found |= {index: (), **rows}
        index = end
    return found


def _labels(line: str, *, framed: bool) -> list[str]:
    """Return the labels of a line that heads a table, none of any other."""
    labels = [line[start:end] for start, end in _cells(line, framed=framed)]
    if len(labels) < 2 or any(not _could_label(label) for label in labels):  # noqa: PLR2004  # a table has columns
        return []
    kinds = [heading_evidence(label) for label in labels]
    facts = sum(map(_is_fact, labels))
    known = sum(kind not in {Evidence.NONE, Evidence.OTHER} for kind in kinds)
    telling = any(kind in _TELLING for kind in kinds)
    return labels if telling and facts + known >= _HALF * len(labels) else []


def _could_label(label: str) -> bool:
    return len(label.split()) <= _LABEL_WORDS and not label.endswith((".", "!", ","))


def _cells(line: str, *, framed: bool) -> list[tuple[int, int]]:
    """Return where the cells of a line are, without the space around them.

    A table is ``framed`` where its header begins and ends with bars, as in Markdown, where rows may
    do without; elsewhere a bar at the beginning or end stands beside an empty cell.
    """
    if _BAR not in line:
        return []
    spans = list(_between_bars(line))
    if not framed:
        return spans
    (left, opened), (closed, right) = spans[0], spans[-1]
    return spans[left == opened : len(spans) - (closed == right)]


def _between_bars(line: str) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in line.split(_BAR):
        start = at + len(piece) - len(piece.lstrip())
        yield start, max(start, at + len(piece.rstrip()))
        at += len(piece) + 1


def _is_fact(label: str) -> bool:
    return label.casefold().rstrip(":") in _FACTS


def _kind(label: str) -> Evidence:
    return Evidence.NONE if _is_fact(label) else heading_evidence(label)


def _told(
    line: str, labels: Sequence[str], kinds: Sequence[Evidence], *, framed: bool
) -> tuple[Cell, ...]:
    return tuple(
        Cell(start, end, label, kind)
        for (start, end), label, kind in zip(
            _cells(line, framed=framed), labels, kinds, strict=False
        )
        if any(map(str.isalpha, line[start:end]))
        and (not _is_fact(label) or len(line[start:end].split()) >= _STATEMENT)
    )


def _tells(line: str, cells: Sequence[Cell]) -> bool:
    return any(
        cell.evidence in _TELLING and len(line[cell.start : cell.end].split()) >= _STATEMENT
        for cell in cells
    )
