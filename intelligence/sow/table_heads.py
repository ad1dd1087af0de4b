"""Whether the first row of a table names its columns, or is a row like the others."""

from __future__ import annotations

import re

from intelligence.sow.vocabulary import DATE

_CELLS = re.compile(r"[|\t]")
#: What is told in a row and names no column: a figure, a day, what is left open. A year may head.
_VALUE = re.compile(
    r"(?!(?:19|20)\d\d$|\d+(?:st|nd|rd|th)\b)(?:[A-Z]{3}\s|[$\u20ac\u00a3]\s?)?\d"
    rf"|{DATE}|(?:tbd|tbc|tba|n/?a)\b|(?:still |yet )?to be (?:agreed|confirmed|decided|determined"
    r"|defined|advised|announced|clarified|specified)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"[|\s]*:?-{2,}:?(?:[|+\s]+:?-{2,}:?)*[|\s]*")


def names_columns(row: str, below: str) -> bool:
    """Return whether the first row of a table heads it: over a rule, or without any value.

    >>> names_columns("| Item | Due |", ""), names_columns("| Go-live | 4 May 2026 |", "")
    (True, False)
    """
    if "-" in below and _RULE.fullmatch(below):
        return True
    return not any(_VALUE.match(cell.strip()) for cell in _CELLS.split(row))
