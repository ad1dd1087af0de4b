"""Header rows that group the labels below them, and the labels that come of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.amount_forms import SYMBOLS, currency_in

#: Words without which the label beside them means something else.
_QUALIFIERS = {
    "planned", "plan", "actual", "actuals", "baseline", "forecast", "budget", "budgeted",
    "estimated", "estimate", "expected", "original", "revised", "current", "target", "sold",
    "booked", "burned", "logged", "spent", "used", "worked",
}  # fmt: skip

#: Labels that name a thing only together with the group above: the number of a *Job*.
_BARE = {"no", "no.", "nr", "nr.", "number", "id", "code", "key", "ref", "ref.", "#"}
#: Records that a group names in one word, and such a label with it.
_RECORDS = {
    "job", "project", "engagement", "client", "customer", "account", "contract", "matter",
    "assignment", "ncr",
}  # fmt: skip
#: The currency that a group tells for all columns below it: ``Fee (GBP)``.
_MONEY = re.compile(r"[(\[](?:[A-Z]{3}|[€£$¥])[)\]]")

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Span:
    """A block of merged cells: first and last row and column, counted from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


def filled_columns(row: Cells) -> set[int]:
    """Return the columns in which a row has anything."""
    return {index for index, cell in enumerate(row) if cell.strip()}


def stands_over(upper: Cells, leaves: Cells) -> bool:
    """Say whether labels with gaps between them tell apart the labels below that come twice.

    >>> stands_over(["", "Sold", "", "Spent", ""], ["Project", "Hours", "Fee", "Hours", "Fee"])
    True
    """
    filled = filled_columns(upper)
    words = [upper[column].strip() for column in sorted(filled)]
    if len(filled) < 2 or any(word.endswith(":") for word in words):  # noqa: PLR2004  # one cell is a title
        return False
    plain = [leaf.strip() for leaf in leaves]
    groups = _spread(upper, plain, ())
    twice = [c for c, leaf in enumerate(plain) if leaf and plain.count(leaf) > 1]
    apart = {(groups[c] if c < len(groups) else "", plain[c]) for c in twice}
    return bool(twice) and len(apart) == len(twice)


def joined(rows: Sequence[Cells], top: int, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return one label a column of header rows; ``top`` is the place of the first of them.

    A column has the lowest label that it has. The groups above are named with it only where it
    comes twice, or where one of both says planned or actual and the other what.
    """
    width = max(map(len, rows))
    padded = [[*(cell.strip() for cell in row), *[""] * (width - len(row))] for row in rows]
    leaves = [next((row[c] for row in reversed(padded) if row[c]), "") for c in range(width)]
    labels = list(leaves)
    for place in range(len(padded) - 2, -1, -1):
        here = [span for span in spans if span.top == top + place]
        groups = _spread(padded[place], padded[place + 1], here)
        labels = [
            _named(label, leaves[column], groups[column], twice=labels.count(label) > 1)
            for column, label in enumerate(labels)
        ]
    return tuple(labels)


def _named(label: str, leaf: str, group: str, *, twice: bool) -> str:
    """Return a label with its group where the label alone would not do."""
    if not group or group in {label, leaf} or not leaf:
        return label
    if (money := _MONEY.search(group)) and not _MONEY.search(label):
        label, group = f"{label} {money.group()}", _MONEY.sub("", group).strip()
    if label in SYMBOLS or currency_in(label) == label:
        return f"{group} ({label})"
    plain = _MONEY.sub("", label).strip()
    if plain.casefold() in _BARE and group.casefold() in _RECORDS:
        return f"{group} {label}"
    if plain.casefold() in _QUALIFIERS:
        return f"{plain} {group}{label.removeprefix(plain)}"
    return f"{group} {label}" if twice or group.casefold() in _QUALIFIERS else label


def _spread(top: Cells, bottom: Cells, spans: Sequence[Span]) -> list[str]:
    """Return the group label over each column, ``""`` where there is none."""
    groups = [cell.strip() for cell in top]
    across = [span for span in spans if span.right > span.left]
    if across:
        for span in across:
            for column in range(span.left, min(span.right + 1, len(groups))):
                groups[column] = groups[span.left]
        return groups
    current = ""
    for column, cell in enumerate(groups):
        current = cell or (current if column < len(bottom) and bottom[column].strip() else "")
        groups[column] = current
    return groups
